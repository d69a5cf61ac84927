import { describe, expect, test } from 'vitest';
import { readConsentDoubt } from '../../src/understanding/consent-doubts.ts';
import { createChat } from '../builders/world.ts';

describe('whether answers may be kept', () => {
  test('is asked once, after something worth keeping was answered, and then counts with what was told', async () => {
    const { says, store } = createChat();
    expect(await says('halo')).not.toContain('Boleh saya simpan');
    const told = await says('saya sudah daftar kemarin');
    expect(told.indexOf('Hebat')).toBeLessThan(told.indexOf('Boleh saya simpan'));
    expect(await store.personData(1)).toMatchObject({ person: { consent: 'unasked' }, profile: [], stages: [] });
    await says('aku ora mudeng');
    await says('yo wis boleh mas');
    expect(await store.personData(1)).toMatchObject({ person: { consent: 'given', stage: 'registered' } });
  });

  test('thanks are no yes, and what is asked about the answer before is no doubt', async () => {
    const { says, talks, store } = createChat();
    await talks('halo', 'saya jualan di pasar, keluarga 4 orang, cara daftar gimana');
    expect(await store.personData(1)).toMatchObject({ person: { consent: 'unasked' } });
    expect(await says('syaratnya apa aja')).not.toContain('UU 27/2022');
    for (const thanks of ['makasih ya', 'matur nuwun nggih', 'suwun yo mas']) await says(thanks);
    expect(await store.personData(1)).toMatchObject({ person: { consent: 'unasked' } });
    await says('iya, makasih');
    expect(await store.personData(1)).toMatchObject({ person: { consent: 'given' } });
  });

  test('is not asked again of whoever did not answer, and what was told is gone with the talk', async () => {
    const { says, store } = createChat();
    await says('halo');
    expect(await says('saya sudah daftar kemarin')).toContain('Boleh saya simpan');
    await says('lewati');
    expect(await says('iuran kelas 3 berapa?')).not.toContain('Boleh saya simpan');
    const data = await store.personData(1);
    expect(data?.person.session.vars).not.toHaveProperty('registered_on');
  });
});

describe('the first words', () => {
  test('that are not understood come back after the welcome, with a person', async () => {
    const { says } = createChat();
    const told = await says('xyzzy blorp');
    expect(told.indexOf('Saya Kawan JKN')).toBeLessThan(told.indexOf('«xyzzy blorp»'));
    expect(told).toContain('1. Minta pendamping');
    expect(told).not.toContain('Iuran keluarga saya');
  });

  test('that ask something are answered before the welcome', async () => {
    const { says } = createChat();
    const told = await says('brp iuran kls 3?');
    expect(told.indexOf('Rp35.000')).toBeLessThan(told.indexOf('Saya Kawan JKN'));
    expect(told).toContain('1. Iuran keluarga saya');
  });
});

test.each([
  ['syaratnya apa aja', null],
  ['caranya gimana', null],
  ['ini mbayar ga?', 'cost'],
  ['gratis kan ya', 'cost'],
  ['aman ga mas', 'safe'],
  ['takut disalahgunakan', 'safe'],
  ['bukan penipuan kan', 'safe'],
  ['sing ndelok sopo', 'who'],
  ['siapa saja yang baca', 'who'],
  ['sampai kapan disimpan', 'long'],
  ['bisa dihapus ga nanti', 'long'],
  ['setuju apa to mas', 'why'],
  ['aku ora mudeng', 'why'],
  ['datanya dipakai buat apa', 'why'],
  ['saya 15 tahun', 'child'],
  ['umurku 14', 'child'],
  ['aq msh SMP', 'child'],
  ['aku kelas 2 sma kak', 'child'],
  ['saya mewakili ibu saya', 'for_other'],
  ['sy nulis buat ibu', 'for_other'],
  ['anak saya masih smp', null],
  ['saya 45 tahun', null],
  ['saya lulusan sma', null],
  ['iuran kelas 3 berapa?', null],
  ['boleh', null],
  ['x'.repeat(4096), null],
] as const)('a doubt about being remembered: "%s" is %s', (text, doubt) => {
  expect(readConsentDoubt(text)).toBe(doubt);
});
