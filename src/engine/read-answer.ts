import { daysBetween, isoDay } from '../calendar/days.ts';
import type { Expected, Hears } from './expected.ts';
import type { Run, Value } from './program.ts';
import { systemText } from './run.ts';

type Read =
  | { value: Value; save: string | null; words?: { save: string; value: string } }
  | { refusal: string; meant?: Value }
  | 'declined'
  | null;

/** Reads a typed answer to a question without options; null: it is no answer at all. */
export function readAnswer(run: Run, expected: Expected, text: string): Read {
  const { readers } = run.program;
  switch (expected.kind) {
    case 'village':
      return null;
    case 'choices':
      return expected.hears ? hear(run, expected.hears, expected.save, text) : null;
    case 'text': {
      if (expected.hears) return hear(run, expected.hears, expected.save, text);
      const value = text.trim();
      if (value.length < expected.min) return { refusal: systemText(run, 'text_too_short', { min: expected.min }) };
      if (value.length > expected.max) return { refusal: systemText(run, 'text_too_long', { max: expected.max }) };
      return { value, save: expected.save };
    }
    case 'number': {
      const heard = expected.hears ? hear(run, expected.hears, expected.save, text) : null;
      if (heard !== null && (heard === 'declined' || 'refusal' in heard)) return heard;
      const value = heard ? Number(heard.value) : expected.hears ? null : readers.number(text, run.world.now);
      if (value === null) return null;
      if (expected.whole && !Number.isInteger(value)) return { refusal: systemText(run, 'number_please') };
      if (expected.min !== null && value < expected.min) {
        return { refusal: systemText(run, 'number_too_low', { min: expected.min }) };
      }
      if (expected.max !== null && value > expected.max) {
        return { refusal: systemText(run, 'number_too_high', { max: expected.max }) };
      }
      return { value, save: expected.save };
    }
    case 'date': {
      const value = readers.date(
        text,
        run.world.now,
        expected.maxDays !== null && expected.maxDays <= 0 ? 'past' : 'ahead',
      );
      if (value === null) return null;
      const today = String(run.scope.vars['today'] ?? isoDay(run.world.now));
      // A day named without its year may as well be the one gone by: "5 Oktober", asked when something was.
      const days = expected.minDays === null ? [value] : [value, yearBefore(value)];
      const fitting = days.find((day) => isWithin(day, today, expected));
      if (fitting === undefined) return { refusal: systemText(run, 'date_out_of_range') };
      return { value: fitting, save: expected.save };
    }
    case 'month': {
      const value = readers.month(text, run.world.now);
      return value === null ? null : { value, save: expected.save };
    }
    default:
      return expected satisfies never;
  }
}

/** What a whole sentence says of what was asked for. */
function hear(run: Run, { fact, words }: Hears, save: string | null, text: string): Read {
  const heard = run.program.readers.hear(fact, text, run.world.now);
  switch (heard?.kind) {
    case undefined:
      return null;
    case 'value': {
      const read = { value: heard.value, save };
      return words === null || heard.words === null ? read : { ...read, words: { save: words, value: heard.words } };
    }
    case 'refused': {
      const refusal = systemText(run, heard.text, heard.values);
      return heard.meant === null ? { refusal } : { refusal, meant: heard.meant };
    }
    case 'declined':
      return 'declined';
    default:
      return heard satisfies never;
  }
}

/** Whether a day lies within the bounds, which count days from today. */
function isWithin(
  day: string,
  today: string,
  { minDays, maxDays }: { readonly minDays: number | null; readonly maxDays: number | null },
): boolean {
  const days = daysBetween(today, day);
  return Number.isFinite(days) && (minDays === null || days >= minDays) && (maxDays === null || days <= maxDays);
}

/** The same day one year earlier, `YYYY-MM-DD`. */
function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;
}
