import { expect, test } from 'vitest';
import { phoneLinks } from '../../../src/channels/web/phone-links.ts';

const PHONES = [
  { name: 'contact.care_center', number: '165' },
  { name: 'contact.pandawa', number: '0811-8165-165' },
  { name: 'contact.emergency', number: '119' },
];
const urls = (text: string) => phoneLinks(text, PHONES).map(({ url }) => url.split('?')[0]);

test.each([
  ['Pastikan ke BPJS Kesehatan di 165 atau WhatsApp PANDAWA 0811-8165-165.', ['tel:165', 'https://wa.me/628118165165']],
  ['Hubungi 165.', ['tel:165']],
  ['165', ['tel:165']],
  ['Segera ke IGD, atau telepon *119*, ya', ['tel:119']],
  ['(119)', ['tel:119']],
  ['Tulis ke PANDAWA 0811-8165-165', ['https://wa.me/628118165165']],
  ['Rp165.000 per bulan', []],
  ['Rp165 atau Rp 119', []],
  ['Iurannya 165.000, 1165, 119,5 atau 2.119', []],
  ['Nomor 0812-165-119', []],
  ['', []],
])('numbers in %j become links', (text, expected) => {
  expect(urls(text)).toEqual(expected);
});

test('the chat with PANDAWA opens with words that are ready to send', () => {
  const [link] = phoneLinks('0811-8165-165', PHONES);
  expect(link?.label).toContain('PANDAWA');
  expect(decodeURIComponent(link?.url.split('text=')[1] ?? '')).toMatch(/^Halo PANDAWA/);
});
