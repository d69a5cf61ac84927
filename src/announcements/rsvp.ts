import { bookOf } from './book.ts';
import { whenInWords } from '../calendar/in-words.ts';
import type { Part } from '../staff/room-turn.ts';
import type { Announcement, Answer } from '../store/announcements.ts';
import type { Drafting } from '../turn/desk.ts';
import { announcementOf } from './announced.ts';
import type { AnswerAct } from './asked.ts';
import { forgetMeeting, remindOf } from './deliver.ts';

type Answering = Part<'announcements', 'loadAnnouncement' | 'announcedPeople'>;

/** A person says whether they come; the answer stands in the place that the dialogue left for it. */
export function answerInvitation(answer: 'yes' | 'maybe' | 'no'): AnswerAct<Answering> {
  return async (turn, tools, { vars, at }) => {
    const text = await rsvp(turn, tools, await announcementOf(tools, vars), answer);
    turn.draft.replaceAt(at, { kind: 'say', text });
  };
}

async function rsvp(
  turn: Drafting,
  tools: Answering,
  announcement: Announcement | null,
  answer: 'yes' | 'maybe' | 'no',
): Promise<string> {
  const { draft, now } = turn;
  const book = bookOf(tools);
  const over = announcement?.status !== 'sent' || (announcement.startsAt ?? 0) <= now;
  if (over || draft.person.consent !== 'given') return book.say('rsvp_over');
  const { id, startsAt, zone, place } = announcement;
  const seats = announcement.seats ?? 0;
  const kept = answer === 'yes' && (await isFull(tools, id, seats, draft.person.id)) ? 'waiting' : answer;
  draft.keep({ kind: 'rsvp', announcement: id, personId: draft.person.id, answer: kept, seats, at: now });
  if (kept === 'yes') remindOf(turn, book, announcement);
  else forgetMeeting(turn, id);
  return book.say(WORDS[kept], { when: whenInWords(startsAt ?? 0, zone), place: place ?? '' });
}

const WORDS = { yes: 'rsvp_yes', maybe: 'rsvp_maybe', no: 'rsvp_no', waiting: 'rsvp_full' } as const satisfies Record<
  Answer,
  string
>;

/** Whether others took the last seat; `seats` 0: there are as many as want to come. */
async function isFull(
  { store }: Part<never, 'announcedPeople'>,
  announcement: string,
  seats: number,
  personId: number,
): Promise<boolean> {
  if (seats === 0) return false;
  const people = await store.announcedPeople(announcement);
  return people.filter((one) => one.answer === 'yes' && one.personId !== personId).length >= seats;
}
