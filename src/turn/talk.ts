import type { Talk } from '../store/person-session.ts';
import type { Drafting } from './desk.ts';
import { MINUTE } from '../calendar/durations.ts';

/** After so long a silence a short question is read on its own again. */
const FRESH_MS = 30 * MINUTE;

/** What the talk was about, as far as it still counts; an old one is as good as none. */
export function talkOf({ draft, now }: Pick<Drafting, 'draft' | 'now'>): Readonly<Talk> {
  const { talk } = draft.person.session;
  return talk ?? { at: now };
}

/** Whether the last answer was given so lately that "caranya?" means it. */
export function isFresh({ at }: Talk, now: number): boolean {
  return now - at < FRESH_MS;
}

/** `undefined` forgets a part. */
type Parts = { readonly [Part in Exclude<keyof Talk, 'at'>]?: Talk[Part] | undefined };

/** Notes something about the talk; whatever else is remembered of it stays. */
export function remember(turn: Pick<Drafting, 'draft' | 'now'>, parts: Parts): void {
  const { draft, now } = turn;
  const kept = Object.entries<unknown>({ ...draft.person.session.talk, ...parts }).filter(
    ([, part]) => part !== undefined,
  );
  const talk: Talk = { ...Object.fromEntries(kept), at: now };
  draft.moveTo({ ...draft.person.session, talk });
}
