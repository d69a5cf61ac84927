import type { Known, Talk } from '../store/person-session.ts';
import type { Drafting } from './desk.ts';
import { MINUTE } from '../calendar/durations.ts';

/** After so long a silence a short question is read on its own again. */
const FRESH_MS = 30 * MINUTE;

/** What the talk was about, as far as it still counts; an old one is as good as none. */
export function talkOf({ draft, now }: Pick<Drafting, 'draft' | 'now'>): Readonly<Talk> {
  const { talk } = draft.person.session;
  return talk ?? { at: now };
}

/** Fingerprints of what was said in the turn before, while people still have it before their eyes. */
export function lastSaid(turn: Pick<Drafting, 'draft' | 'now'>): readonly number[] {
  const { said = [], at } = talkOf(turn);
  return turn.now - at < FRESH_MS ? said : [];
}

/** The answer given last, while it is so fresh that "caranya?" means it. */
export function lastAnswer(turn: Pick<Drafting, 'draft' | 'now'>): string | null {
  const { answer, at } = talkOf(turn);
  return answer === undefined || turn.now - at >= FRESH_MS ? null : answer;
}

/** What was told in passing so far. */
export function knownOf(turn: Pick<Drafting, 'draft' | 'now'>): Readonly<Known> {
  return talkOf(turn).known ?? {};
}

/** What was talked about last, while it still counts. */
export function lastTopic(turn: Pick<Drafting, 'draft' | 'now'>): string | null {
  const { topic, at } = talkOf(turn);
  return topic === undefined || turn.now - at >= FRESH_MS ? null : topic;
}

/** Counts that nothing was understood; returns how often in a row. */
export function countMiss(turn: Pick<Drafting, 'draft' | 'now'>): number {
  const { missed, at } = talkOf(turn);
  const count = missed?.at === at ? missed.count + 1 : 1;
  remember(turn, { missed: { count, at: turn.now } });
  return count;
}

/** Counts messages without words; returns how many came in a row. */
export function countWordless(turn: Pick<Drafting, 'draft' | 'now'>): number {
  const { wordless, at } = talkOf(turn);
  const count = wordless?.at === at ? wordless.count + 1 : 1;
  remember(turn, { wordless: { count, at: turn.now } });
  return count;
}

/** The turn is whole: what was said in it, and when. */
export function closeTalk(turn: Pick<Drafting, 'draft' | 'now'>, said: readonly number[]): void {
  remember(turn, { said: said.length > 0 ? [...said] : undefined });
  const { session } = turn.draft.person;
  turn.draft.moveTo({ ...session, talk: { ...session.talk, at: turn.now } });
}

/** `undefined` forgets a part. */
type Parts = { readonly [Part in Exclude<keyof Talk, 'at'>]?: Talk[Part] | undefined };

/** Notes something about the talk; whatever else is remembered of it stays. */
export function remember(turn: Pick<Drafting, 'draft' | 'now'>, parts: Parts): void {
  const { draft, now } = turn;
  const kept = Object.entries<unknown>({ ...draft.person.session.talk, ...parts }).filter(
    ([, part]) => part !== undefined,
  );
  const talk: Talk = { ...Object.fromEntries(kept), at: draft.person.session.talk?.at ?? now };
  draft.moveTo({ ...draft.person.session, talk });
}
