import { expect, onTestFinished, test } from 'vitest';
import { DAY, HOUR, WEEK } from '../../src/calendar/durations.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { fireDueJobs } from '../../src/jobs/job-runner.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import type { TurnRows } from '../../src/store/turns.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { nextJobAt } from '../builders/next-job.ts';
import { freshFolder, NOW, seeded, seedOf, shippedGuide } from '../helpers.ts';
import { textOf } from '../messages.ts';

const PEOPLE = 500;
const PLACES = [
  { choice: 'wib', zone: 'Asia/Jakarta' },
  { choice: 'wita', zone: 'Asia/Makassar' },
  { choice: 'wit', zone: 'Asia/Jayapura' },
];
const STAGES = ['belum terdaftar', 'terdaftar, belum bayar', 'aktif', 'berhenti atau menunggak', 'dibayar pemerintah'];
/** What people tap on a reminder, by how often. */
const TAPS = ['1', '1', '1', '2', '2', '3', '4', null, null, null];

/** What the test itself knows of a person; the oracle asks nothing of the program. */
interface Villager {
  readonly address: string;
  readonly zone: string;
  agreed: boolean;
  stoppedAt: number | null;
  /** Kinds that were switched off by one tap. */
  readonly muted: Set<string>;
  lastKind: string;
  /** Local days on which something unasked came. */
  readonly days: string[];
}

interface Heard {
  readonly address: string;
  readonly at: number;
  readonly rule: string | null;
  readonly texts: number;
}

