import { HOUR } from '../calendar/durations.ts';
import type { Vars } from '../engine/program.ts';
import type { StaffRoom } from '../staff/staff-room.ts';
import type { StaffVisit } from '../staff/staff-visit.ts';
import { muteVariable } from '../reminders/rule.ts';
import type { Announcement } from '../store/announcements.ts';
import { setMark } from '../turn/keep-reminders.ts';
import { sayUnasked } from '../turn/unasked.ts';
import { hindrance, reachOf } from './audience.ts';
import { spread } from './pace.ts';
import { save, tell, villageNames, type EventTools } from './room-tools.ts';
import { nearDay, whenInWords } from '../calendar/in-words.ts';
import { hostOf, invitationText } from './words.ts';

/** An invitation that would come later than this before the meeting is of no use any more. */
const LATEST_MS = HOUR;
export const FEEDBACK_AFTER_MS = 3 * HOUR;

/**
 * Lets an announcement go: whom it reaches is fixed now, and each of them gets a job of their own, paced by channel. All
 * of it is one commit, so a crash leaves everything or nothing of it, and nobody is told twice.
 */
export async function startSending(visit: StaffVisit, tools: EventTools, announcement: Announcement): Promise<void> {
  const { people } = reachOf(announcement, await visit.tools.store.villagers());
  const { draft } = visit.turn;
  const { id } = announcement;
  save(visit, { ...announcement, status: 'sent', sendAt: visit.now });
  for (const { person, at } of spread(people, visit.now, tools.measures)) {
    draft.keep({
      kind: 'announced',
      announcement: id,
      personId: person.id,
      status: 'queued',
      reason: '',
      at: visit.now,
    });
    const payload = { verb: `announcement_invite ${id}` };
    draft.scheduleFor(person.id, { key: `announcement ${id}`, dueAt: at, payload });
  }
  tell(visit, tools, 'sending', { count: people.length });
}

/** What is said about a meeting to the people it concerns, each in a turn of their own. */
export function deliveryJobs(tools: EventTools): NonNullable<StaffRoom['jobs']> {
  const about =
    (run: (visit: StaffVisit, announcement: Announcement) => void) =>
    async (visit: StaffVisit, [id = '']: readonly string[]): Promise<void> => {
      const announcement = await visit.tools.store.loadAnnouncement(id);
      if (announcement?.startsAt != null) run(visit, announcement);
    };

  return {
    /** A planned announcement goes out at the hour chosen for it. */
    async announce_send(visit, [id = '']) {
      const announcement = await visit.tools.store.loadAnnouncement(id);
      if (announcement?.status === 'planned' && (announcement.startsAt ?? 0) > visit.now)
        await startSending(visit, tools, announcement);
    },
    announcement_invite: about((visit, announcement) => invite(visit, tools, announcement)),
    announcement_changed: about((visit, announcement) => {
      if (announcement.status !== 'sent') return;
      remindOf(visit, tools, announcement);
      const { what, zone, startsAt, place } = announcement;
      const name = hostOf(announcement, tools.events());
      const words = { what: what ?? '', when: whenInWords(startsAt ?? 0, zone), place: place ?? '', name };
      notice(visit, announcement, 'announcement_changed', tools.events().say('changed_notice', words));
    }),
    announcement_cancelled: about((visit, announcement) => {
      forgetMeeting(visit, announcement.id);
      const { what, zone, startsAt } = announcement;
      const name = hostOf(announcement, tools.events());
      const words = { what: what ?? '', when: whenInWords(startsAt ?? 0, zone), name };
      notice(visit, announcement, 'announcement_cancelled', tools.events().say('cancelled_notice', words));
    }),
    announcement_feedback: about((visit, announcement) => {
      const text = `Tadi ikut ${announcement.what ?? 'acara'}. Acaranya bermanfaat?`;
      say(visit, announcement, 'announcement_feedback', 'session_feedback', text, Number.POSITIVE_INFINITY);
    }),
  };
}

