import { expect, test } from 'vitest';
import { MINUTE } from '../../src/calendar/durations.ts';
import type { ChannelName, Inbound } from '../../src/messages/message.ts';
import { readCode } from '../../src/understanding/link-codes.ts';
import { createProgram } from '../builders/program.ts';
import { textOf } from '../messages.ts';
import { aftermath } from '../../src/rooms.ts';

/** Turns with every room, on two channels, and what each chat was told. */
function house() {
  const { store, turns, clock } = createProgram();
  let n = 0;
  const says = async (channel: ChannelName, address: string, text: string, also?: string[]): Promise<string[]> => {
    const inbound: Inbound = {
      channel,
      externalId: `m${++n}`,
      address,
      ...(also && { also }),
      content: { kind: 'text', text },
      at: clock.now,
    };
    await turns.receive(inbound);
    const sent: string[] = [];
    for (const to of ['telegram', 'whatsapp'] as const) {
      for (const message of await store.claimOutbox(to, 1000, clock.now + 1)) {
        sent.push(`${to} ${message.address}: ${textOf(message.body)}`);
        await store.settleOutbox([{ id: message.id, status: 'sent', ref: null }], aftermath);
      }
    }
    return sent;
  };
  const person = async (channel: ChannelName, address: string) =>
    (await store.load([{ channel, externalId: '-', address }]))[0]?.person ?? null;
  return { store, clock, says, person };
}

type House = ReturnType<typeof house>;

async function consents({ says }: House, channel: ChannelName, address: string, name: string): Promise<void> {
  for (const text of ['halo', 'kenalan', 'boleh', name, 'petani']) await says(channel, address, text);
}

async function codeOf({ says }: House, channel: ChannelName, address: string): Promise<string> {
  const said = await says(channel, address, 'HUBUNGKAN');
  return /HUBUNGKAN (\S+)/.exec(said.join('\n'))?.[1] ?? '';
}

test('Telegram and WhatsApp of one person become one record, with what was learnt on both', async () => {
  const home = house();
  const { says, person, store } = home;
  await consents(home, 'telegram', '7', 'Bu Tini');
  await consents(home, 'whatsapp', 'a@lid', 'Bu Tini');
  const code = await codeOf(home, 'telegram', '7');
  const said = await says('whatsapp', 'a@lid', `hubungkan ${code.toLowerCase()}`);
  expect(said.find((line) => line.includes('Sudah terhubung'))).toContain('whatsapp a@lid');
  expect(said.find((line) => line.includes('sekarang terhubung dengan'))).toContain('telegram 7');
  const there = await person('telegram', '7');
  const here = await person('whatsapp', 'a@lid');
  expect(here?.id).toBe(there?.id);
  const data = await store.personData(here?.id ?? 0);
  expect(data?.consents).toHaveLength(2);
  expect(data?.profile).toContainEqual(expect.objectContaining({ name: 'work' }));
  expect((await says('telegram', '7', 'menu'))[0]).toMatch(/^telegram 7/);
  expect((await says('whatsapp', 'a@lid', 'menu'))[0]).toMatch(/^whatsapp a@lid/);
});

test('a code works once, for fifteen minutes, and not for whoever asked', async () => {
  const home = house();
  const { says, clock, person } = home;
  await consents(home, 'telegram', '7', 'Bu Tini');
  const code = await codeOf(home, 'telegram', '7');
  expect((await says('telegram', '7', `HUBUNGKAN ${code}`)).join()).toContain('sudah terhubung');
  expect((await says('whatsapp', 'a@lid', `HUBUNGKAN ${code}`)).join()).toContain('Sudah terhubung');
  expect((await says('whatsapp', 'b@lid', `HUBUNGKAN ${code}`)).join()).toContain('tidak dikenal');
  const late = await codeOf(home, 'telegram', '7');
  clock.now += 16 * MINUTE;
  expect((await says('whatsapp', 'c@lid', `HUBUNGKAN ${late}`)).join()).toContain('tidak dikenal');
  expect((await person('whatsapp', 'b@lid'))?.id).not.toBe((await person('telegram', '7'))?.id);
});

test('everything of both goes when the person erases their data', async () => {
  const home = house();
  const { says, person } = home;
  await consents(home, 'telegram', '7', 'Bu Tini');
  const code = await codeOf(home, 'telegram', '7');
  await says('whatsapp', 'a@lid', `HUBUNGKAN ${code}`);
  await says('whatsapp', 'a@lid', 'hapus data');
  expect((await says('whatsapp', 'a@lid', 'ya, hapus')).join()).toContain('sudah dihapus');
  expect([await person('telegram', '7'), await person('whatsapp', 'a@lid')]).toEqual([null, null]);
});

test('the number and the LID of one chat are one person, whichever comes first', async () => {
  const home = house();
  const { says, person } = home;
  await consents(home, 'whatsapp', '628120000001@s.whatsapp.net', 'Bu Tini');
  const said = await says('whatsapp', 'a@lid', 'menu', ['628120000001@s.whatsapp.net']);
  expect(said[0]).toMatch(/^whatsapp a@lid/);
  expect((await person('whatsapp', 'a@lid'))?.consent).toBe('given');
  expect((await person('whatsapp', '628120000001@s.whatsapp.net'))?.id).toBe((await person('whatsapp', 'a@lid'))?.id);
});

test('GABUNG with a poster’s code keeps where a person came from; a sentence is no code', async () => {
  const { says, person } = house();
  const said = await says('whatsapp', 'a@lid', 'GABUNG poster_mlati');
  expect(said.join()).toContain('bukan layanan resmi');
  expect((await person('whatsapp', 'a@lid'))?.origin).toBe('poster_mlati');
  expect(['gabung bpjs', 'join', 'gabung jkn yuk'].map(readCode)).toEqual([null, null, null]);
});
