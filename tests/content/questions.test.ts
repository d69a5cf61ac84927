import { expect, test } from 'vitest';
import { compileAnswers } from '../../src/content/load/answers.ts';
import { DECLARATIONS } from '../../src/declarations.ts';
import { loadContent } from '../../src/content/load/load.ts';
import { ROOT } from '../../src/main.ts';

const content = loadContent(ROOT, Date.UTC(2026, 10, 23), DECLARATIONS);
const { answers } = compileAnswers(content);
const sources = content.questions.map(({ source }) => source);

/** What people ask about, as the programme counts it. */
const TOPICS =
  'daftar mobile_jkn pbi bayar manfaat iuran pindah_segmen kepesertaan keluarga_kk antrean_online rehab faskes status_nonaktif kartu_nik rujukan kacamata_alkes salam persalinan pengaduan igd tidak_dijamin mitos_rugi denda akses_lansia pendamping mitos_3hari mampu_bayar kelas_kris hak_kewajiban bayi tunggakan pandawa kecelakaan kader akses_tanpa_hp skrining privasi penipuan pengingat mitos_sakit syariah pemutihan mitos_ribet mitos_diskriminasi kuis mitos_pns mitos_144'.split(
    ' ',
  );

test('every topic has several answers, and there are at least 130', () => {
  const thin = TOPICS.filter((topic) => sources.filter((source) => source.topic === topic).length < 2);
  expect(thin).toEqual([]);
  expect(sources.length).toBeGreaterThanOrEqual(130);
});

test('each of the thirteen wrong claims met elsewhere has an answer that corrects it', () => {
  const corrected = new Set(sources.flatMap(({ source }) => source));
  const claims = Array.from({ length: 13 }, (_, i) => `W${String(i + 1).padStart(2, '0')}`);
  expect(claims.filter((claim) => !corrected.has(claim))).toEqual([]);
});

test('every answer is short, names its source, and leads on or elsewhere', () => {
  const scope = { vars: {}, now: Date.UTC(2026, 10, 23), lang: 'id' };
  const wrong = sources.flatMap(({ id, source, next, elsewhere }) => {
    const messages = (answers.get(id)?.messages ?? []).map((message) => message(scope));
    const short = messages.length >= 1 && messages.length <= 3 && messages.every((text) => text.length <= 300);
    const sourced = source.some((name) => /^[FW]\d/.test(name));
    return short && sourced && ((next ?? []).length >= 1 || elsewhere === true) ? [] : [id];
  });
  expect(wrong).toEqual([]);
});

test('no answer promises a write-off, advises to stop paying, or asks for a number that must stay secret', () => {
  const scope = { vars: {}, now: Date.UTC(2026, 10, 23), lang: 'id' };
  const said = [...answers.values()].map(
    ({ id, messages }) => [id, messages.map((say) => say(scope)).join(' ')] as const,
  );
  const bad = said.filter(
    ([, text]) =>
      /pemutihan (?:sudah|telah) berlaku|tunggakan (?:akan|pasti|sudah) dihapus|berhenti(?:lah)? (?:saja )?membayar|1500.?400|8750.?400/iu.test(
        text,
      ) || /(?<!jangan |tidak perlu |tidak perlu\. jangan )kirim(?:kan)? NIK/iu.test(text),
  );
  expect(bad).toEqual([]);
});
