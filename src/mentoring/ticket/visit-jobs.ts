import { HOUR } from '../../calendar/durations.ts';
import { momentInWords } from '../../calendar/in-words.ts';
import { localMidnight } from '../../calendar/local-time.ts';
import { afterQuietHours } from '../../calendar/quiet-hours.ts';
import { id, moment } from '../../deeds/args.ts';
import { defineJob } from '../../deeds/job.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { JobToDo } from '../../store/jobs.ts';
import type { Ticket, Visit } from '../../store/tickets.ts';
import { mentorName, nameOf, personOf, type Naming } from './names.ts';
import { recordVisit } from './named-deeds.ts';
import { aboutOf, sendToMentor, type Telling } from './telling.ts';

const EVENING = 18 * HOUR;

const args = { ticket: id, at: moment };

/** Both agreed to the visit, so its reminders are no unasked messages; they are jobs of the worker. */
const evening = defineJob({
  name: 'visit_evening',
  args,
  key: () => ['visit_evening'],
  unasked: false,
  run: remindBoth,
});
const soon = defineJob({ name: 'visit_soon', args, key: () => ['visit_soon'], unasked: false, run: remindBoth });
const after = defineJob({ name: 'visit_after', args, key: () => ['visit_after'], unasked: false, run: askResult });

export const visitJobs = [evening, soon, after];

/** What looking at an agreed visit needs. */
type Visiting = Telling & Part<'book' | 'words', 'loadTicket'>;

/** Both are reminded the evening before and one hour before, and the mentor is asked how it went. */
export function scheduleVisit(turn: Part<'now' | 'draft' | 'book'>, ticket: number, at: number): void {
  const { zone } = turn.book();
  const given = { ticket, at };
  const soonAt = afterQuietHours(at - HOUR, zone);
  const jobs: [JobToDo, number][] = [
    [evening.of(given), localMidnight(at, zone, -1) + EVENING],
    ...(soonAt < at ? [[soon.of(given), soonAt] satisfies [JobToDo, number]] : []),
    [after.of(given), at + HOUR],
  ];
  for (const [job, dueAt] of jobs) if (dueAt > turn.now) turn.draft.schedule(job, dueAt);
}

async function remindBoth(
  turn: Visiting & Naming & Part<'send'>,
  given: { ticket: number; at: number },
): Promise<void> {
  const found = await agreedVisit(turn, given);
  if (!found) return;
  const { ticket, values } = found;
  const text = turn.words('visit_reminder_mentor', values);
  await sendToMentor(turn, ticket, { kind: 'say', text, about: aboutOf(ticket, 'history') });
  const { person } = turn.draft;
  if (person.stopped || person.blocked) return;
  const mentor = await mentorName(turn, ticket.mentorId);
  turn.send({
    kind: 'say',
    text: turn.words('visit_reminder', { ...values, name: mentor }),
    about: aboutOf(ticket, 'relay'),
  });
}

async function askResult(turn: Visiting & Part<'token'>, given: { ticket: number; at: number }): Promise<void> {
  const found = await agreedVisit(turn, given);
  if (!found || found.ticket.mentorId === null) return;
  const { ticket, values } = found;
  const deed = recordVisit.of({ ticket: ticket.id });
  const button = { label: 'Catat hasilnya', token: turn.token(found.ticket.mentorId, deed) };
  const text = turn.words('visit_after', values);
  await sendToMentor(turn, ticket, { kind: 'say', text, buttons: [button], about: aboutOf(ticket, 'history') });
}

/** The visit of this moment; null when it was moved or called off meanwhile. */
async function agreedVisit(turn: Visiting, given: { ticket: number; at: number }) {
  const ticket: Ticket | null = await turn.store.loadTicket(given.ticket);
  const planned: Visit | null = ticket?.visit ?? null;
  if (!ticket || planned?.state !== 'agreed' || planned.at !== given.at) return null;
  const when = momentInWords(planned.at, turn.book().zone);
  const name = nameOf(turn, await personOf(turn, ticket.workerId));
  return { ticket, values: { number: ticket.id, place: planned.place, when, name } };
}
