import type { Inbound } from '../messages/message.ts';
import type { Input } from '../engine/events.ts';
import type { Scope, SystemText, Vars } from '../engine/program.ts';
import type { Job } from '../store/jobs.ts';
import type { Person } from '../store/people.ts';
import { Reading } from '../understanding/reading.ts';
import type { Draft } from './draft.ts';
import type { Guide } from './guide.ts';
import type { TurnText } from './texts.ts';

/** What arrived, read once a turn and handed down: nobody reads it again. */
export interface Meaning {
  readonly inbound: Inbound;
  /** null: something else than words arrived. With the pieces of the same thought that came just before. */
  readonly words: Reading | null;
  /** The words of this message alone. */
  readonly own: Reading | null;
}

/** A turn as whoever only writes into its draft sees it. `now` is UTC milliseconds. */
export interface Drafting {
  readonly draft: Draft;
  readonly guide: Guide;
  readonly now: number;
  readonly random: () => number;
}

/** Who may also say the program's own sentences. */
export interface Speaking extends Drafting {
  say(text: SystemText | TurnText, values?: Vars): void;
  words(text: SystemText | TurnText, values?: Vars): string;
  /** What texts and conditions may know of this person now. */
  scope(): Scope;
}

/** Who may also move the dialogue of this person. */
export interface Stepping extends Speaking {
  /** Runs the dialogue one input further. False: the dialogue has no use for it, and nothing changed. */
  step(input: Input): boolean;
  /** The label of the option that these words would choose; null: none. Changes nothing. */
  wouldChoose(text: string): string | null;
  /** Whether the question that waits would take these words as its answer. Changes nothing. */
  wouldStep(text: string): boolean;
}

/**
 * A room with a say in turns beside the dialogues: staff, tickets, announcements. It may read the store while it plans
 * but never writes: what it decides goes into the draft, like everything else, and becomes rows in the turn's one commit.
 */
export interface Desk {
  readonly name: string;
  /** Fires a job of this room; false: it belongs to somebody else. */
  fire?(turn: Stepping, job: Job): Promise<boolean> | boolean;
  /** After the dialogues: what they asked of the room, such as a human. */
  finish?(turn: Stepping): Promise<void> | void;
}

/** A desk that may answer what arrives; the route says where it stands. */
export interface AnsweringDesk extends Desk {
  readonly name: 'pairing' | 'staff' | 'ticket' | 'meeting';
  /** Whether this may concern the room. Cheap: asked for every stimulus, before anything is read. */
  wants(person: Person, meaning: Meaning): boolean;
  /** Takes what arrived, or leaves it (false) to those below. */
  take(turn: Stepping, meaning: Meaning): Promise<boolean> | boolean;
}

/**
 * Reads what arrived; a text whose question nobody asks for costs little. `zone`: the clock of whoever wrote it;
 * `joined`: the same with what they wrote just before; `takesAnyWords`: so does the question that waits.
 */
export function meaningOf(
  inbound: Inbound,
  guide: Pick<Guide, 'questions' | 'wishes' | 'places'>,
  zone: string,
  { joined = null, takesAnyWords = false }: { joined?: string | null; takesAnyWords?: boolean } = {},
): Meaning {
  const text = wordsIn(inbound);
  if (text === null) return { inbound, words: null, own: null };
  const { questions, wishes, places } = guide;
  const tools = { questions, wishes, now: inbound.at, zone, places, takesAnyWords };
  const own = new Reading(text, tools);
  const words = joined === null || standsAlone(own) ? own : new Reading(joined, tools);
  return { inbound, words, own };
}

/** What somebody wrote, also beside a picture; null: something else than words arrived. */
export function wordsIn({ content }: Inbound): string | null {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'media':
      return content.caption === undefined || content.caption.trim() === '' ? null : content.caption;
    case 'button':
    case 'choice':
    case 'start':
    case 'location':
    case 'contact':
    case 'edited':
    case 'blocked':
    case 'unblocked':
      return null;
    default:
      return content satisfies never;
  }
}

/** A global word, a code, a number, a yes or a no: it belongs to what was asked, and not to what was written before it. */
function standsAlone(own: Reading): boolean {
  return (
    own.optOut === 'stop' ||
    own.command !== null ||
    own.code !== null ||
    /^\s*\d{1,3}[.)]?\s*$/u.test(own.text) ||
    own.short !== null
  );
}

/** After the dialogues: the desks see what was asked of them. Most turns ask nothing, and those need not wait. */
export function finishAtDesks(turn: Stepping, desks: readonly Desk[]): Promise<void> | undefined {
  const { handoff, reopen, erase, asked, asksAboutTicket } = turn.draft;
  const asks = handoff !== null || reopen !== null || erase || asksAboutTicket || asked.length > 0;
  return asks ? finishAtEach(turn, desks) : undefined;
}

async function finishAtEach(turn: Stepping, desks: readonly Desk[]): Promise<void> {
  for (const desk of desks) await desk.finish?.(turn);
}
