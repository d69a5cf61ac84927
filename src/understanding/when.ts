import { isoDay } from '../calendar/days.ts';
import { DAY } from '../calendar/durations.ts';
import { clockIn } from './clock.ts';
import { readDate } from './dates.ts';

export interface When {
  /** `YYYY-MM-DD`, or null when no day was said. */
  readonly day: string | null;
  /** `HH:MM`, or null when no hour was said. */
  readonly time: string | null;
}

/**
 * Day and hour as people write them together: "besok jam 4 sore", "Sabtu 5 Desember jam setengah sembilan pagi",
 * "senin 10.00", "besok 9-11". `now` is UTC milliseconds; days count at the place.
 */
export function readWhen(text: string, now: number, zone: string): When {
  // "5/12", "5.12": a text that is a day as a whole has no hour in it.
  const whole = /^\s*\d{1,2}\.(?!00|15|30|45)\d{1,2}\s*$/.test(text) ? readDate(text, now, zone) : null;
  if (whole !== null) return { day: whole, time: null };
  const found = clockIn(text);
  const rest = found ? `${text.slice(0, found.from)} ${text.slice(found.to)}` : text;
  const day = readDate(rest.replace(/[,;]/g, ' ').trim(), now, zone);
  const moved = day !== null && found?.nextDay === true ? isoDay(Date.parse(day) + DAY) : day;
  return { day: moved, time: found?.time ?? null };
}
