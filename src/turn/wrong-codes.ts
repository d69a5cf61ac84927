import { HOUR } from '../calendar/durations.ts';
import type { Draft, DraftPerson } from './draft.ts';

/** After so many codes that fit nothing, none is looked at for an hour: guessing must not pay. */
const MOST = 10;

/** Whether this chat typed so many codes that fit nothing that it waits. `now` is UTC milliseconds. */
export function areTooManyWrong({ session: { wrongCodes } }: DraftPerson, now: number): boolean {
  return wrongCodes !== undefined && wrongCodes.count >= MOST && now - wrongCodes.since < HOUR;
}

/** Notes one more of them. */
export function countWrong(draft: Draft, now: number): void {
  const { session } = draft.person;
  const before = session.wrongCodes;
  const goesOn = before !== undefined && before.count < MOST && now - before.since < HOUR;
  const count = goesOn ? before.count + 1 : 1;
  // The hour of waiting begins with the last of them.
  const since = goesOn && count < MOST ? before.since : now;
  draft.moveTo({ ...session, wrongCodes: { count, since } });
}
