import type { Known, Talk } from '../store/person-session.ts';
import type { Drafting } from './desk.ts';
import { MINUTE } from '../calendar/durations.ts';

/** What the memory of the talk is read from and written to. */
type TalkOnly = Pick<Drafting, 'draft' | 'now'>;

/** After so long a silence a short question is read on its own again. */
const FRESH_MS = 30 * MINUTE;

/** What the talk was about, as far as it still counts; an old one is as good as none. */
export function talkOf({ draft, now }: TalkOnly): Readonly<Talk> {
  const { talk } = draft.person.session;
  return talk ?? { at: now };
}

/** A part of what was remembered, while people still have it before their eyes; else null. */
function fresh<Part>(turn: TalkOnly, part: Part | undefined): Part | null {
  return part === undefined || turn.now - talkOf(turn).at >= FRESH_MS ? null : part;
}

/** Fingerprints of what was said in the turn before. */
export function lastSaid(turn: TalkOnly): readonly number[] {
  return fresh(turn, talkOf(turn).said) ?? [];
}

/** The answer given last, while it is so fresh that "caranya?" means it. */
export function lastAnswer(turn: TalkOnly): string | null {
  return fresh(turn, talkOf(turn).answer);
}

/** What was talked about last, while it still counts. */
export function lastTopic(turn: TalkOnly): string | null {
  return fresh(turn, talkOf(turn).topic);
}

/** What was told in passing so far. */
export function knownOf(turn: TalkOnly): Readonly<Known> {
  return talkOf(turn).known ?? {};
}

/** Counts that nothing was understood, or that a message had no words; returns how often in a row. */
export function countInARow(turn: TalkOnly, what: 'missed' | 'wordless'): number {
  const { [what]: before, at } = talkOf(turn);
  const count = before?.at === at ? before.count + 1 : 1;
  remember(turn, { [what]: { count, at: turn.now } });
  return count;
}

/** The turn is whole: what was said in it, and when. */
export function closeTalk(turn: TalkOnly, said: readonly number[]): void {
  const { session } = turn.draft.person;
  const { said: _, ...kept } = session.talk ?? { at: turn.now };
  const talk: Talk = { ...kept, at: turn.now };
  if (said.length > 0) talk.said = [...said];
  turn.draft.moveTo({ ...session, talk });
}

/** `undefined` forgets a part. */
type Parts = { readonly [Part in Exclude<keyof Talk, 'at'>]?: Talk[Part] | undefined };

/** Notes something about the talk; whatever else is remembered of it stays. */
export function remember(turn: TalkOnly, parts: Parts): void {
  const { draft, now } = turn;
  const kept = Object.entries<unknown>({ ...draft.person.session.talk, ...parts }).filter(
    ([, part]) => part !== undefined,
  );
  const talk: Talk = { ...Object.fromEntries(kept), at: draft.person.session.talk?.at ?? now };
  draft.moveTo({ ...draft.person.session, talk });
}
