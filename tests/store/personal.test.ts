import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { expect, onTestFinished, test } from 'vitest';
import { HOUR } from '../../src/calendar/durations.ts';
import { DATABASE_FILE } from '../../src/store/sqlite/open.ts';
import { COLUMNS } from '../../src/store/sqlite/personal.ts';
import * as schema from '../../src/store/sqlite/schema.ts';
import { invite } from '../builders/invite.ts';
import { createProgram } from '../builders/program.ts';
import { NOW } from '../helpers.ts';

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
      await store.settleOutbox(owed.map(({ id }) => ({ id, status: 'sent', ref: `r${id}` })));
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
    says(who, 'halo', 'ya', name, 'petani', 'sinduadi', '4', 'belum terdaftar', 'biaya', 'nanti saja').then(() =>
      says(who, 'pengingat', 'boleh', 'boleh'),
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
  await says('neighbour', 'bantuan', 'mendaftar', `Kata ${NAMES.kader} saya harus bertanya`);
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
