import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { expect, onTestFinished, test } from 'vitest';
import { HOUR } from '../../src/calendar/durations.ts';
import { DATABASE_FILE } from '../../src/store/sqlite/open.ts';
import { unnaming } from '../../src/store/sqlite/naming.ts';
import { COLUMNS } from '../../src/store/sqlite/personal.ts';
import * as schema from '../../src/store/sqlite/schema.ts';
import { invite } from '../builders/invite.ts';
import { createProgram } from '../builders/program.ts';
import { createWorld } from '../builders/world.ts';
import { NOW } from '../helpers.ts';
import { aftermath } from '../../src/rooms.ts';

/** Names that stand nowhere else in the program. */
const NAMES = {
  worker: 'Bu Wijayakusuma',
  mentor: 'Bu Sekarlangit',
  kader: 'Bu Lembayungsari',
  coordinator: 'Pak Mandalawangi',
} as const;
type Who = keyof typeof NAMES;

test('the list of personal columns has a place for every column of the schema', () => {
  const inSchema = Object.values(schema).map((table) => {
    const { name, columns } = getTableConfig(table);
    return [name, columns.map((column) => column.name).sort()] as const;
  });
  const listed = Object.entries(COLUMNS).map(([name, columns]) => [name, Object.keys(columns).sort()] as const);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(inSchema));
});

test('a column whose name says that it names a person is listed as one', () => {
  const naming = Object.entries(COLUMNS).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([column, { holds }]) =>
      /(^|_)(person|worker|mentor|author|by)(_id)?$/.test(column) && holds !== 'person' ? [`${table}.${column}`] : [],
    ),
  );
  expect(naming).toEqual([]);
});

/** A village in which everybody has met everybody, on Telegram. `sent`: what was owed on the way went out. */
async function village(sent: boolean) {
  const { store, hands, clock, dataDir, fire: fires } = createProgram();
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  onTestFinished(() => void db.close());
  const send = async () => {
    for (;;) {
      const owed = await store.claimOutbox('telegram', 100, clock.now);
      if (owed.length === 0) return;
      await store.settleOutbox(
        owed.map(({ id }) => ({ id, status: 'sent', ref: `r${id}` })),
        aftermath,
      );
    }
  };
  const says = async (who: string, ...texts: string[]) => {
    for (const text of texts) {
      clock.now += 1000;
      await hands(who, { kind: 'text', text }, { channel: 'telegram', ref: `in${clock.now}` });
      if (sent) await send();
    }
  };
  const presses = async (who: string, label: string) => {
    clock.now += 1000;
    const token = db
      .prepare<[string, string], string>(
        `select o.value ->> 'token' from outbox b, json_each(b.body, '$.options') o
         where b.address = ? and instr(o.value ->> 'label', ?) > 0 order by b.id desc limit 1`,
      )
      .pluck()
      .get(who, label);
    if (token === undefined) throw new Error(`${who} was given no button "${label}"`);
    await hands(who, { kind: 'button', token }, { channel: 'telegram' });
    if (sent) await send();
  };
  const fire = async () => {
    await fires(clock.now + 1000);
    if (sent) await send();
  };
  const joins = async (who: string, role: Exclude<Who, 'worker'>, name: string) => {
    await says(who, `GABUNG ${await invite(store, { role, name, village: ['Sinduadi'] }, clock.now)}`);
  };
  const arrives = (who: string, name: string) =>
    says(who, 'halo', 'kenalan', 'boleh', name, 'petani', 'sinduadi', '4', 'belum terdaftar', 'biaya', 'menu').then(
      () => says(who, 'pengingat', 'boleh', 'boleh'),
    );
  const announces = async (who: string, day: string) => {
    await says(who, 'umumkan acara');
    await presses(who, 'Sosialisasi JKN');
    await says(who, day, `Rumah ${who === 'kader' ? NAMES.kader : NAMES.coordinator}`);
    await presses(who, 'Sinduadi');
    await presses(who, 'Semua warga');
    await says(who, 'bebas');
  };

  for (const role of ['mentor', 'kader', 'coordinator'] as const) await joins(role, role, NAMES[role]);
  await joins('colleague', 'mentor', 'Pak Cemara');
  await joins('colleague', 'kader', 'Pak Cemara');
  await arrives('worker', NAMES.worker);
  await arrives('neighbour', 'Pak Jati');
  await announces('kader', 'besok jam 4 sore');
  await presses('kader', 'Kirim sekarang');
  await fire();
  await says('worker', 'datang');
  await says('kader', 'acara');
  await presses('kader', 'Sosialisasi JKN 24');
  await presses('kader', 'Siapa yang datang');
  await announces('coordinator', '26 november jam 4 sore');
  await presses('coordinator', 'Kirim nanti');
  await says('coordinator', 'besok jam 8 pagi');
  // Tickets: asked, claimed, written in, noted, handed over, visited.
  await says('worker', 'bantuan', 'mendaftar', `${NAMES.mentor} tahu kata kuncinya mangga`);
  await says('neighbour', 'bantuan', 'mendaftar', `Kata ${NAMES.mentor} saya harus bertanya`);
  await says('mentor', 'ambil 1', 'halo bu', 'catatan 1', `${NAMES.mentor} sudah menelepon`);
  await says('mentor', 'ambil 2', 'temu 2', `Rumah ${NAMES.mentor}`, 'besok', 'jam 9 pagi');
  await says('worker', 'baik bu');
  await says('neighbour', 'saya juga');
  // Words that wait until it is known whom they are for, beside a list of those they may be for.
  await says('mentor', 'besok saya ke sana');
  // The colleague has both workers on the watch list.
  await says('colleague', 'temani');
  await says('kader', 'temani');
  await presses('kader', 'Pak Jati');
  await presses('kader', 'Kirim bantuan');
  clock.now += 20 * HOUR;
  await fire();
  return { store, clock, dataDir, says, db };
}

