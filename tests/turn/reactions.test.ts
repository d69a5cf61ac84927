import { expect, test } from 'vitest';
import { createChat } from '../builders/world.ts';

test('a remark gets a reply of its own, in other words the second time, and what may be asked next beside it', async () => {
  const ani = createChat();
  await ani.worker('ani', 'Bu Ani');
  await ani.says('apa itu rehab');
  const first = await ani.says('oh gitu');
  expect(first).toContain('Sip');
  expect(first).toMatch(/^1\. /m);
  const second = await ani.says('oke siap');
  expect(second).not.toContain('Sip');
  expect(second).toContain('Saya tetap di sini');
});

test('too much money is answered with what helps to pay', async () => {
  const ani = createChat();
  await ani.worker('ani', 'Bu Ani');
  await ani.says('iuran kelas 3 berapa');
  expect(await ani.says('walah kok mahal')).toContain('PBI');
});

test('sorrow and doubt are met with a person, and a yes calls one', async () => {
  const ani = createChat();
  await ani.worker('ani', 'Bu Ani');
  expect(await ani.says('halah')).toContain('165');
  expect(await ani.says('stres aku')).toContain('prihatin');
  expect(await ani.says('ya')).toContain('endamping');
});

test('"ok" in the middle of a dialogue is meant for its question', async () => {
  const ani = createChat();
  await ani.worker('ani', 'Bu Ani');
  await ani.says('hitung iuran');
  expect(await ani.says('ok')).not.toContain('Sip');
});

test('what tells of a life is listened to; what may be meant is offered, and nothing is asked back', async () => {
  const ani = createChat();
  await ani.worker('ani', 'Bu Ani');
  await ani.says('iuran kelas 3 berapa');
  const told = await ani.says('suami saya sudah lama tidak kerja');
  expect(told).toContain('Saya mengerti');
  expect(told).not.toContain('yang mana');
});

test('in the middle of a dialogue what may be meant is shown as well', async () => {
  const ani = createChat();
  await ani.worker('ani', 'Bu Ani');
  await ani.says('hitung iuran');
  expect(await ani.says('padahal sudah bayar tiap bulan terus')).toMatch(/salah satu ini\?\n1\. /);
});
