import type { Inbound } from '../messages/message.ts';
import { SECOND } from '../calendar/durations.ts';
import type { Job } from '../store/jobs.ts';
import type { Person } from '../store/people.ts';
import { words } from '../understanding/normalise.ts';
import type { Reading } from '../understanding/reading.ts';
import type { Drafting } from './desk.ts';
import type { DraftPerson } from './draft.ts';
import { PIECES_JOB, pieces } from './job-names.ts';
import { remember } from './talk.ts';

/** People write one thought in several messages. After so long a silence the thought is whole. */
const JOIN_MS = 2.5 * SECOND;
/** So many words and no question: more may follow. */
const SHORT = 3;
/** So much is answered at once, whether or not more follows. */
const MOST = 6;
/** Pieces older than this were answered, or their answer failed: nothing is joined to them. */
const STALE_MS = 60 * SECOND;

/** What was written just now and waits for the rest; null: nothing. */
export function heldPieces({ session }: DraftPerson | Person, now: number): string | null {
  const held = session.talk?.pieces;
  return held && now - held.at < STALE_MS ? held.texts.join(' ') : null;
}

/** Keeps a piece of a thought; it is answered with the rest, or after a silence. False: it stands for itself. */
export function holdPiece(turn: Drafting, reading: Reading, own: Reading): boolean {
  const held = turn.draft.person.session.talk?.pieces?.texts ?? [];
  if (held.length >= MOST || !isPiece(reading)) return false;
  remember(turn, { pieces: { texts: [...held, own.text], at: turn.now } });
  turn.draft.schedule(pieces.of({}), turn.now + JOIN_MS);
  return true;
}

/** Answered: nothing waits any more. */
export function letPiecesGo(turn: Drafting): void {
  if (!turn.draft.person.session.talk?.pieces) return;
  remember(turn, { pieces: undefined });
  turn.draft.cancel(PIECES_JOB);
}

/** The thought that is whole now, as if it had been written at once; null: the job is about something else. */
export function wholeThought(job: Job, { channel, address, session }: Person, now: number): Inbound | null {
  const held = session.talk?.pieces;
  if (job.payload.name !== pieces.name || !held) return null;
  return { channel, address, externalId: '', content: { kind: 'text', text: held.texts.join(' ') }, at: now };
}

function isPiece(reading: Reading): boolean {
  const { text, courtesy, isAsking } = reading;
  if (text.includes('?')) return false;
  const said = words(courtesy.core);
  if (said.length === 0) return true;
  if (said.length > SHORT || isAsking) return false;
  return said.length < SHORT || reading.question.action !== 'answer';
}
