import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/calendar/durations.ts';
import type { ChannelName, Inbound } from '../../src/messages/message.ts';
import { readCode } from '../../src/understanding/link-codes.ts';
import { createProgram } from '../builders/program.ts';
import { createWorld } from '../builders/world.ts';
import { NOW } from '../helpers.ts';
import { textOf } from '../messages.ts';
import { aftermath } from '../../src/rooms.ts';
import { newInvite } from '../../src/staff/invites.ts';

/** Turns with every room, on two channels, and what each chat was told. */
function house() {
  const { store, turns, clock, fire } = createProgram();
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
  return { store, clock, fire, says, person };
}

type House = ReturnType<typeof house>;

async function consents({ says }: House, channel: ChannelName, address: string, name: string): Promise<void> {
  for (const text of ['halo', 'kenalan', 'boleh', name, 'petani']) await says(channel, address, text);
}

async function codeOf({ says }: House, channel: ChannelName, address: string): Promise<string> {
  const said = await says(channel, address, 'HUBUNGKAN');
  return /HUBUNGKAN (\S+)/.exec(said.join('\n'))?.[1] ?? '';
}

/** Telegram 7 asks, WhatsApp a@lid types, and Telegram 7 says yes. */
async function linked(name = 'Bu Tini', other = 'Bu Sri') {
  const home = house();
  await consents(home, 'telegram', '7', name);
  await consents(home, 'whatsapp', 'a@lid', other);
  const code = await codeOf(home, 'telegram', '7');
  const typed = await home.says('whatsapp', 'a@lid', `hubungkan ${code.toLowerCase()}`);
  const answered = await home.says('telegram', '7', 'ya');
  return { ...home, code, typed, answered };
}

test('the chat that asked says yes, both read who the other is, and both use its record', async () => {
  const { typed, answered, person, says } = await linked();
  expect(typed.find((line) => line.startsWith('whatsapp a@lid'))).toContain('Bu Tini, Telegram');
  expect(typed.find((line) => line.startsWith('telegram 7'))).toContain('Hubungkan dengan Bu Sri, WhatsApp?');
  expect(answered.find((line) => line.includes('Sudah terhubung dengan Bu Sri, WhatsApp'))).toContain('telegram 7');
  expect(answered.find((line) => line.includes('sekarang terhubung dengan Bu Tini'))).toContain('whatsapp a@lid');
  const there = await person('telegram', '7');
  expect((await person('whatsapp', 'a@lid'))?.id).toBe(there?.id);
  expect(there?.session.vars['nickname']).toBe('Bu Tini');
  expect((await says('whatsapp', 'a@lid', 'data saya')).join()).toContain('Chat yang terhubung: WhatsApp');
  expect((await says('telegram', '7', 'menu'))[0]).toMatch(/^telegram 7/);
  expect((await says('whatsapp', 'a@lid', 'menu'))[0]).toMatch(/^whatsapp a@lid/);
});

test('who types a code gives nothing away: the one who made it reads and erases nothing of theirs', async () => {
  const { says, person, store } = await linked('Mallory', 'Bu Korban');
  expect((await says('telegram', '7', 'data saya')).join('\n')).not.toContain('Bu Korban');
  await says('telegram', '7', 'hapus data');
  const said = await says('telegram', '7', 'ya, hapus');
  expect(said.join()).toContain('sudah dihapus');
  expect(said.find((line) => line.startsWith('whatsapp a@lid'))).toContain('kembali memakai catatannya sendiri');
  expect(await person('telegram', '7')).toBeNull();
  const victim = await person('whatsapp', 'a@lid');
  expect(victim?.session.vars['nickname']).toBe('Bu Korban');
  expect(victim?.blocked).toBe(false);
  expect((await store.personData(victim?.id ?? 0))?.consents).toHaveLength(1);
});

test('typing alone joins nothing, and a no or PUTUSKAN on either side leaves all as it was', async () => {
  for (const [channel, address, text] of [
    ['telegram', '7', 'tidak'],
    ['telegram', '7', 'PUTUSKAN'],
    ['whatsapp', 'a@lid', 'putuskan'],
  ] as const) {
    const home = house();
    await consents(home, 'telegram', '7', 'Mallory');
    await consents(home, 'whatsapp', 'a@lid', 'Bu Korban');
    const code = await codeOf(home, 'telegram', '7');
    await home.says('whatsapp', 'a@lid', `HUBUNGKAN ${code}`);
    const before = await home.person('whatsapp', 'a@lid');
    expect(before?.id).not.toBe((await home.person('telegram', '7'))?.id);
    expect((await home.says(channel, address, text)).join()).toMatch(/tidak dihubungkan|Tidak jadi/);
    await home.says('telegram', '7', 'ya');
    expect((await home.person('whatsapp', 'a@lid'))?.id).toBe(before?.id);
  }
});

