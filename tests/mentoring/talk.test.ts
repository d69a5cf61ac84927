import { expect, test } from 'vitest';
import { createWorld } from '../builders/world.ts';

async function village() {
  const found = createWorld();
  await found.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await found.mentor('joko', 'Pak Joko', ['Sinduadi']);
  await found.worker('tini', 'Bu Tini');
  return found;
}

test('from asking for help to the rating and back to the very step', async () => {
  const w = await village();
  await w.talks('tini', 'belajar jkn', 'langsung belajar');
  expect(await w.says('tini', 'Apa itu JKN')).toContain('Lanjut?');
  await w.hears('sri');
  await w.says('tini', 'bantuan');
  const opened = await w.says('tini', 'mendaftar');
  expect(opened).toContain('#1');
  expect(opened).toContain('Pendamping sudah diberi tahu');
  expect(await w.says('tini', 'KTP saya hilang, NIK 3404011234567890')).toContain('Saya teruskan ke pendamping');
  const alert = await w.hears('sri');
  for (const part of [
    'Bu Tini',
    'Sinduadi',
    'petani',
    'Mendaftar',
    'KTP saya hilang',
    '[Ambil]',
    '[Lihat riwayat]',
    '[Bukan bidang saya]',
  ])
    expect(alert).toContain(part);
  expect(alert).not.toContain('3404011234567890');
  await w.hears('joko');
  const claimed = await w.presses('sri', 'Ambil');
  expect(claimed).toContain('Ibu/Bapak sekarang mendampingi Bu Tini');
  expect(await w.hears('joko')).toContain('sudah ditangani Bu Sri');
  expect(await w.hears('tini')).toContain('Bu Sri, pendamping, sekarang membantu');
  // While she holds it the bot says nothing of its own.
  expect(await w.says('tini', 'menu')).toBe('');
  expect(await w.says('tini', 'iuran kelas 3 berapa?')).toBe('');
  expect(await w.hears('sri')).toContain('Bu Tini (#1): iuran kelas 3 berapa?');
  expect(await w.says('sri', 'Bawa KK dulu ya bu')).toBe('');
  expect(await w.hears('tini')).toBe('👤 Bu Sri: Bawa KK dulu ya bu');
  await w.says('sri', 'tutup 1');
  expect(await w.presses('sri', 'Sudah terdaftar')).toContain('ditutup: Sudah terdaftar');
  const rate = await w.hears('tini');
  expect(rate).toContain('Seberapa terbantu');
  expect((await w.personOf('tini')).stage).toBe('registered');
  const data = await w.store.personData((await w.personOf('tini')).id);
  expect(data?.stages.at(-1)).toMatchObject({ stage: 'registered', cause: 'ticket/1/registered' });
  expect(await w.says('tini', '5')).toContain('Boleh tulis satu kalimat');
  const back = await w.says('tini', 'Bu Sri sabar sekali');
  expect(back).toContain('Terima kasih atas penilaiannya');
  expect(back).toContain('Lanjut?');
  expect(await w.ticketOf('tini')).toMatchObject({ state: 'closed', rating: 5, ratingWords: 'Bu Sri sabar sekali' });
});
