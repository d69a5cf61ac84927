import { expect, test } from 'vitest';
import { createChat } from '../builders/world.ts';

/** Somebody who agreed to be remembered, told nothing more, and looks at the menu. */
async function atMenu() {
  const chat = createChat();
  await chat.talks('halo', 'kenalan', 'boleh', ...Array.from({ length: 6 }, () => 'LEWATI'), 'menu');
  return chat;
}

async function profileOf({ store }: Awaited<ReturnType<typeof atMenu>>) {
  const data = await store.personData(1);
  return Object.fromEntries((data?.profile ?? []).map(({ name, value }) => [name, value]));
}

test('the price of a family is said at once where people and class were said, with one step for today', async () => {
  const { says } = await atMenu();
  const reply = await says('brp iuran kls 3 utk 5 org');
  expect(reply).toContain('Untuk 5 orang, kelas 3: Rp175.000 sebulan');
  expect(reply).toContain('Hari ini');
});

test('a class that is asked about afterwards is worked out for the people that are known', async () => {
  const { says, talks } = await atMenu();
  await talks('brp iuran kls 3 utk 5 org');
  expect(await says('kalo kelas 1?')).toContain('Untuk 5 orang, kelas 1: Rp750.000 sebulan');
  expect(await says('kalo 2 orang?')).toContain('Untuk 2 orang, kelas 1: Rp300.000 sebulan');
});

test('a household that was only supposed is not kept', async () => {
  const chat = await atMenu();
  await chat.talks('keluarga saya 5 orang', 'kalo 2 orang kelas 3?');
  expect(await profileOf(chat)).toMatchObject({ household_size: 5 });
});

test('arrears are worked out with their instalment, and no more than the months that are counted', async () => {
  const { says } = await atMenu();
  const reply = await says('nunggak 14 bulan kelas 3 keluarga 4 orang berapa totalnya');
  expect(reply).toContain('kira-kira Rp2.100.000');
  expect(reply).toContain('Rp175.000 sekali bayar');
  const capped = await says('bpjs saya nunggak 5 tahun, kelas 3, 1 orang');
  expect(capped).toContain('kira-kira Rp875.000');
  expect(capped).toContain('paling banyak 24 bulan');
});

test('what a sum still needs is asked, one thing at a time, and typed numbers mean their class', async () => {
  const { says } = await atMenu();
  const first = await says('bpjs gw nunggak 14 bln, kena berapa?');
  expect(first).toContain('Berapa orang di Kartu Keluarga?');
  expect(first).not.toContain('Kelas berapa?');
  expect(await says('saya, istri, anak 2')).toContain('Kelas berapa?');
  expect(await says('3')).toContain('4 orang, kelas 3: kira-kira Rp2.100.000');
});

test('facts in one sentence are said back, kept, and never asked for again', async () => {
  const chat = await atMenu();
  const reply = await chat.says('nama saya bu sri, jualan jamu keliling, anak 3 sama suami, tinggal di sendangadi');
  expect(reply).toContain('saya catat: Bu Sri, pedagang kaki lima, Sendangadi');
  expect(reply).toContain('5 orang sekeluarga');
  expect(await profileOf(chat)).toMatchObject({
    nickname: 'Bu Sri',
    work: 'street_trader',
    village: 'sendangadi',
    household_size: 5,
  });
  const sum = await chat.says('hitung iuran');
  expect(sum).toContain('Hitung untuk kelas berapa?');
  expect(sum).not.toContain('Berapa orang');
});

test('without consent facts are used in the talk, and none becomes a row', async () => {
  const { says, talks, store } = createChat();
  await talks('halo', 'kenalan', 'tidak');
  expect(await says('keluarga kami 4 orang')).not.toContain('catat');
  expect(await says('iuran kelas 3 berapa?')).toContain('Untuk 4 orang, kelas 3: Rp140.000');
  expect(await store.personData(1)).toMatchObject({ profile: [] });
});

test('what was told before the welcome is not asked for after the consent', async () => {
  const { says, talks } = createChat();
  const first = await says('saya bu tini, iuran kelas 3 untuk 4 orang berapa?');
  expect(first).toContain('Untuk 4 orang, kelas 3: Rp140.000');
  expect(first).toContain('bukan layanan resmi BPJS Kesehatan');
  await talks('kenalan');
  expect(await says('ya')).toContain('Bu Tini bekerja sebagai apa?');
  await talks('serabutan');
  expect(await says('sinduadi')).not.toContain('Kartu Keluarga');
});

test('a number of people is no wish for a person', async () => {
  const { says } = await atMenu();
  const people = await says('4 orang mas');
  expect(people).toContain('4 orang sekeluarga');
  expect(people).not.toContain('bukan mesin');
});

test('children alone are no household: how many people there are is asked', async () => {
  const { says } = await atMenu();
  const children = await says('anak saya 2');
  expect(children).toContain('Anaknya 2, ya.');
  expect(children).toContain('Berapa orang');
});

test('a number that is put right makes the sum anew', async () => {
  const { says, talks } = await atMenu();
  await talks('iuran kelas 3 untuk 4 orang berapa');
  expect(await says('salah, 5 orang')).toContain('Untuk 5 orang, kelas 3: Rp175.000');
  expect(await says('kalo kelas 2?')).toContain('Untuk 5 orang, kelas 2: Rp500.000');
});

test('other months are asked about after arrears as shortly as people do', async () => {
  const { says, talks } = await atMenu();
  await talks('kl nunggak 30 bulan kelas 2 berlima?');
  expect(await says('kalo 10 bulan?')).toContain('Nunggak 10 bulan, 5 orang, kelas 2: kira-kira Rp5.500.000');
});

test('a place that was wrong is put right, said back and kept, with the clock of the right one', async () => {
  const chat = await atMenu();
  await chat.talks('saya tinggal di Sleman');
  expect(await chat.says('bukan Sleman, Merauke')).toContain('tinggalnya di Merauke, Papua Selatan, ya');
  expect(await profileOf(chat)).toMatchObject({ other_place: 'Merauke, Papua Selatan', village: '' });
});

test('what is told to a mentor who is waited for is kept and used afterwards', async () => {
  const chat = await atMenu();
  await chat.talks('BANTUAN', 'saya Marni, keluarga 4 orang');
  expect(await profileOf(chat)).toMatchObject({ nickname: 'Marni', household_size: 4 });
});

test('arrears that were put right leave dues that were worked out alone', async () => {
  const chat = await atMenu();
  await chat.talks('brp iuran kls 3 utk 5 org');
  const reply = await chat.says('salah ketik, nunggaknya 7 bulan');
  expect(reply).toContain('menunggaknya 7 bulan');
  expect(reply).not.toContain('sebulan, kira-kira');
});

test('what is told in the hours of an emergency is kept as well', async () => {
  const chat = await atMenu();
  await chat.talks('anak saya kejang', 'nama saya Sastro, di rumah cuma berdua sama istri');
  expect(await profileOf(chat)).toMatchObject({ nickname: 'Sastro', household_size: 2 });
});
