import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/calendar/durations.ts';
import { localMidnight } from '../../src/calendar/local-time.ts';
import { defineJob } from '../../src/deeds/job.ts';
import { createJobDesk } from '../../src/staff/job-desk.ts';
import type { Part } from '../../src/staff/room-turn.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { createWorld } from '../builders/world.ts';
import { shippedGuide } from '../helpers.ts';

/** Somebody who agreed to be reminded, and a job that declares itself unasked and does nothing about it. */
async function probed() {
  const w = createWorld();
  await w.worker('tini', 'Bu Tini', { reminders: true });
  const { id: personId, zone } = await w.personOf('tini');
  const never: number[] = [];
  const probe = defineJob({
    name: 'probe',
    args: {},
    unasked: true,
    run: (turn: Part<'me' | 'send'>) => turn.send({ kind: 'say', text: 'probe' }),
    onNever: (turn) => never.push(turn.me),
  });
  const { guide } = shippedGuide();
  const desk = createJobDesk<Part<'me' | 'send' | 'finish'>>({
    store: w.store,
    turnOf: ({ draft }) => ({
      me: draft.person.id,
      store: {},
      send: (message) => draft.say(message),
      finish: () => undefined,
    }),
    jobs: [probe],
    dialogueJobs: [],
    rooms: [],
  });
  const turns = createTurns({
    store: w.store,
    guide: () => guide,
    desks: [desk],
    now: () => w.clock.now,
    random: () => 0,
    log: w.log,
    onCommitted: () => undefined,
  });

  /** Fires it now; what they then read, and when it comes again (null: not at all). */
  async function fires(): Promise<{ said: string; again: number | null }> {
    await w.hears('tini');
    await turns.fire({ ...probe.of({}), personId, dueAt: w.clock.now });
    const jobs = await w.store.dueJobs(w.clock.now + 30 * DAY, 1000);
    return { said: await w.hears('tini'), again: jobs.find(({ key }) => key === 'probe')?.dueAt ?? null };
  }

  /** An hour of the day after this one, at the person's own place. */
  const tomorrowAt = (hour: number) => localMidnight(w.clock.now, zone, 1) + hour * HOUR;
  return { w, fires, tomorrowAt, never };
}

test('what a job declared unasked says is marked as such', async () => {
  const { w, fires, tomorrowAt } = await probed();
  w.clock.now = tomorrowAt(10);
  expect(await fires()).toEqual({ said: 'probe', again: null });
  expect((await w.got('tini')).at(-1)).toMatchObject({ text: 'probe', unasked: true });
});

test('what a job declared unasked says waits through the night', async () => {
  const { w, fires, tomorrowAt } = await probed();
  const morning = tomorrowAt(24 + 7);
  w.clock.now = tomorrowAt(22);
  expect(await fires()).toEqual({ said: '', again: morning });
});

test('what a job declared unasked says counts as the one of its day', async () => {
  const { w, fires, tomorrowAt } = await probed();
  const morning = tomorrowAt(24 + 7);
  w.clock.now = tomorrowAt(10);
  await fires();
  expect(await fires()).toEqual({ said: '', again: morning });
});

test('after BERHENTI it is let go, and does what it must do then', async () => {
  const { w, fires, tomorrowAt, never } = await probed();
  await w.says('tini', 'berhenti');
  w.clock.now = tomorrowAt(10);
  expect(await fires()).toEqual({ said: '', again: null });
  expect(never).toEqual([(await w.personOf('tini')).id]);
});

test('while a mentor holds a ticket it looks again every two hours', async () => {
  const { w, fires, tomorrowAt } = await probed();
  await w.mentor('sri', 'Bu Sri', ['Sinduadi']);
  await w.asksForHelp('tini');
  await w.presses('sri', 'Ambil');
  w.clock.now = tomorrowAt(10);
  expect(await fires()).toEqual({ said: '', again: w.clock.now + 2 * HOUR });
});