test('PUTUSKAN on either side brings both records back as they were', async () => {
  for (const [channel, address] of [
    ['telegram', '7'],
    ['whatsapp', 'a@lid'],
  ] as const) {
    const { says, person } = await linked();
    const said = await says(channel, address, 'PUTUSKAN');
    expect(said.find((line) => line.startsWith('whatsapp a@lid'))).toContain('catatannya sendiri');
    expect(said.find((line) => line.startsWith('telegram 7'))).toContain('sudah diputus');
    const there = await person('telegram', '7');
    const here = await person('whatsapp', 'a@lid');
    expect([there, here].map((each) => each?.session.vars['nickname'])).toEqual(['Bu Tini', 'Bu Sri']);
    expect([there, here].map((each) => [each?.channel, each?.address, each?.blocked])).toEqual([
      ['telegram', '7', false],
      ['whatsapp', 'a@lid', false],
    ]);
    expect((await says('telegram', '7', 'menu'))[0]).toMatch(/^telegram 7/);
    expect((await says('whatsapp', 'a@lid', 'menu'))[0]).toMatch(/^whatsapp a@lid/);
  }
});

test('the old record of a chat is merged a day later, and only when whoever writes there says so', async () => {
  const { says, person, store, clock, fire } = await linked();
  const own = (await person('telegram', '7'))?.id ?? 0;
  await fire(clock.now + 2 * DAY);
  expect((await store.personData(own))?.consents).toHaveLength(1);
  expect((await says('telegram', '7', 'gabungkan')).join()).toContain('Ketik itu di WhatsApp');
  const said = await says('whatsapp', 'a@lid', 'GABUNGKAN');
  expect(said.find((line) => line.startsWith('telegram 7'))).toContain('minta catatan lamanya digabung');
  await fire(clock.now + MINUTE);
  expect((await store.personData(own))?.consents).toHaveLength(2);
  // Now they are one: the data of both go together.
  await says('whatsapp', 'a@lid', 'hapus data');
  expect((await says('whatsapp', 'a@lid', 'ya, hapus')).join()).toContain('sudah dihapus');
  expect([await person('telegram', '7'), await person('whatsapp', 'a@lid')]).toEqual([null, null]);
});

test('a merge that was wished for is taken back by PUTUSKAN within the day', async () => {
  const { says, person, clock, fire } = await linked();
  await says('whatsapp', 'a@lid', 'GABUNGKAN');
  await fire(clock.now + DAY - MINUTE);
  await says('telegram', '7', 'putuskan');
  await fire(clock.now + DAY);
  expect((await person('whatsapp', 'a@lid'))?.session.vars['nickname']).toBe('Bu Sri');
});

test('whoever erases from a chat that uses another record erases only what is theirs', async () => {
  const { says, person } = await linked('Bu Korban', 'Mallory');
  await says('whatsapp', 'a@lid', 'hapus data');
  const said = await says('whatsapp', 'a@lid', 'ya, hapus');
  expect(said.join()).not.toContain('sudah dihapus');
  expect(said.find((line) => line.startsWith('whatsapp a@lid'))).toContain('HAPUS DATA sekali lagi');
  expect((await person('telegram', '7'))?.session.vars['nickname']).toBe('Bu Korban');
  await says('whatsapp', 'a@lid', 'hapus data');
  expect((await says('whatsapp', 'a@lid', 'ya, hapus')).join()).toContain('sudah dihapus');
  expect(await person('whatsapp', 'a@lid')).toBeNull();
  expect((await person('telegram', '7'))?.consent).toBe('given');
});

test('staff are joined to nobody, whichever side they are on, and a linked chat does not join the staff', async () => {
  const home = house();
  const { says, person, store } = home;
  await store.addInvite(newInvite('KMTR-WQPA-ZEHD', { role: 'coordinator', name: 'Bu Koor', villages: [] }, NOW));
  await says('whatsapp', 'k@lid', 'GABUNG KMTR-WQPA-ZEHD');
  await consents(home, 'telegram', '7', 'Mallory');
  const code = await codeOf(home, 'telegram', '7');
  expect((await says('whatsapp', 'k@lid', `HUBUNGKAN ${code}`)).join()).toContain('Chat petugas tidak bisa');
  expect((await says('telegram', '7', 'ya')).join()).not.toContain('terhubung');
  expect((await says('whatsapp', 'k@lid', 'HUBUNGKAN')).join()).toContain('Chat petugas tidak bisa');
  expect((await person('whatsapp', 'k@lid'))?.id).not.toBe((await person('telegram', '7'))?.id);

  const both = await linked();
  await both.store.addInvite(newInvite('KMTR-WQPA-ZEHD', { role: 'kader', name: 'Bu Tini', villages: [] }, NOW));
  expect((await both.says('telegram', '7', 'GABUNG KMTR-WQPA-ZEHD')).join()).toContain('PUTUSKAN dulu');
  expect((await both.person('telegram', '7'))?.staff).toBe(false);
});

