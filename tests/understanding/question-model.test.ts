import { expect, test } from 'vitest';
import { readModel, writeModel } from '../../src/understanding/model-file.ts';
import { createQuestionIndex, OUTSIDE } from '../../src/understanding/question-index.ts';
import { openModel } from '../../src/understanding/question-model.ts';
import { createSpeller, spellerTables } from '../../src/understanding/speller.ts';
import { piecesOf } from '../../src/understanding/sentences.ts';
import { shippedGuide } from '../helpers.ts';
import { learn } from '../../src/understanding/train/lessons.ts';

const QUESTIONS = [
  {
    id: 'bayar',
    topic: 'bayar',
    label: 'Tempat bayar',
    next: ['iuran'],
    phrasings: ['bayar iuran di mana', 'tempat bayar bpjs', 'bayar di indomaret bisa', 'bisa bayar lewat bank'],
  },
  {
    id: 'iuran',
    topic: 'iuran',
    label: 'Besar iuran',
    next: ['bayar'],
    phrasings: ['iuran kelas 3 berapa', 'berapa iuran sebulan', 'iuran kelas satu berapa', 'tarif iuran bpjs'],
  },
  {
    id: 'kartu',
    topic: 'kartu',
    phrasings: ['kartu saya hilang', 'kartu bpjs hilang bagaimana', 'hilang kartunya', 'kartu rusak hilang'],
  },
];
const PHRASES = [
  ...QUESTIONS.flatMap(({ id, phrasings }) => phrasings.map((text) => ({ text, label: id }))),
  ...['resep rendang', 'siapa presiden', 'lagu dangdut'].map((text) => ({ text, label: OUTSIDE })),
];
const WISHES = [
  { text: 'mau ngomong sama orang', wish: true, share: 1 },
  { text: 'minta dihubungi petugas', wish: true, share: 1 },
  { text: 'satu orang berapa', wish: false, share: 1 },
];
const tables = learn({ questions: PHRASES, wishes: WISHES });
const index = createQuestionIndex(QUESTIONS, openModel(tables));

test('the same phrasings teach the same model, in whatever order, and a file gives back what was written', () => {
  const file = writeModel(tables);
  expect(writeModel(learn({ questions: [...PHRASES].reverse(), wishes: [...WISHES].reverse() }))).toEqual(file);
  expect(readModel(file)).toEqual(tables);
  // A file that lies anywhere in memory.
  const shifted = new Uint8Array(file.length + 3);
  shifted.set(file, 3);
  expect(readModel(shifted.subarray(3))).toEqual(tables);
  expect(() => readModel(new TextEncoder().encode('no model at all, only words'))).toThrow();
});

test.each([
  ['iuran kelas 3 brp', 'iuran'],
  ['kartune ilang piye', 'kartu'],
  ['mayar iuran dimana', 'bayar'],
  ['kertu kulo ical', 'kartu'],
])('"%s" means %s', (text, answer) => {
  expect(index.read(text).map(({ candidates }) => candidates[0])).toEqual([answer]);
});

test('two clear questions are two, in their order, and each tells what it was read from', () => {
  const read = index.read('kartu saya hilang gimana? terus iuran kelas 3 berapa');
  expect(read.map(({ answerId }) => answerId)).toEqual(['kartu', 'iuran']);
  expect(read.map(({ why }) => why?.read)).toEqual(['kartu saya hilang gimana?', 'iuran kelas 3 berapa']);
  expect(read[1]?.why?.ranked[0]).toMatchObject({ id: 'iuran' });
});

test('what is denied is not meant', () => {
  const [read] = index.read('bukan tanya kartu hilang, iuran kelas 3 berapa');
  expect(read?.answerId).toBe('iuran');
});

test('what nobody knows a word of is neither offered nor outside', () => {
  expect(index.read('wxyz vvbn')).toMatchObject([{ action: 'fallback', outside: false, candidates: [] }]);
  expect(index.read('resep rendang')).toMatchObject([{ action: 'fallback', outside: true }]);
});

test('short words lean on what was answered last, others do not', () => {
  expect(index.follow('di mana?', 'iuran')).toMatchObject({ answerId: 'bayar' });
  expect(index.follow('kartu bpjs hilang bagaimana', 'bayar')).toBeNull();
  expect(index.follow('caranya?', 'unknown')).toBeNull();
});

test('a message falls into pieces only where each of them stands by itself', () => {
  const texts = (text: string) => piecesOf(text).map((piece) => piece.text);
  expect(texts('iuran kelas 3 berapa dan bayarnya di mana')).toHaveLength(2);
  expect(texts('kartu dan faskes saya')).toHaveLength(1);
  expect(texts('Rp35.000 itu untuk satu orang. Betul?')).toHaveLength(2);
  expect(piecesOf('bukan mau bayar, mau berhenti')[0]).toMatchObject({ denied: true });
});

test('a typing error is mended towards what is known, by letters and by consonants', () => {
  const counts = new Map(['persyaratan', 'kursi', 'kris', 'pandawa', 'tunggakan'].map((word) => [word, 3]));
  counts.set('saluran', 1);
  const speller = createSpeller(spellerTables(counts));
  const mended = ['prsyratan', 'krsi', 'pndwa', 'tungakan', 'tunggkana', 'sayuran', 'ab', 'kursi1'].map(speller.meant);
  expect(mended).toEqual(['persyaratan', 'kursi', 'pandawa', 'tunggakan', 'tunggakan', null, null, null]);
});

test.each([
  ['rehab-apa', 'caranya?', 'rehab-cara'],
  ['pbi-apa', 'carane piye', 'pbi-cara'],
  ['melahirkan-caesar', 'kalo normal?', 'melahirkan-biaya'],
  ['kacamata-berapa', 'kalo kelas 1?', 'kacamata-berapa'],
  ['denda-telat', 'kalau rawat inap?', 'denda-inap'],
  ['skrining-apa', 'kumaha carana', 'skrining-cara'],
])('after %s "%s" means %s', (last, text, answer) => {
  expect(shippedGuide().guide.follow(text, last)?.answerId).toBe(answer);
});

test.each([
  ['iuran-kelas-3', 'harga emas hari ini berapa'],
  ['rehab-apa', 'kartu bpjs saya hilang, gimana ngurusnya'],
])('after %s "%s" is read by itself', (last, text) => {
  expect(shippedGuide().guide.follow(text, last)).toBeNull();
});
