import { bookOf } from './book.ts';
import { HOUR } from '../calendar/durations.ts';
import { whenInWords } from '../calendar/in-words.ts';
import type { Vars } from '../engine/program.ts';
import { word } from '../deeds/args.ts';
import { defineJob, type FiringJob, type NamedJob } from '../deeds/job.ts';
import { muteVariable } from '../reminders/rule.ts';
import type { RoomTurn } from '../staff/room-turn.ts';
import { villagesInWords } from '../staff/villages-in-words.ts';
import type { Announcement } from '../store/announcements.ts';
import { setMark } from '../turn/keep-reminders.ts';
import { sayUnasked } from '../turn/unasked.ts';
import { hindrance, reachOf } from './audience.ts';
import { spread } from './pace.ts';
import { sayAbout } from './say-about.ts';
import { hostOf, invitationText } from './words.ts';

/** An invitation that would come later than this before the meeting is of no use any more. */
const LATEST_MS = HOUR;
export const FEEDBACK_AFTER_MS = 3 * HOUR;

export const args = { announcement: word };
type About = typeof args;

/** A planned announcement goes out at the hour chosen for it. */
export const sendPlanned = defineJob({
  name: 'announcement_planned',
  args,
  unasked: false,
  async run(turn: RoomTurn, { announcement: id }) {
    const announcement = await turn.store.loadAnnouncement(id);
    if (announcement?.status === 'planned' && (announcement.startsAt ?? 0) > turn.now)
      await startSending(turn, announcement);
  },
});

const invite = defineJob({
  name: 'announcement_invite',
  args,
  unasked: true,
  run: aboutMeeting(inviteOne),
});

export const tellChanged = defineJob({
  name: 'announcement_changed',
  args,
  unasked: true,
  run: aboutMeeting(sayChanged),
});

export const tellCancelled = defineJob({
  name: 'announcement_cancelled',
  args,
  unasked: true,
  run: aboutMeeting(sayCancelled),
});

export const askFeedback = defineJob({
  name: 'announcement_feedback',
  args,
  unasked: true,
  run: aboutMeeting((turn, announcement) => {
    const text = `Tadi ikut ${announcement.what ?? 'acara'}. Acaranya bermanfaat?`;
    beginAbout(turn, announcement, askFeedback, 'session_feedback', text, Number.POSITIVE_INFINITY);
  }),
});

/** What is said about a meeting to the people it concerns, each in a turn of their own. */
export const deliveryJobs: readonly FiringJob<RoomTurn>[] = [
  sendPlanned,
  invite,
  tellChanged,
  tellCancelled,
  askFeedback,
];

/**
 * Lets an announcement go: whom it reaches is fixed now, and each of them gets a job of their own, paced by channel. All
 * of it is one commit, so a crash leaves everything or nothing of it, and nobody is told twice.
 */
export async function startSending(turn: RoomTurn, announcement: Announcement): Promise<void> {
  const { draft, now } = turn;
  const { people } = reachOf(announcement, await turn.store.villagers());
  const { id } = announcement;
  draft.keep({ kind: 'announcement', announcement: { ...announcement, status: 'sent', sendAt: now } });
  const job = invite.of({ announcement: id });
  for (const { person, at } of spread(people, now, turn.tools.measures)) {
    draft.keep({ kind: 'announced', announcement: id, personId: person.id, status: 'queued', reason: '', at: now });
    draft.scheduleFor(person.id, job, at);
  }
  sayAbout(turn, 'sending', { count: people.length });
}

/** From now on the evening before and two hours before are remembered. */
export function remindOf(turn: RoomTurn, announcement: Announcement): void {
  const { id, what, zone, startsAt, place } = announcement;
  if (startsAt === null) return;
  const when = whenInWords(startsAt, zone);
  for (const rule of meetingRules(turn)) {
    const text = bookOf(turn.tools).say('reminded', { what: what ?? '', when, place: place ?? '' });
    const vars = { event_id: id, event_text: text };
    setMark(turn.draft, rule, id, { at: startsAt, last: turn.now, sent: 0, vars });
  }
}