function localClock(at: number, zone: string): { day: string; hour: number } {
  const form = { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
  const words = new Intl.DateTimeFormat('sv-SE', form).format(at);
  return { day: words.slice(0, 10), hour: Number(words.slice(11, 13)) };
}

/** The program over a real store, with a tap on every commit. */
function village() {
  const dataDir = freshFolder();
  const store = openSqliteStore({ dataDir, exclusive: false });
  onTestFinished(() => store.close());
  const clock = { now: NOW };
  const heard: Heard[] = [];
  const replies = new Map<string, string[]>();
  const note = (rows: TurnRows) => {
    const { person, messages, records, inbound, at } = rows;
    if (!person) return;
    const texts = messages.filter(({ kind }) => kind !== 'settle');
    if (inbound) replies.set(person.address, texts.map(textOf));
    else if (texts.length > 0) {
      const rule = records.find((record) => record.kind === 'reminder');
      heard.push({
        address: person.address,
        at,
        rule: rule?.kind === 'reminder' ? rule.rule : null,
        texts: texts.length,
      });
    }
  };
  const tapped: Store = {
    ...store,
    async commit(turns) {
      const done = await store.commit(turns);
      turns.forEach(note);
      return done;
    },
  };
  const { guide } = shippedGuide();
  const log = createLog('silent');
  const start = () =>
    createTurns({
      store: tapped,
      guide: () => guide,
      desks: [],
      now: () => clock.now,
      random: () => 0,
      log,
      onCommitted: () => undefined,
    });
  const program = { turns: start() };
  let count = 0;
  const says = async (address: string, text: string): Promise<string> => {
    const content = { kind: 'text', text } as const;
    await program.turns.receive({ channel: 'web', externalId: `y${++count}`, address, content, at: clock.now });
    return (replies.get(address) ?? []).join('\n');
  };
  const fire = () => fireDueJobs({ store: tapped, fire: (job) => program.turns.fire(job), now: () => clock.now, log });
  const restart = async () => {
    await program.turns.stop();
    program.turns = start();
  };
  return { store, clock, heard, says, fire, restart };
}

async function join(
  says: (address: string, text: string) => Promise<string>,
  person: Villager,
  i: number,
  agrees: boolean,
) {
  const stage = STAGES[i % STAGES.length] ?? '';
  const place = PLACES.find(({ zone }) => zone === person.zone)?.choice ?? 'wib';
  const talk = ['halo', 'kenalan', 'boleh', `Bu Tini ${i}`, 'petani', 'sinduadi', '4', stage];
  if (stage.startsWith('terdaftar')) talk.push('kemarin');
  talk.push('biaya');
  // The first quiz, for a third of them: LEWATI to its end.
  if (i % 3 === 0) talk.push('belajar', 'mau', ...Array.from({ length: 10 }, () => 'lewati'));
  talk.push('menu', 'pengingat');
  for (const text of talk) await says(person.address, text);
  if (!agrees) {
    await says(person.address, 'tidak usah');
    return;
  }
  await says(person.address, 'boleh');
  const said = await says(person.address, 'jangan');
  if (said.includes('Mau saya ingatkan?')) {
    for (const text of i % 2 === 0 ? ['ya', String((i % 28) + 1), 'sore'] : ['tidak usah'])
      await says(person.address, text);
  }
  for (const text of ['pengingat', 'jam setempat', place, 'selesai']) await says(person.address, text);
  const past = i % 3 === 0 ? [] : ['langsung belajar'];
  if (i % 4 === 1) for (const text of ['menu', 'belajar jkn', ...past, 'apa itu jkn']) await says(person.address, text);
}

test('a year in a village of 500: every unasked message keeps every promise', async () => {
  const seed = seedOf();
  const random = seeded(seed);
  const { store, clock, heard, says, fire, restart } = village();
  const people = Array.from({ length: PEOPLE }, (_, i): Villager => ({
    address: `w${i}`,
    zone: PLACES[i % PLACES.length]?.zone ?? '',
    agreed: i % 10 !== 9,
    stoppedAt: null,
    muted: new Set(),
    lastKind: '',
    days: [],
  }));
  const byAddress = new Map(people.map((person) => [person.address, person]));
  await Promise.all(people.map((person, i) => join(says, person, i, person.agreed)));

  const context = (message: Heard) => `seed ${seed}: ${JSON.stringify(message)}`;
  let checked = 0;
  const check = () => {
    for (; checked < heard.length; checked++) {
      const message = heard[checked]!;
      const person = byAddress.get(message.address)!;
      const { day, hour } = localClock(message.at, person.zone);
      expect(message.texts, context(message)).toBe(1);
      expect(hour >= 7 && hour < 20, context(message)).toBe(true);
      expect(person.agreed, context(message)).toBe(true);
      expect(person.stoppedAt, context(message)).toBeNull();
      expect(person.days, context(message)).not.toContain(day);
      const weekAgo = Date.parse(day) - WEEK;
      expect(person.days.filter((other) => Date.parse(other) > weekAgo).length, context(message)).toBeLessThan(3);
      const kind = shippedGuide().guide.reminders.find(({ id }) => id === message.rule)?.kind ?? '';
      expect(person.muted.has(kind), context(message)).toBe(false);
      person.lastKind = kind;
      person.days.push(day);
    }
  };

  const end = NOW + 365 * DAY;
  const answers: { at: number; address: string; text: string }[] = [];
  let asleepUntil = 0;
  while (clock.now < end) {
    const next = (await nextJobAt(store)) ?? end;
    const hour = answers[0]?.at ?? Infinity;
    if (hour <= next) {
      clock.now = Math.max(clock.now, hour);
      const now = answers.splice(0, answers.findLastIndex(({ at }) => at === hour) + 1);
      const said = await Promise.all(now.map(({ address, text }) => says(address, text)));
      for (const [i, { address, text }] of now.entries()) {
        const person = byAddress.get(address)!;
        if (text === 'berhenti') person.stoppedAt = clock.now;
        if (/tidak saya (?:ingatkan|tanyakan) lagi/.test(said[i] ?? '')) person.muted.add(person.lastKind);
        if (said[i]?.includes('Tiap tanggal berapa?')) person.muted.delete('dues');
      }
      continue;
    }
    if (next >= end) break;
    clock.now = Math.max(clock.now, next, asleepUntil);
    const from = heard.length;
    await fire();
    check();
    for (const { address, at } of heard.slice(from)) {
      const tap = random() < 0.01 ? 'berhenti' : TAPS[Math.floor(random() * TAPS.length)];
      const answerAt = Math.ceil(at / HOUR + random() * 6) * HOUR;
      if (tap) answers.push({ at: answerAt, address, text: tap });
      if (tap && tap !== 'berhenti' && random() < 0.5) answers.push({ at: answerAt + HOUR, address, text: '1' });
    }
    answers.sort((a, b) => a.at - b.at);
    // Now and then the machine is off for some days, or the program starts anew, or the clock is set an hour back.
    const luck = random();
    asleepUntil = luck < 0.01 ? clock.now + Math.floor(random() * 5 * DAY) : 0;
    if (luck > 0.98) await restart();
    if (luck > 0.96 && luck < 0.97) {
      clock.now -= HOUR;
      await fire();
      check();
    }
  }
  const rules = new Set(heard.map(({ rule }) => rule));
  const stopped = people.filter(({ stoppedAt }) => stoppedAt !== null).length;
  expect(heard.length, `seed ${seed}`).toBeGreaterThan(PEOPLE * 4);
  expect(stopped, `seed ${seed}`).toBeGreaterThan(5);
  // Every kind of rule that can come up without a mentor or a birth has come up.
  const expected = [
    'first_payment',
    'dues_warning',
    'dues_asked',
    'dues_monthly',
    'lapsed_check',
    'lapsed_help',
    'registered_yet',
    'documents_ready',
    'still_active',
    'lesson_unfinished',
    'posttest',
  ];
  expect(
    expected.filter((rule) => !rules.has(rule)),
    `seed ${seed}`,
  ).toEqual([]);
  expect(people.filter(({ muted }) => muted.size > 0).length, `seed ${seed}`).toBeGreaterThan(20);
});
