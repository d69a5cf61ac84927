import type { AsideOption } from '../store/person-session.ts';
import { isWorthResuming } from '../engine/resumable.ts';
import type { Answer } from '../understanding/questions.ts';
import type { Stepping } from './desk.ts';
import { remember, talkOf } from './talk.ts';

export type Offered = Omit<AsideOption, 'n'>;

/** More than so many options at once are not read on a small screen. */
const MOST = 3;

export function optionOf(answer: Answer): Offered {
  return { label: answer.label, to: { kind: 'question', id: answer.id } };
}

export function humanOption(turn: Stepping): Offered {
  return { label: turn.guide.texts.ask_human(turn.scope()), to: { kind: 'human' } };
}

/**
 * Says a text with at most three options that stand beside the dialogue, numbered from 1. They are what was shown last, so
 * a typed number means them. What waits goes on waiting; it comes back by LANJUT.
 */
export function offer(turn: Stepping, text: string, offered: readonly Offered[]): void {
  const { session } = turn.draft.person;
  const ask = session.asks + 1;
  const options = offered.slice(0, MOST).map((candidate, i) => ({ ...candidate, n: i + 1 }));
  turn.draft.moveTo({ ...session, asks: ask, aside: { ask, options } });
  turn.draft.say({ kind: 'say', text, ask, options: options.map(({ n, label }) => ({ n, label })) });
}

/** Whether a dialogue was left in the middle: not a menu, which stands open for ever. */
export function isAmid({ guide, draft }: Stepping): boolean {
  const { session } = draft.person;
  if (session.waiting === null) return false;
  return session.waiting.kind !== 'resume' && isWorthResuming(guide.program, session.frames);
}

/** Says a text that ends with the way back into a dialogue that waits, where there is one to tell. */
export function sayWithWayBack(turn: Stepping, text: string): void {
  const back = wayBack(turn);
  turn.draft.say({ kind: 'say', text: back === '' ? text : `${text}\n\n${back}` });
}

/** The way back into a dialogue that waits, said once for each of its questions; empty where nothing waits. */
function wayBack(turn: Stepping): string {
  const { waiting } = turn.draft.person.session;
  if (waiting === null || !isAmid(turn) || talkOf(turn).told === waiting.ask) return '';
  remember(turn, { told: waiting.ask });
  return turn.words('way_back');
}
