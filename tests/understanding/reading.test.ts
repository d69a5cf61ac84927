import { expect, test } from 'vitest';
import { readCode } from '../../src/understanding/link-codes.ts';
import { Reading } from '../../src/understanding/reading.ts';
import { shippedGuide } from '../helpers.ts';

const SECRET = 'KMTR-WQPA-ZEHD';

test.each([
  ['MULAI v-Sinduadi_k-7', { kind: 'link', code: 'v-sinduadi_k-7' }],
  ['mulai t-1z', { kind: 'link', code: 't-1z' }],
  ['GABUNG poster_mlati', { kind: 'origin', code: 'poster_mlati' }],
  ['/start radio2', { kind: 'origin', code: 'radio2' }],
  [`gabung ${SECRET}`, { kind: 'invite', code: SECRET }],
  ['/start kmtrwqpazehd', { kind: 'invite', code: 'kmtrwqpazehd' }],
  [`hubungkan ${SECRET}`, { kind: 'pair', code: SECRET }],
])('"%s" brings a code', (text, code) => {
  expect(readCode(text)).toEqual(code);
});

test.each([
  'gabung bpjs',
  'join',
  'mulai lagi',
  `mulai ${SECRET}`,
  'hubungkan wa',
  `gabung ${SECRET} ya`,
  'sambungkan',
])('"%s" brings none', (text) => {
  expect(readCode(text)).toBeNull();
});

test('words are read without the numbers that must not be kept, and the question in them is looked for once', () => {
  const looked: string[] = [];
  const questions = (text: string) => {
    looked.push(text);
    return shippedGuide().guide.questions(text);
  };
  const typed = 'bapak saya sesak napas, nik 3404011234567890';
  const words = new Reading(typed, { questions, wishes: null, now: 0, zone: 'Asia/Jakarta' });
  expect(words).toMatchObject({ typed, masked: ['nik'], command: null, danger: 'now', code: null });
  expect(words.text).not.toContain('3404');
  expect(looked).toEqual([]);
  expect(words.question).toBe(words.question);
  expect(looked).toEqual(['bapak saya sesak napas, nik  ']);
});
