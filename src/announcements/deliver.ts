import { bookOf, type AnnouncementBook } from './book.ts';
import { HOUR } from '../calendar/durations.ts';
import { whenInWords } from '../calendar/in-words.ts';
import { word, type ArgsOf } from '../deeds/args.ts';
import { defineJob, defineJobOn } from '../deeds/job.ts';
import { muteVariable } from '../reminders/rule.ts';
import type { Part } from '../staff/room-turn.ts';
import { villagesInWords } from '../staff/villages-in-words.ts';
import type { Announcement } from '../store/announcements.ts';
import type { Drafting } from '../turn/desk.ts';
import { setMark } from '../turn/keep-reminders.ts';
import { hindrance, reachOf } from './audience.ts';
import { spread } from './pace.ts';
import { sayAbout, type SayingAbout } from './say-about.ts';
import { hostOf, invitationText } from './words.ts';

/** An invitation that would come later than this before the meeting is of no use any more. */
const LATEST_MS = HOUR;
export const FEEDBACK_AFTER_MS = 3 * HOUR;

export const args = { announcement: word };

/** What it takes to find whom an announcement reaches, and to give each of them their job. */
export type StartingToSend = SayingAbout & Part<'now' | 'draft' | 'measures', 'villagers'>;

/** A planned announcement goes out at the hour chosen for it. */
export const sendPlanned = defineJob({
  name: 'announcement_planned',
  args,
  unasked: false,
  async run(turn: StartingToSend & Part<never, 'loadAnnouncement'>, { announcement: id }) {
    const announcement = await turn.store.loadAnnouncement(id);
    if (announcement?.status === 'planned' && (announcement.startsAt ?? 0) > turn.now)
      await startSending(turn, announcement);
  },
});

export const invite = defineJobOn(stillInviting, {
  name: 'announcement_invite',
  args,
  unasked: true,
  rank: 'invitation',
  run: inviteOne,
  until: latestInvitation,
  onNever: (turn, { id }) => noteSkipped(turn, id, 'no_room'),
});

export const tellChanged = defineJobOn(changedMeeting, {
  name: 'announcement_changed',
  args,
  unasked: true,
  rank: 'change',
  run: sayChanged,
  until: startOf,
});

export const tellCancelled = defineJobOn(cancelledMeeting, {
  name: 'announcement_cancelled',
  args,
  unasked: true,
  rank: 'change',
  run: sayCancelled,
  until: startOf,
});

export const askFeedback = defineJobOn(meetingOf, {
  name: 'announcement_feedback',
  args,
  unasked: true,
  rank: 'feedback',
  run(turn: BeginningAbout, announcement) {
    const text = `Tadi ikut ${announcement.what ?? 'acara'}. Acaranya bermanfaat?`;
    beginAbout(turn, announcement, 'session_feedback', text);
  },
});

/** What is said about a meeting to the people it concerns, each in a turn of their own. */
export const deliveryJobs = [sendPlanned, invite, tellChanged, tellCancelled, askFeedback];

/**
 * Lets an announcement go: whom it reaches is fixed now, and each of them gets a job of their own, paced by channel. All
 * of it is one commit, so a crash leaves everything or nothing of it, and nobody is told twice.
 */
export async function startSending(turn: StartingToSend, announcement: Announcement): Promise<void> {
  const { draft, now } = turn;
  const { people } = reachOf(announcement, await turn.store.villagers());
  const { id } = announcement;
  draft.keep({ kind: 'announcement', announcement: { ...announcement, status: 'sent', sendAt: now } });
  const job = invite.of({ announcement: id });
  for (const { person, at } of spread(people, now, turn.measures)) {
    draft.keep({ kind: 'announced', announcement: id, personId: person.id, status: 'queued', reason: '', at: now });
    draft.scheduleFor(person.id, job, at);
  }
  sayAbout(turn, 'sending', { count: people.length });
}

/** From now on the evening before and two hours before are remembered. */
export function remindOf(
  turn: Pick<Drafting, 'now' | 'draft' | 'guide'>,
  book: AnnouncementBook,
  announcement: Announcement,
): void {
  const { id, what, zone, startsAt, place } = announcement;
  if (startsAt === null) return;
  const when = whenInWords(startsAt, zone);
  for (const rule of meetingRules(turn)) {
    const text = book.say('reminded', { what: what ?? '', when, place: place ?? '' });
    const vars = { event_id: id, event_text: text };
    setMark(turn.draft, rule, id, { at: startsAt, last: turn.now, sent: 0, vars });
  }
}

