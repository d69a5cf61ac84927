import { describe, expect, test } from 'vitest';
import { stripCourtesy } from '../../src/understanding/courtesy.ts';

const QUESTION = 'kalau telat bayar didenda ga';

describe('what stands around a question', () => {
  test.each([
    'Selamat pagi Bapak/Ibu, mohon izin bertanya. … Terima kasih banyak sebelumnya.',
    'assalamualaikum wr.wb. maaf mengganggu waktunya min, …',
    'Assalamu’alaikum admin yang baik hati 🙏 mau tanya dong … Mohon dijawab ya min, saya tunggu',
    'misi kak mau nanya dong, … makasih ya kak',
    'met malem min sori ganggu malem2, …',
    'kulonuwun mas, kulo badhe tanglet. … matur nuwun nggih pak',
    'sugeng enjing bu, nyuwun pirsa nggih, … suwun',
    'punten teh, abdi bade naros, … hatur nuhun',
    'sampurasun kang, hoyong tumaros sakedik, … nuhun',
    'horas lae, mau tanya dulu lah, … mauliate godang',
    'uda, ambo nio batanyo ciek, … tarimo kasih banyak',
    'om swastiastu bli, tiang jagi metaken, … suksma',
    'syalom kaka, sa mau tanya, … Tuhan memberkati',
    'P min, gini loh, … thx',
    'halooo kawan jkn, aku cuma mau nanya soal … trims yaa',
    'permisi gan … tolong dijawab ya gan',
    'kak, boleh tanya ga? … 🙏🙏',
    'Dengan hormat, mohon informasinya … Wassalamualaikum wr wb',
    'siang bos numpang nanya bentar … maaf ya banyak tanya',
  ])('%s', (around) => {
    const { core } = stripCourtesy(around.replace('…', QUESTION));
    expect(core.replace(/[ ?🙏]+$/u, '')).toBe(QUESTION);
  });
});

test.each([
  ['assalamualaikum', 'assalamualaikum', false],
  ['Kulo nuwun…', 'kulonuwun', false],
  ['halo kak, makasih ya', 'halo', true],
  ['matur nuwun sanget pak', null, true],
  ['permisi, boleh nanya ga kak?', 'punten', false],
  ['Horas bang!', 'horas', false],
  ['selamat sore min, mau tanya', 'sore', false],
  ['om swastiastu', 'swastiastu', false],
  ['makasih banyak infonya mbak 🙏', null, true],
])('"%s" is courtesy and nothing else', (text, salam, thanks) => {
  expect(stripCourtesy(text)).toEqual({ core: '', salam, thanks });
});

describe('what is asked or told stays whole', () => {
  test.each([
    'ibu saya sesak',
    'bapak ga jadi operasi, rujukannya hangus ga',
    'mau tanya sama orang langsung',
    'mau tanya pendamping',
    'pagi tadi saya bayar di indomaret',
    'tes hiv gratis pake bpjs ga',
    'tolong bpjs saya mati',
    'kakak saya mau melahirkan',
    'cara daftarin bapak',
    'kartu punya ibu',
    'mau izin ganti faskes',
    'saya mau daftar',
    'om saya kecelakaan kerja ditanggung ga',
    'selamat dari kecelakaan, siapa yang bayar',
    'iya',
    'oke',
    'tidak',
    '3',
    '👍',
    'siang ini kantor buka?',
    'apa itu salam sehat ceria',
  ])('%s', (text) => {
    expect(stripCourtesy(text)).toEqual({ core: text, salam: null, thanks: false });
  });

  test.each([
    ['assalamualaikum ibu saya sesak nafas', 'ibu saya sesak nafas'],
    ['permisi pak bapak saya mau operasi', 'bapak saya mau operasi'],
    ['iya kak', 'iya'],
    ['boleh, makasih ya min', 'boleh'],
    ['maaf salah, 5 orang', 'salah, 5 orang'],
    ['makasih kak. terus syaratnya apa?', 'terus syaratnya apa?'],
  ])('%s → %s', (text, core) => {
    expect(stripCourtesy(text).core).toBe(core);
  });
});

test('the middle of a long text is not looked at', () => {
  expect(stripCourtesy(`assalamualaikum pak, ${'dagangan sepi. '.repeat(200)}makasih`).core).toMatch(
    /^dagangan.*sepi\.$/,
  );
});
