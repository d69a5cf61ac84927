import { describe, expect, test } from 'vitest';
import { readTalk } from '../../tools/talks/read-talk.ts';
import { replay, type Turn } from '../../tools/talks/replay.ts';
import { shippedGuide } from '../helpers.ts';

/** How many messages a worker writes until one is answered so; null: it never is. Nobody of them wrote before. */
async function messagesUntil(lines: readonly string[], reached: (turn: Turn) => boolean): Promise<number | null> {
  const [replayed] = await replay(shippedGuide(), [readTalk(lines.join(' '), lines.join('\n'))]);
  const at = replayed?.turns.findIndex(reached) ?? -1;
  return at < 0 ? null : at + 1;
}

const tells = (words: string) => (turn: Turn) => turn.line.reply.some((bubble) => bubble.includes(words));

describe('the way to what people come for is short, from the first message on', () => {
  test.each([
    [['brp sebulan kalo kelas 3 buat 5 orang'], 'Rp175.000', 1],
    [['misi kak, kami sekeluarga bertiga, iuran bpjs kelas 3 jadinya berapa ya? makasih'], 'Rp105.000', 1],
    [['bpjs bayarnya berapa ya', 'saya, istri, anak 2, kelas 3'], 'Rp140.000', 2],
    [['assalamualaikum pak', 'saya sama suami anak tiga, kelas 2 habis berapa'], 'Rp500.000', 2],
    [['bro kls 3 kalo 6 orang kena brp per bulan'], 'Rp210.000', 1],
  ] as const)('what it costs: %j', async (lines, price, most) => {
    const messages = await messagesUntil(lines, tells(price));
    expect(messages ?? Infinity).toBeLessThanOrEqual(most);
  });

  test.each([
    'cara daftar bpjs gimana',
    'met pagi min, mau tanya dong gimana sih caranya bikin bpjs mandiri, makasih',
    'carane ndaftar bpjs piye mas',
    'kumaha carana daftar bpjs',
  ])('how to register: %s', async (line) => {
    const messages = await messagesUntil(
      [line],
      ({ line: { action, topic } }) => action === 'answer' && topic === 'daftar',
    );
    expect(messages).toBe(1);
  });

  test.each([
    'mau ngomong sama orang',
    'min bisa disambungin ke petugasnya ga',
    'tolong panggilkan orang pak, saya bingung sekali',
    'nyuwun tulung kula badhe matur kaliyan tiyang',
  ])('a human: %s', async (line) => {
    expect(await messagesUntil([line], ({ opened }) => opened)).toBe(1);
  });
});