export function forgetMeeting(turn: Pick<Drafting, 'draft' | 'guide'>, id: string): void {
  for (const rule of meetingRules(turn)) setMark(turn.draft, rule, id, null);
}

/** The announcement, where it has a moment. */
async function meetingOf(
  turn: Part<never, 'loadAnnouncement'>,
  { announcement: id }: ArgsOf<typeof args>,
): Promise<Announcement | null> {
  const announcement = await turn.store.loadAnnouncement(id);
  return announcement?.startsAt == null ? null : announcement;
}

function startOf({ startsAt }: Announcement): number {
  return startsAt ?? 0;
}

function latestInvitation(announcement: Announcement): number {
  return startOf(announcement) - LATEST_MS;
}

/** The announcement to which this person is still to be invited; else it is noted why they are not. */
async function stillInviting(
  turn: Part<'now' | 'draft', 'loadAnnouncement'>,
  about: ArgsOf<typeof args>,
): Promise<Announcement | null> {
  const announcement = await meetingOf(turn, about);
  if (!announcement) return null;
  const { person } = turn.draft;
  const muted = person.session.vars[muteVariable('announcement')] === true;
  const late = turn.now >= latestInvitation(announcement) ? 'no_room' : null;
  const reason = announcement.status === 'sent' ? (hindrance({ ...person, muted }) ?? late) : 'cancelled';
  if (reason === null) return announcement;
  noteSkipped(turn, announcement.id, reason);
  return null;
}

function noteSkipped({ draft, now }: Part<'now' | 'draft'>, id: string, reason: string): void {
  draft.keep({ kind: 'announced', announcement: id, personId: draft.person.id, status: 'skipped', reason, at: now });
}

function inviteOne(
  turn: BeginningAbout & Part<'now' | 'guide' | 'words' | 'announcements'>,
  announcement: Announcement,
): void {
  const { id, villages } = announcement;
  const text = invitationText(announcement, villagesInWords(turn, villages), turn.now, bookOf(turn));
  beginAbout(turn, announcement, 'invite', text);
  turn.draft.markInvitation(id);
}

/** Its reminders follow the new moment at once, whenever the notice itself may be said. */
async function changedMeeting(
  turn: Part<'now' | 'draft' | 'guide' | 'announcements', 'loadAnnouncement'>,
  about: ArgsOf<typeof args>,
): Promise<Announcement | null> {
  const announcement = await meetingOf(turn, about);
  if (announcement?.status !== 'sent') return null;
  remindOf(turn, bookOf(turn), announcement);
  return announcement;
}

/** A short word without a question; the dialogue that waits goes on untouched. */
function sayChanged(turn: SayingAbout, announcement: Announcement): void {
  const { what, zone, startsAt, place } = announcement;
  const name = hostOf(announcement, bookOf(turn));
  const words = { what: what ?? '', when: whenInWords(startsAt ?? 0, zone), place: place ?? '', name };
  sayAbout(turn, 'changed_notice', words);
}

/** Takes back the reminders of it at once, even where the notice itself must wait. */
async function cancelledMeeting(
  turn: Part<'draft' | 'guide', 'loadAnnouncement'>,
  about: ArgsOf<typeof args>,
): Promise<Announcement | null> {
  const announcement = await meetingOf(turn, about);
  if (announcement) forgetMeeting(turn, announcement.id);
  return announcement;
}

function sayCancelled(turn: SayingAbout, announcement: Announcement): void {
  const { what, zone, startsAt } = announcement;
  const name = hostOf(announcement, bookOf(turn));
  const words = { what: what ?? '', when: whenInWords(startsAt ?? 0, zone), name };
  sayAbout(turn, 'cancelled_notice', words);
}

type BeginningAbout = Part<'draft' | 'dialogue'>;

/** Begins a dialogue about a meeting. */
function beginAbout(turn: BeginningAbout, { id }: Announcement, flow: string, text: string): void {
  turn.draft.remember({ event_id: id, event_text: text });
  turn.dialogue.step({ kind: 'interrupt', flow });
}

function meetingRules(turn: Pick<Drafting, 'guide'>): string[] {
  return turn.guide.reminders.flatMap(({ id, trigger }) => (trigger.kind === 'meeting' ? [id] : []));
}
