/** Every deed of the house, by everybody, on what is theirs and on what is not (T7). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { DAY } from '../../src/calendar/durations.ts';
import { removeStaff } from '../../src/cli/staff.ts';
import { allDeeds } from '../../src/rooms.ts';
import type { AnyDeed } from '../../src/staff/deed.ts';
import { PERMISSIONS, type Role } from '../../src/staff/roles.ts';
import type { Deed } from '../../src/store/deeds.ts';
import { DATABASE_FILE } from '../../src/store/sqlite/open.ts';
import { createWorld, type World } from '../builders/world.ts';
import { freshFolder } from '../helpers.ts';

/** Who is in the programme. Sri holds Tini's ticket, and Kade made both announcements. */
const PEOPLE = {
  sri: ['mentor'],
  lain: ['mentor'],
  kade: ['kader'],
  jauh: ['kader'],
  koko: ['coordinator'],
  mantan: [],
  orang: [],
  baru: [],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
type Name = keyof typeof PEOPLE;
const NAMES = Object.keys(PEOPLE) as Name[];

/** What tells a reader that it was not for them, or is not there; no reply to a refused deed says more. */
const REFUSALS =
  /bukan tugas|bukan acara Ibu|tidak ada di daftar|tidak berlaku|sudah lama|sudah didampingi|tidak ada lagi/;
/** Words that only those may read to whom they belong. */
const SECRETS = ['rahasiatini', 'Bu Rahayu', 'Balai Kalurahan'];

/** What a deed may name: things of others, for whoever does not hold them. */
interface Things {
  readonly ticket: number;
  readonly person: number;
  readonly mentor: number;
  readonly draft: string;
  readonly sent: string;
}

let built: { bytes: Buffer; now: number; things: Things } | undefined;

/** A programme with all of them, made once; each call gets a copy of its own. */
async function programme(): Promise<{ w: World; things: Things; db: Database.Database }> {
  built ??= await build();
  const dataDir = freshFolder();
  const file = join(dataDir, DATABASE_FILE);
  writeFileSync(file, built.bytes);
  const w = createWorld(dataDir);
  w.clock.now = built.now;
  return { w, things: built.things, db: new Database(file, { readonly: true }) };
}

async function build(): Promise<{ bytes: Buffer; now: number; things: Things }> {
  const w = createWorld();
  await w.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await w.mentor('lain', 'Bu Lain', ['Tirtoadi']);
  await w.kader('kade', 'Bu Kade', ['Sinduadi']);
  await w.kader('jauh', 'Bu Jauh', ['Tlogoadi']);
  await w.coordinator('koko', 'Bu Koko');
  await w.mentor('mantan', 'Bu Mantan', ['Sinduadi']);
  await w.worker('tini', 'Bu Rahayu', { reminders: true, kader: true });
  await w.worker('orang', 'Pak Orang', { village: 'Tirtoadi' });
  await w.says('baru', 'halo');
  await w.announces('kade');
  await w.presses('kade', 'Kirim sekarang');
  await w.announces('kade', { when: '30 november jam 4 sore' });
  const { id: ticket } = await w.asksForHelp('tini', 'rahasiatini');
  await w.says('sri', `ambil ${ticket}`);
  const idOf = async (address: string) => (await w.personOf(address)).id;
  await removeStaff(w.store, String(await idOf('mantan')), w.clock.now, () => undefined);
  await w.fire();
  const db = new Database(join(w.dataDir, DATABASE_FILE), { readonly: true });
  const announcement = db.prepare<[string], string>('select id from announcements where status = ?').pluck();
  const things = {
    ticket,
    person: await idOf('tini'),
    mentor: await idOf('sri'),
    draft: announcement.get('draft') ?? 'none',
    sent: announcement.get('sent') ?? 'none',
  };
  db.close();
  await w.store.close();
  return { bytes: readFileSync(join(w.dataDir, DATABASE_FILE)), now: w.clock.now, things };
}

/** The names of a deed's arguments, as it declares them. */
function argsOf(deed: AnyDeed<never>): string[] {
  const args: unknown = Reflect.get(deed, 'args');
  return typeof args === 'object' && args ? Object.keys(args) : [];
}

/** A deed on the things of the programme: with everything that it may be given, and with no more than it must. */
function formsOf(deed: AnyDeed<never>, things: Things): Deed[] {
  const must = {
    ticket: things.ticket,
    person: things.person,
    mentor: things.mentor,
    announcement: /^announcement_/.test(deed.name) ? things.draft : things.sent,
    audience: 'all',
    field: 'startsAt',
    what: 'close',
    flow: 'lesson_jkn',
    stars: 5,
    ...(deed.name === 'outcome' && { outcome: 'paid' }),
  };
  const may = {
    to: things.person,
    outcome: 'paid',
    kind: deed.name === 'send' ? 'lesson' : 0,
    thing: 'lesson_jkn',
    reply: 'hello',
    day: '2026-11-25',
    place: 'Balai desa',
    village: 'sinduadi',
    work: 'petani',
  };
  const own = (args: object) => Object.fromEntries(Object.entries(args).filter(([key]) => argsOf(deed).includes(key)));
  return [own(must), own({ ...must, ...may })].map((args) => ({ name: deed.name, args }));
}

/** Whether somebody may do it, by the table alone; `theirs`: what it is about is their own. */
function entitled(deed: AnyDeed<never>, who: Name, theirs: boolean): boolean {
  if (deed.permission === null) return false;
  const row: Partial<Record<Role, string>> = PERMISSIONS[deed.permission];
  const isAboutSomething = argsOf(deed).some((arg) => ['ticket', 'person', 'announcement', 'mentor'].includes(arg));
  return PEOPLE[who].some((role) => row[role] === 'any' || (row[role] !== undefined && (theirs || !isAboutSomething)));
}

/** Everything that is kept, but for what any message of anybody moves: the messages, the buttons, where a dialogue stands. */
function kept(db: Database.Database): string {
  const moving = new Set(['inbound', 'outbox', 'buttons', 'missed', 'dialogues']);
  const columns = new Set(['session', 'seq', 'version', 'last_inbound', 'last_outbox', 'desk', 'mode']);
  const tables = db
    .prepare<[], string>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
    )
    .pluck()
    .all();
  return tables
    .filter((table) => !moving.has(table))
    .flatMap((table) => db.prepare(`select '${table}' as "table", * from ${table}`).all())
    .map((row) => JSON.stringify(row, (key, value: unknown) => (columns.has(key) ? undefined : value)))
    .join('\n');
}