/** Every row that holds the name, apart from what was sent: that was said. */
function named(db: Database.Database, name: string): string[] {
  return Object.keys(COLUMNS).flatMap((table) =>
    db
      .prepare<[], Record<string, unknown>>(`select * from ${table}`)
      .all()
      .filter((row) => JSON.stringify(row).includes(name))
      .filter((row) => !(table === 'outbox' && row['status'] === 'sent'))
      .map((row) => `${table} ${JSON.stringify(row)}`),
  );
}

function bytesOf(dataDir: string): string {
  return readdirSync(dataDir)
    .map((file) => readFileSync(join(dataDir, file), 'latin1'))
    .join('');
}

test.each(Object.keys(NAMES) as Who[])(
  'erased, a %s is named nowhere: in no table and no byte of the file',
  async (who) => {
    const { store, says, dataDir, db } = await village(false);
    expect(named(db, NAMES[who])).not.toEqual([]);
    await says(who, 'hapus data', 'ya, hapus');
    expect(named(db, NAMES[who])).toEqual([]);
    db.close();
    await store.close();
    const bytes = bytesOf(dataDir);
    expect(bytes).not.toContain(NAMES[who].split(' ')[1]);
    if (who === 'worker') expect(bytes).not.toContain('mangga');
  },
);

test.each(Object.keys(NAMES) as Who[])(
  'when everything was sent, only what was said to others names a %s',
  async (who) => {
    const { says, db } = await village(true);
    await says(who, 'hapus data', 'ya, hapus');
    expect(named(db, NAMES[who])).toEqual([]);
  },
);

test('the others keep their own names, and go on', async () => {
  const { store, says, db, clock } = await village(true);
  await says('mentor', 'hapus data', 'ya, hapus');
  await says('kader', 'hapus data', 'ya, hapus');
  for (const who of ['worker', 'coordinator'] as const) expect(named(db, NAMES[who])).not.toEqual([]);
  expect(named(db, 'Pak Jati')).not.toEqual([]);
  expect((await store.staffList()).map(({ name }) => name)).toEqual([NAMES.coordinator, 'Pak Cemara']);
  expect(await store.openTickets()).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
  const said = db
    .prepare<[], string>("select body from outbox where address = 'worker' and instr(body, 'tidak bisa melanjutkan')")
    .pluck();
  expect(said.get()).toContain('pendamping sedang tidak bisa melanjutkan');
  const [meeting] = await store.announcementsBetween(NOW, clock.now + 48 * HOUR);
  expect(meeting).toMatchObject({ byName: '', status: 'sent', place: 'Rumah …' });
});

