import { HOUR } from '../calendar/durations.ts';
import type { Drawing } from '../drawings/drawings.ts';
import type { Vars } from '../engine/program.ts';
import { friendCode } from '../understanding/link-codes.ts';
import { doorsOf, linksFor } from '../channels/doors.ts';
import { RoomTurn, type RoomTools } from '../staff/room-turn.ts';
import type { Announcement, Answer } from '../store/announcements.ts';
import type { AnsweringDesk, Drafting, Meaning, Stepping } from '../turn/desk.ts';
import type { Draft } from '../turn/draft.ts';
import { askFeedback, FEEDBACK_AFTER_MS, forgetMeeting, remindOf } from './deliver.ts';
import { whenInWords } from '../calendar/in-words.ts';

const PRESENT = /^\s*\/?hadir\b[\s:]*(.*)$/iu;
/** The spoken code counts from an hour before until so long after the beginning. */
const EARLY_MS = HOUR;
const LATE_MS = 8 * HOUR;

/** The people's side of meetings: their answers, their "HADIR", their feedback. */
export function createMeetingDesk(tools: RoomTools): AnsweringDesk {
  const { store } = tools;
  const book = () => tools.events();

  return {
    name: 'meeting',
    wants: (_person, meaning) => codeIn(meaning) !== null,
    async take(turn, meaning) {
      const code = codeIn(meaning);
      if (code === null) return false;
      const { draft, now } = turn;
      const near = await store.announcementsBetween(now - LATE_MS, now + EARLY_MS);
      const meeting = near.find((announcement) => sameCode(announcement.code, code));
      if (!meeting) {
        draft.say({ kind: 'say', text: book().say('present_unknown') });
        return true;
      }
      draft.say({ kind: 'say', text: book().say('present', { what: meeting.what ?? '' }) });
      if (draft.person.consent === 'given' && draft.person.id !== 0) {
        keepPresence(draft, meeting, draft.person.id, 'code', now);
      }
      return true;
    },
    async finish(turn) {
      for (const { act, vars, at } of turn.draft.asked) {
        const message = turn.draft.messages[at];
        const announcement = await store.loadAnnouncement(String(vars['event_id'] ?? ''));
        if (act === 'course_done') {
          await certify(turn, at, vars);
          continue;
        }
        if (act === 'invite_friend') {
          await friendWords(turn, at);
          continue;
        }
        if (act === 'event_feedback') {
          turn.draft.withdrawAt(at);
          if (announcement) keepFeedback(turn, announcement, vars);
          continue;
        }
        const answer = act === 'rsvp_yes' ? 'yes' : act === 'rsvp_maybe' ? 'maybe' : act === 'rsvp_no' ? 'no' : null;
        if (message?.kind !== 'say' || answer === null) continue;
        message.text = await rsvp(turn, announcement, answer);
      }
    },
  };

  async function rsvp(turn: Stepping, announcement: Announcement | null, answer: Answer): Promise<string> {
    const { draft, now } = turn;
    const over = announcement?.status !== 'sent' || (announcement.startsAt ?? 0) <= now;
    if (over || draft.person.consent !== 'given') return book().say('rsvp_over');
    const { id, seats, startsAt, zone, place } = announcement;
    const limit = seats ?? 0;
    const people = limit > 0 && answer === 'yes' ? await store.announcedPeople(id) : [];
    const taken = people.filter((person) => person.answer === 'yes' && person.personId !== draft.person.id).length;
    const kept: Answer = limit > 0 && answer === 'yes' && taken >= limit ? 'waiting' : answer;
    draft.keep({
      kind: 'rsvp',
      announcement: id,
      personId: draft.person.id,
      answer: kept,
      seats: limit,
      at: now,
    });
    const room = new RoomTurn(turn, tools, null);
    if (kept === 'yes') remindOf(room, announcement);
    else forgetMeeting(room, id);
    const words = { when: whenInWords(startsAt ?? 0, zone), place: place ?? '' };
    switch (kept) {
      case 'yes':
        return book().say('rsvp_yes', words);
      case 'maybe':
        return book().say('rsvp_maybe', words);
      case 'no':
        return book().say('rsvp_no');
      case 'waiting':
        return book().say('rsvp_full');
      default:
        return kept satisfies never;
    }
  }

  /** The certificate of the kader's course; a worker who walked it gets the words alone. */
  async function certify(turn: Drafting, at: number, vars: Vars): Promise<void> {
    const { draft, now } = turn;
    const staff = draft.person.staff ? await store.loadStaff(draft.person.id) : null;
    const right = Number(vars['quiz_right'] ?? 0);
    const total = Number(vars['quiz_total'] ?? 0);
    const name = staff?.name ?? String(draft.person.session.vars['nickname'] ?? 'Ibu/Bapak');
    const day = whenInWords(now, draft.person.zone).split(', ')[1] ?? '';
    const drawing: Drawing = { kind: 'certificate', name, right, total, day };
    draft.replaceAt(at, {
      kind: 'forward',
      text: book()
        .say('course_passed', { name, score: `${right} dari ${total}` })
        .trim(),
      attachment: { channel: 'drawn', media: 'photo', ref: JSON.stringify(drawing), mime: 'image/png' },
    });
    if (staff) draft.keep({ kind: 'course_done', personId: draft.person.id, right, total, at: now });
  }

  /** A message to pass on, with links that tell who passed it on, and how many came by it so far. */
  async function friendWords(turn: Drafting, at: number): Promise<void> {
    const { draft } = turn;
    const links = draft.person.id === 0 ? [] : linksFor(friendCode(draft.person.id), await doorsOf(store));
    if (links.length === 0) {
      draft.replaceAt(at, { kind: 'say', text: book().say('friend_none') });
      return;
    }
    const text = links.map(({ channel, url }) => `${channel}: ${url}`).join('\n');
    draft.replaceAt(at, { kind: 'say', text: book().say('friend_message', { text }).trim() });
    const count = await store.cameBy(friendCode(draft.person.id));
    if (count > 0) draft.sayAt(at + 1, { kind: 'say', text: book().say('friend_count', { count }) });
  }

  function keepFeedback(turn: Drafting, { id }: Announcement, vars: Vars): void {
    const { draft } = turn;
    const { person } = draft;
    if (person.consent !== 'given') return;
    const said = (name: string) => String(vars[name] ?? '');
    draft.keep({
      kind: 'event_feedback',
      announcement: id,
      personId: person.id,
      useful: said('event_useful'),
      clear: said('event_clear'),
      next: said('event_next'),
      at: turn.now,
    });
  }
}

/** They came, by their own word or the kader's tick; some hours later they are asked how it was. */
export function keepPresence(
  draft: Draft,
  announcement: Announcement,
  personId: number,
  how: 'code' | 'tick',
  now: number,
): void {
  const { id, startsAt } = announcement;
  const dueAt = Math.max(now, (startsAt ?? now) + FEEDBACK_AFTER_MS);
  draft.keep({ kind: 'attendance', announcement: id, personId, how, at: now });
  draft.scheduleFor(personId, askFeedback.of({ announcement: id }), dueAt);
}

function codeIn({ words }: Meaning): string | null {
  return words === null ? null : (PRESENT.exec(words.text)?.[1] ?? null);
}

/** People leave out the number, the space, or write it small. */
function sameCode(code: string, typed: string): boolean {
  const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const wanted = bare(code);
  const given = bare(typed);
  return given !== '' && (given === wanted || given === wanted.replace(/\d+$/, ''));
}