let count = 0;
/** Presses a button that was somehow given to somebody: the deed itself must ask whether they may. */
async function presses(w: World, who: Name, deed: Deed): Promise<string> {
  const token = `token${++count}`;
  const { id: personId } = await w.personOf(who);
  const records = [{ kind: 'button', token, personId, deed, expiresAt: w.clock.now + DAY } as const];
  await w.store.commit([
    { inbound: null, jobKey: null, person: null, messages: [], records, erase: false, at: w.clock.now },
  ]);
  return w.pressesToken(who, token);
}

/** What of the programme is within somebody's reach. */
const THEIRS: Readonly<Partial<Record<Name, readonly string[]>>> = {
  sri: ['ticket', 'person'],
  kade: ['announcement', 'person'],
};

/** Answered by whoever was offered a mentor: the button says who that is, and nothing of others is in it. */
const OFFERED = new Set(['accept', 'refuse']);

function granted(who: Name): AnyDeed<never>[] {
  const isTheirs = (deed: AnyDeed<never>) => argsOf(deed).some((arg) => THEIRS[who]?.includes(arg));
  return allDeeds.filter((deed) => entitled(deed, who, isTheirs(deed)));
}

test.each(NAMES)(
  '%s is refused kindly whatever the table does not grant; nothing of others is said, and no row changes',
  async (who) => {
    const { w, things, db } = await programme();
    const before = kept(db);
    const refused = allDeeds.filter((deed) => !granted(who).includes(deed) && !OFFERED.has(deed.name));
    expect(refused.length).toBeGreaterThan(20);
    for (const form of refused.flatMap((deed) => formsOf(deed, things))) {
      const said = await presses(w, who, form);
      expect([form, said]).toEqual([form, expect.stringMatching(REFUSALS)]);
      expect([form, SECRETS.filter((secret) => said.includes(secret))]).toEqual([form, []]);
      expect([form, kept(db)]).toEqual([form, before]);
    }
    db.close();
  },
);

test.each(NAMES.filter((name) => PEOPLE[name].length > 0))('%s may do whatever the table grants', async (who) => {
  expect(granted(who).length).toBeGreaterThan(5);
  for (const deed of granted(who)) {
    for (const form of formsOf(deed, (await programme()).things)) {
      const { w, db } = await programme();
      const said = await presses(w, who, form);
      db.close();
      expect([form, said]).toEqual([
        form,
        expect.not.stringMatching(/bukan tugas|bukan acara|Tombol itu tidak berlaku/),
      ]);
    }
  }
});