test('whoever is called like them, or longer, keeps their name, and so do the words of people they never met', async () => {
  const world = createWorld();
  const { store } = world;
  await world.worker('warga', 'Bu Melati', { reminders: true });
  for (const [who, name] of [
    ['a', 'Bu Sri'],
    ['b', 'Bu Sri Lestari'],
  ] as const) {
    await world.kader(who, name);
    await world.announces(who, { when: who === 'a' ? 'besok jam 4 sore' : 'lusa jam 4 sore' });
    await world.presses(who, 'Kirim sekarang');
  }
  await world.mentor('a', 'Bu Sri');
  await world.mentor('m', 'Bu Mentor');
  await world.worker('ani', 'Bu Ani');
  const met = await world.asksForHelp('ani', 'Bu Sri Lestari menyuruh saya tanya Bu Sri');
  await world.says('a', `ambil ${met.id}`);
  await world.worker('tini', 'Bu Tini');
  await world.asksForHelp('tini', 'Anak saya Bu Sri Rejeki sakit');
  await world.talks('a', 'hapus data', 'ya, hapus');
  expect((await store.announcements(null, 0)).map(({ byName }) => byName).sort()).toEqual(['', 'Bu Sri Lestari']);
  expect((await world.ticketOf('ani')).words).toBe('Bu Sri Lestari menyuruh saya tanya …');
  expect((await world.ticketOf('tini')).words).toBe('Anak saya Bu Sri Rejeki sakit');
});

test('in the words of their tickets they are named no more in small letters or by half, and others still are', async () => {
  const world = createWorld();
  await world.mentor('a', 'Bu Ratna Kemuning');
  await world.mentor('b', 'Bu Dewi Ratna');
  await world.worker('ani', 'Bu Ani');
  const words = 'kata bu ratna kemuning, Mbak Kemuning atau kemuning saja. Bu Dewi Ratna, bu ratna, kemuningan tetap';
  const { id } = await world.asksForHelp('ani', words);
  await world.says('a', `ambil ${id}`);
  await world.talks('ani', 'terima kasih ibu KEMUNING');
  await world.talks('a', 'hapus data', 'ya, hapus');
  expect((await world.ticketOf('ani')).words).toBe('kata …, … atau … saja. Bu Dewi Ratna, bu ratna, kemuningan tetap');
  const texts = (await world.store.ticketEntries(id)).map(({ text }) => text);
  expect(texts).toContain('terima kasih …');
  expect(JSON.stringify(texts)).not.toMatch(/kemuning\b/i);
});

test('where a mentor wanted to meet somebody goes with them, with what was not understood', async () => {
  const { store, dataDir, mentor, worker, asksForHelp, talks, says } = createWorld();
  await mentor();
  await worker('ani', 'Bu Ani');
  await says('ani', 'zzgrk blorp kenangasari');
  const { id } = await asksForHelp('ani');
  await talks('sri', `ambil ${id}`, `temu ${id}`, 'Gang Kenangarum 7', 'besok', 'jam 9 pagi');
  expect(bytesOf(dataDir)).toMatch(/kenangasari[^]*Kenangarum|Kenangarum[^]*kenangasari/);
  await talks('ani', 'hapus data', 'ya, hapus');
  await store.close();
  expect(bytesOf(dataDir)).not.toMatch(/Kenangarum|kenangasari/);
});

test('outside of talk a name goes as it is written alone: the code of a meeting may be the same flower', () => {
  expect(unnaming('Melati')('Bu Melati mengundang, kodenya MELATI 24')).toBe('Bu … mengundang, kodenya MELATI 24');
});