function invite(visit: StaffVisit, tools: EventTools, announcement: Announcement): void {
  const { draft } = visit.turn;
  const { person } = draft;
  const { id, status, startsAt, villages } = announcement;
  const skip = (reason: string) =>
    draft.keep({ kind: 'announced', announcement: id, personId: visit.me, status: 'skipped', reason, at: visit.now });
  const muted = person.session.vars[muteVariable('announcement')] === true;
  const reason = hindrance({ ...person, muted });
  if (status !== 'sent') skip('cancelled');
  else if (reason !== null) skip(reason);
  else {
    const text = invitationText(announcement, villageNames(visit, villages), visit.now, tools.events());
    const outcome = say(visit, announcement, 'announcement_invite', 'invite', text, (startsAt ?? 0) - LATEST_MS);
    if (outcome === 'late') skip('no_room');
  }
}

/** Begins a dialogue about a meeting, or looks again when it may; after `until` it is too late. */
function say(
  visit: StaffVisit,
  announcement: Announcement,
  verb: string,
  flow: string,
  text: string,
  until: number,
): 'said' | 'late' | 'later' {
  const { turn, now } = visit;
  const { draft } = turn;
  if (now >= until) return 'late';
  const again = (at: number) => {
    if (at >= until) return 'late';
    draft.schedule({
      key: `${jobKey(verb)} ${announcement.id}`,
      dueAt: at,
      payload: { verb: `${verb} ${announcement.id}` },
    });
    return 'later';
  };
  const outcome = sayUnasked(turn, () => {
    setVars(visit, { event_id: announcement.id, event_text: text });
    turn.step({ kind: 'interrupt', flow });
    const [first] = draft.messages;
    if (first?.kind === 'say' && verb === 'announcement_invite') first.invites = announcement.id;
  });
  if (outcome === 'sent') return 'said';
  return outcome === 'never' ? 'late' : again(outcome);
}

/** A short word without a question; the dialogue that waits goes on untouched. */
function notice(visit: StaffVisit, announcement: Announcement, verb: string, text: string): void {
  const { draft } = visit.turn;
  const outcome = sayUnasked(visit.turn, () => draft.say({ kind: 'say', text }));
  if (typeof outcome !== 'number' || outcome >= (announcement.startsAt ?? 0)) return;
  draft.schedule({
    key: `${verb} ${announcement.id}`,
    dueAt: outcome,
    payload: { verb: `${verb} ${announcement.id}` },
  });
}

function jobKey(verb: string): string {
  return verb === 'announcement_invite' ? 'announcement' : verb;
}

/** From now on the evening before and two hours before are remembered. */
export function remindOf(visit: StaffVisit, tools: EventTools, announcement: Announcement): void {
  const { id, what, zone, startsAt, place } = announcement;
  if (startsAt === null) return;
  const when = whenInWords(startsAt, zone);
  for (const rule of meetingRules(visit)) {
    const text = tools.events().say('reminded', { what: what ?? '', when, place: place ?? '' });
    setMark(visit.turn.draft, rule, id, {
      at: startsAt,
      last: visit.now,
      sent: 0,
      vars: { event_id: id, event_text: text },
    });
  }
}

export function forgetMeeting(visit: StaffVisit, id: string): void {
  for (const rule of meetingRules(visit)) setMark(visit.turn.draft, rule, id, null);
}

function meetingRules(visit: StaffVisit): string[] {
  return visit.turn.guide.reminders.flatMap(({ id, trigger }) => (trigger.kind === 'meeting' ? [id] : []));
}

function setVars(visit: StaffVisit, vars: Vars): void {
  const { person } = visit.turn.draft;
  person.session = { ...person.session, vars: { ...person.session.vars, ...vars } };
}

/** "besok" or the whole date, for a list. */
export function shortWhen(announcement: Announcement, now: number): string {
  const { startsAt, zone } = announcement;
  if (startsAt === null) return '';
  const near = nearDay(startsAt, now, zone);
  return near === null ? whenInWords(startsAt, zone) : `${near}, ${whenInWords(startsAt, zone)}`;
}