export function forgetMeeting(turn: RoomTurn, id: string): void {
  for (const rule of meetingRules(turn)) setMark(turn.draft, rule, id, null);
}

function aboutMeeting(run: (turn: RoomTurn, announcement: Announcement) => void) {
  return async (turn: RoomTurn, { announcement: id }: { announcement: string }): Promise<void> => {
    const announcement = await turn.store.loadAnnouncement(id);
    if (announcement?.startsAt != null) run(turn, announcement);
  };
}

function inviteOne(turn: RoomTurn, announcement: Announcement): void {
  const { draft, now, me } = turn;
  const { id, status, startsAt, villages } = announcement;
  const skip = (reason: string) =>
    draft.keep({ kind: 'announced', announcement: id, personId: me, status: 'skipped', reason, at: now });
  const muted = draft.person.session.vars[muteVariable('announcement')] === true;
  const reason = hindrance({ ...draft.person, muted });
  if (status !== 'sent') skip('cancelled');
  else if (reason !== null) skip(reason);
  else {
    const text = invitationText(announcement, villagesInWords(turn, villages), now, bookOf(turn.tools));
    const outcome = beginAbout(turn, announcement, invite, 'invite', text, (startsAt ?? 0) - LATEST_MS);
    const [first] = draft.messages;
    if (outcome === 'said' && first?.kind === 'say') first.invites = id;
    if (outcome === 'late') skip('no_room');
  }
}

function sayChanged(turn: RoomTurn, announcement: Announcement): void {
  if (announcement.status !== 'sent') return;
  remindOf(turn, announcement);
  const { what, zone, startsAt, place } = announcement;
  const name = hostOf(announcement, bookOf(turn.tools));
  const words = { what: what ?? '', when: whenInWords(startsAt ?? 0, zone), place: place ?? '', name };
  notice(turn, announcement, tellChanged, bookOf(turn.tools).say('changed_notice', words));
}

function sayCancelled(turn: RoomTurn, announcement: Announcement): void {
  forgetMeeting(turn, announcement.id);
  const { what, zone, startsAt } = announcement;
  const name = hostOf(announcement, bookOf(turn.tools));
  const words = { what: what ?? '', when: whenInWords(startsAt ?? 0, zone), name };
  notice(turn, announcement, tellCancelled, bookOf(turn.tools).say('cancelled_notice', words));
}

/** Begins a dialogue about a meeting, or looks again when it may; after `until` it is too late. */
function beginAbout(
  turn: RoomTurn,
  { id }: Announcement,
  again: NamedJob<About>,
  flow: string,
  text: string,
  until: number,
): 'said' | 'late' | 'later' {
  if (turn.now >= until) return 'late';
  const outcome = sayUnasked(turn.dialogue, () => {
    setVars(turn, { event_id: id, event_text: text });
    turn.dialogue.step({ kind: 'interrupt', flow });
  });
  if (outcome === 'sent') return 'said';
  if (outcome === 'never' || outcome >= until) return 'late';
  turn.draft.schedule(again.of({ announcement: id }), outcome);
  return 'later';
}

/** A short word without a question; the dialogue that waits goes on untouched. */
function notice(turn: RoomTurn, { id, startsAt }: Announcement, again: NamedJob<About>, text: string): void {
  const outcome = sayUnasked(turn.dialogue, () => turn.send({ kind: 'say', text }));
  if (typeof outcome !== 'number' || outcome >= (startsAt ?? 0)) return;
  turn.draft.schedule(again.of({ announcement: id }), outcome);
}

function meetingRules(turn: RoomTurn): string[] {
  return turn.guide.reminders.flatMap(({ id, trigger }) => (trigger.kind === 'meeting' ? [id] : []));
}

function setVars(turn: RoomTurn, vars: Vars): void {
  const { person } = turn.draft;
  person.session = { ...person.session, vars: { ...person.session.vars, ...vars } };
}