test('of two who have the same name, the words that name both stay', async () => {
  const world = createWorld();
  const { store } = world;
  await world.worker('warga', 'Bu Melati', { reminders: true });
  for (const who of ['a', 'b'] as const) {
    await world.kader(who, 'Bu Sri');
    await world.announces(who);
    await world.presses(who, 'Kirim sekarang');
  }
  await invite(store, { role: 'kader', name: 'Bu Sri', village: ['Sinduadi'] }, world.clock.now);
  await world.talks('a', 'hapus data', 'ya, hapus');
  expect((await store.announcements(null, 0)).map(({ byName }) => byName).sort()).toEqual(['', 'Bu Sri']);
  expect((await store.staffList()).map(({ name }) => name)).toEqual(['Bu Sri']);
});

test('lists that a kader was sent name an erased worker no more', async () => {
  const world = createWorld();
  await world.kader('kader', 'Bu Lembayungsari');
  await world.worker('ani', 'Bu Wijayakusuma', { reminders: true, kader: true });
  await world.announces('kader');
  await world.presses('kader', 'Kirim sekarang');
  await world.fire(world.clock.now + 1000);
  await world.says('ani', 'datang');
  await world.says('kader', 'temani');
  await world.presses('kader', 'Bu Wijayakusuma');
  await world.presses('kader', 'Kirim bantuan');
  await world.says('kader', 'acara');
  for (const label of ['Sosialisasi JKN 24', 'Siapa yang datang', 'Absen', 'Bu Wijayakusuma'])
    await world.presses('kader', label);
  const naming = async () => JSON.stringify(await world.got('kader')).split('Bu Wijayakusuma').length - 1;
  expect(await naming()).toBeGreaterThanOrEqual(6);
  await world.talks('ani', 'hapus data', 'ya, hapus');
  expect(await naming()).toBe(0);
});

test('what a kader planned is cancelled when they erase their data, since nobody is left to let it go', async () => {
  const world = createWorld();
  await world.kader('kader', 'Bu Lembayungsari');
  await world.worker('warga', 'Bu Melati', { reminders: true });
  await world.announces('kader', { when: '30 november jam 4 sore' });
  await world.presses('kader', 'Kirim nanti');
  await world.says('kader', 'besok jam 8 pagi');
  await world.talks('kader', 'hapus data', 'ya, hapus');
  expect(await world.store.announcements(null, 0)).toMatchObject([{ status: 'cancelled', byName: '' }]);
});

test('a worker’s words are gone as well where they were made for WhatsApp, and a village of their own words', async () => {
  const { store, says, db, clock } = await village(true);
  // Everything that anybody was sent, as the channel keeps it.
  const rows = db.prepare<[], { id: number; body: string }>('select id, body from outbox').all();
  for (const { id, body } of rows) await store.keepSent(id, 0, { id: `m${id}`, message: Buffer.from(body) }, clock.now);
  const kept = async () => {
    const all = await Promise.all(rows.map(({ id }) => store.sentMessage(`m${id}`)));
    return all.filter((message) => message && Buffer.from(message).toString().includes(NAMES.worker)).length;
  };
  expect(await kept()).toBeGreaterThan(0);
  await says('worker', 'hapus data', 'ya, hapus');
  expect(await kept()).toBe(0);
  expect(await store.loadTicket(1)).toMatchObject({ workerId: 0, village: '', words: '' });
});

test('what is owed is made anew for WhatsApp once it names them no more', async () => {
  const { store, says, db, clock } = await village(false);
  const rows = db
    .prepare<[], { id: number; body: string }>("select id, body from outbox where status = 'waiting'")
    .all();
  for (const { id, body } of rows) await store.keepSent(id, 0, { id: `m${id}`, message: Buffer.from(body) }, clock.now);
  await says('mentor', 'hapus data', 'ya, hapus');
  const all = await Promise.all(rows.map(({ id }) => store.sentMessage(`m${id}`)));
  const kept = all.flatMap((message) => (message ? [Buffer.from(message).toString()] : []));
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((message) => message.includes(NAMES.mentor))).toEqual([]);
});
