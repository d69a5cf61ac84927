import { momentOf } from '../calendar/local-time.ts';
import type { Part } from '../staff/room-turn.ts';
import type { Deed } from '../store/deeds.ts';
import { readWhen } from '../understanding/when.ts';
import { askFor, type AskingFor } from './compose-steps.ts';

/**
 * When a meeting begins, UTC milliseconds, as somebody typed it; `day` was said before. Null: it was asked for again, and
 * `again` takes the answer, with the day once that is known.
 */
export function readStart(
  turn: AskingFor & Part<'now'>,
  zone: string,
  day: string | undefined,
  words: string,
  again: (day?: string) => Deed,
): number | null {
  const read = readWhen(words, turn.now, zone);
  const onDay = day ?? read.day;
  if (onDay === null) {
    askFor(turn, 'when_day', again());
    return null;
  }
  if (read.time === null) {
    askFor(turn, 'when_time', again(onDay));
    return null;
  }
  const startsAt = momentOf(onDay, read.time, zone);
  if (startsAt !== null && startsAt > turn.now) return startsAt;
  askFor(turn, 'when_past', again());
  return null;
}
