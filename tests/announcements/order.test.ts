import { expect, test } from 'vitest';
import { askFeedback, invite, tellCancelled, tellChanged } from '../../src/announcements/deliver.ts';
import { offerMentor } from '../../src/mentoring/mentor/begin.ts';
import { relayFailed } from '../../src/mentoring/ticket/relay-failed.ts';
import type { JobToDo } from '../../src/store/jobs.ts';
import { reminders, silence } from '../../src/turn/job-names.ts';
import { createWorld } from '../builders/world.ts';

test('of what falls due together for a person, an invitation comes before changes of other meetings and before offers', async () => {
  const { store, worker, personOf, clock } = createWorld();
  await worker('tini', 'Bu Tini');
  const { id: personId } = await personOf('tini');
  const about = (announcement: string) => ({ announcement });
  const jobs: JobToDo[] = [
    silence.of({ ask: 1 }),
    reminders.of({}),
    offerMentor.of({ mentor: 1 }),
    askFeedback.of(about('a')),
    tellChanged.of(about('b')),
    tellCancelled.of(about('c')),
    invite.of(about('z')),
    relayFailed.of({ ticket: 1 }),
  ];
  const records = jobs.map((job) => ({ kind: 'job_of', personId, ...job, dueAt: clock.now - 1 }) as const);
  const nobody = { inbound: null, jobKey: null, person: null, messages: [], erase: false };
  await store.commit([{ ...nobody, records, at: clock.now }]);
  expect((await store.dueJobs(clock.now, 100)).map(({ payload }) => payload.name)).toEqual([
    'relay_failed',
    'announcement_invite',
    'announcement_cancelled',
    'announcement_changed',
    'announcement_feedback',
    'begin_offer',
    'reminders',
    'silence',
  ]);
});
