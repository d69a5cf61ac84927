import type { Inbound } from '../messages/message.ts';
import { LONGEST_TEXT } from '../messages/longest-text.ts';
import type { Job } from '../store/jobs.ts';
import type { Person } from '../store/people.ts';
import type { PersonSession } from '../store/person-session.ts';
import { stripCourtesy } from '../understanding/courtesy.ts';
import { joinPieces } from '../understanding/join-pieces.ts';
import { words } from '../understanding/normalise.ts';
import type { Reading } from '../understanding/reading.ts';
import type { Drafting } from './desk.ts';
import type { DraftPerson } from './draft.ts';
import { PIECES_JOB, pieces } from './job-names.ts';
import { remember } from './talk.ts';

/** What a question that is whole waits of the quiet time: mostly nothing follows it. */
const WHOLE_WAITS = 0.5;
/** Whoever goes on writing gets an answer after so many quiet times. */
const LONGEST_WAIT = 3.2;
/** Fewer words than this are hardly ever the whole thought. */
const SHORT = 4;
/** So much is answered at once, whether or not more follows. */
const MOST = 8;

/** What was written just now and waits for the rest, as one text; null: nothing. */
export function heldPieces({ session }: DraftPerson | Person): string | null {
  const held = session.talk?.pieces;
  const text = held ? joinPieces(held.texts) : '';
  return text === '' ? null : text;
}

/** What waits together with this; null: nothing waits, or it would be too long to be read. */
export function withHeld({ session }: DraftPerson | Person, text: string): string | null {
  const held = session.talk?.pieces;
  const joined = held ? joinPieces([...held.texts, text]) : '';
  return joined === '' || joined.length > LONGEST_TEXT ? null : joined;
}

/** Whether more may be waited for: people who write on and on are answered in between. */
export function mayHold(person: DraftPerson | Person, text: string, now: number, quietMs: number): boolean {
  const held = person.session.talk?.pieces;
  if (quietMs === 0) return false;
  if (!held) return true;
  const since = held.since ?? held.at;
  return held.texts.length < MOST && now - since < quietMs * LONGEST_WAIT && withHeld(person, text) !== null;
}

/** Keeps a message; it is answered together with what follows it within the quiet time. */
export function hold(turn: Drafting, own: Reading, quietMs: number): void {
  const { draft, now } = turn;
  const held = draft.person.session.talk?.pieces;
  const since = held?.since ?? held?.at ?? now;
  const wait = !held && isWhole(own) ? quietMs * WHOLE_WAITS : quietMs;
  remember(turn, { pieces: { texts: [...(held?.texts ?? []), own.text], at: now, since } });
  draft.schedule(pieces.of({}), Math.round(Math.min(now + wait, since + quietMs * LONGEST_WAIT)));
}

/** Answered: nothing waits any more. */
export function letPiecesGo(turn: Drafting): void {
  if (!turn.draft.person.session.talk?.pieces) return;
  remember(turn, { pieces: undefined });
  turn.draft.cancel(PIECES_JOB);
}

/** Something else was answered: a greeting alone needs no answer of its own any more; anything else still gets one. */
export function letCourtesyGo(turn: Drafting): void {
  const text = heldPieces(turn.draft.person);
  if (text !== null && stripCourtesy(text).core === '') letPiecesGo(turn);
}

/** The thought that is whole now, as if it had been written at once; null: the job is about something else. */
export function wholeThought(job: Job, person: Person, now: number): Inbound | null {
  const text = job.payload.name === pieces.name ? heldPieces(person) : null;
  if (text === null) return null;
  const { channel, address } = person;
  return { channel, address, externalId: '', content: { kind: 'text', text }, at: now };
}

/** The same person with nothing waiting. */
export function withoutPieces(person: Person): Person {
  const { talk, ...session } = person.session;
  if (!talk) return person;
  const { pieces: _, ...rest } = talk;
  const kept: PersonSession = { ...session, ...(hasMore(rest) && { talk: rest }) };
  return { ...person, session: kept };
}

/** More than when they wrote last: a talk that only pieces began is none yet. */
function hasMore(talk: object): boolean {
  return Object.keys(talk).length > 1;
}

/** A question of some words: it could be answered as it stands. */
function isWhole({ text, courtesy, isAsking, question }: Reading): boolean {
  if (text.includes('?')) return true;
  return words(courtesy.core).length >= SHORT && (isAsking || question.action === 'answer');
}