test('only chats of different channels are linked', async () => {
  const home = house();
  await consents(home, 'telegram', '7', 'Bu Tini');
  await consents(home, 'telegram', '8', 'Bu Tini');
  const code = await codeOf(home, 'telegram', '7');
  expect((await home.says('telegram', '8', `HUBUNGKAN ${code}`)).join()).toContain('tempat yang berbeda');
  const { says, code: _ } = await linked();
  expect((await says('whatsapp', 'a@lid', 'hubungkan')).join()).toContain('Ketik itu di Telegram');
});

test('an operator who erases the owner gives the other chat its own record again', async () => {
  const { person, store } = await linked('Mallory', 'Bu Korban');
  await store.erase((await person('telegram', '7'))?.id ?? 0);
  expect(await person('telegram', '7')).toBeNull();
  expect(await person('whatsapp', 'a@lid')).toMatchObject({ blocked: false, consent: 'given' });
});

test('the same on the web, where people fetch their messages: both pages read what is said, in order', async () => {
  const w = createWorld();
  await w.worker('mallory', 'Mallory');
  await w.worker('korban', 'Bu Korban', { channel: 'telegram' });
  const heard = async () => {
    const said: string[] = [];
    for (;;) {
      const messages = await w.store.claimOutbox('telegram', 1000, w.clock.now + 1);
      if (messages.length === 0) return said.join('\n');
      const sent = messages.map(({ id }) => ({ id, status: 'sent' as const, ref: null }));
      await w.store.settleOutbox(sent, aftermath);
      said.push(...messages.map(({ body }) => textOf(body)));
    }
  };
  await heard();
  // The page asks, and the other types.
  const code = /HUBUNGKAN (\S+)/.exec(await w.says('mallory', 'HUBUNGKAN'))?.[1] ?? '';
  await w.says('korban', `HUBUNGKAN ${code}`, { channel: 'telegram' });
  expect(await heard()).toContain('Kode ini dari Mallory, Halaman web');
  expect(await w.hears('mallory')).toContain('Hubungkan dengan Bu Korban, Telegram?');
  expect(await w.presses('mallory', 'Ya')).toContain('Sudah terhubung dengan Bu Korban');
  expect(await heard()).toContain('sekarang terhubung dengan Mallory, Halaman web');
  expect(await w.says('mallory', 'data saya')).not.toContain('Korban');
  await w.says('korban', 'PUTUSKAN', { channel: 'telegram' });
  expect(await heard()).toContain('kembali memakai catatannya sendiri');
  expect(await w.hears('mallory')).toContain('Hubungan dengan Telegram sudah diputus');
  // The other way round: the page typed, and counts on where it was before and after.
  const second = /HUBUNGKAN (\S+)/.exec(
    (await w.says('korban', 'HUBUNGKAN', { channel: 'telegram' })) + (await heard()),
  )?.[1];
  expect(await w.says('mallory', `HUBUNGKAN ${second}`)).toContain('Kode ini dari Bu Korban, Telegram');
  await w.says('korban', 'ya', { channel: 'telegram' });
  expect(await w.hears('mallory')).toContain('sekarang terhubung dengan Bu Korban, Telegram');
  await heard();
  await w.says('korban', 'putuskan', { channel: 'telegram' });
  expect(await w.hears('mallory')).toContain('kembali memakai catatannya sendiri');
  expect(await w.says('mallory', 'menu')).not.toBe('');
});

test('a code works once, for fifteen minutes, and not for whoever asked', async () => {
  const home = house();
  const { says, clock, person } = home;
  await consents(home, 'telegram', '7', 'Bu Tini');
  const code = await codeOf(home, 'telegram', '7');
  expect((await says('telegram', '7', `HUBUNGKAN ${code}`)).join()).toContain('sudah terhubung');
  expect((await says('whatsapp', 'a@lid', `HUBUNGKAN ${code}`)).join()).toContain('Bu Tini, Telegram');
  expect((await says('whatsapp', 'b@lid', `HUBUNGKAN ${code}`)).join()).toContain('tidak dikenal');
  const late = await codeOf(home, 'telegram', '7');
  clock.now += 16 * MINUTE;
  expect((await says('whatsapp', 'c@lid', `HUBUNGKAN ${late}`)).join()).toContain('tidak dikenal');
  expect((await person('whatsapp', 'b@lid'))?.id).not.toBe((await person('telegram', '7'))?.id);
});

test('after ten codes that fit nothing a chat waits an hour', async () => {
  const home = house();
  const { says, clock } = home;
  await consents(home, 'telegram', '7', 'Bu Tini');
  await consents(home, 'whatsapp', 'a@lid', 'Bu Tini');
  for (let i = 0; i < 10; i++)
    expect((await says('whatsapp', 'a@lid', 'HUBUNGKAN KMTR-WQPA-ZEHD')).join()).toContain('tidak dikenal');
  const code = await codeOf(home, 'telegram', '7');
  expect((await says('whatsapp', 'a@lid', `HUBUNGKAN ${code}`)).join()).toContain('satu jam lagi');
  clock.now += HOUR;
  const later = await codeOf(home, 'telegram', '7');
  expect((await says('whatsapp', 'a@lid', `HUBUNGKAN ${later}`)).join()).toContain('Bu Tini, Telegram');
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
