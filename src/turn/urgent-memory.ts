import { HOUR } from '../calendar/durations.ts';
import type { Urgent } from '../store/person-session.ts';
import type { Drafting } from './desk.ts';
import { remember } from './talk.ts';

/** So long after an alarm whatever is said is read as of that emergency. */
const URGENT_MS = 4 * HOUR;

type Remembering = Pick<Drafting, 'draft' | 'now'>;

/** The emergency that somebody is in; null: none, or one of long ago. */
export function urgentOf({ draft, now }: Remembering): Readonly<Urgent> | null {
  return urgentIn(draft.person.session, now);
}

/** The same of a stored session. `now` is UTC milliseconds. */
export function urgentIn(
  session: { readonly talk?: { readonly urgent?: Urgent } },
  now: number,
): Readonly<Urgent> | null {
  const urgent = session.talk?.urgent;
  return urgent && now < urgent.until ? urgent : null;
}

/** It begins, or goes on: the hours count from now. */
export function keepUrgent(turn: Remembering, kind: Urgent['kind'], asked?: string): void {
  const said = urgentOf(turn)?.said ?? 0;
  remember(turn, { urgent: { kind, until: turn.now + URGENT_MS, said, ...(asked !== undefined && { asked }) } });
}

/** One more thing was said in it that was no question; returns how many were said before. */
export function countSaid(turn: Remembering): number {
  const urgent = urgentOf(turn);
  if (!urgent) return 0;
  remember(turn, { urgent: { ...urgent, said: urgent.said + 1 } });
  return urgent.said;
}

export function endUrgent(turn: Remembering): void {
  remember(turn, { urgent: undefined });
}
