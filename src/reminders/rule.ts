import type { Condition, Stage } from '../engine/program.ts';

/** What sets a reminder going. Days are counted in local days of the person's place. */
export type Trigger =
  /** The person came to one of these stages; it ends when they leave them. */
  | {
      readonly kind: 'stage';
      readonly stages: ReadonlySet<Stage>;
      readonly days: readonly number[];
      readonly monthly: boolean;
    }
  /** One of these dialogues was left in the middle and nothing was said since. */
  | { readonly kind: 'silence'; readonly flows: ReadonlySet<string>; readonly days: readonly number[] }
  /** Each month. A negative day counts from the end. A variable names the person's own wish; 0 there means "not said". */
  | { readonly kind: 'monthly'; readonly day: number; readonly variable: string | null }
  /** Days from a date that the person told (a variable); negative ones lie before it. */
  | { readonly kind: 'date'; readonly variable: string; readonly days: readonly number[] }
  /** A dialogue was walked to its end. */
  | { readonly kind: 'finished'; readonly flows: ReadonlySet<string>; readonly days: readonly number[] }
  /** A request for human help was closed. */
  | { readonly kind: 'ticket_closed'; readonly days: readonly number[] }
  /** A meeting that the person means to come to. */
  | { readonly kind: 'meeting'; readonly daysBefore: number | null; readonly hoursBefore: number | null };

/** One rule of content/reminders.yaml, compiled. Rules are kept in the order of the file: earlier ones go first. */
export interface ReminderRule {
  readonly id: string;
  /** What "Jangan ingatkan ini" switches off: the variable `mute_<kind>`. */
  readonly kind: string;
  readonly trigger: Trigger;
  /** Local hour, 7–19. */
  readonly hour: number;
  /** A variable with the person's own hour; 0 there means "not said". */
  readonly hourVariable: string | null;
  /** Must hold when it falls due; otherwise this one is passed over. */
  readonly when: Condition | null;
  /** Once this holds, the rule is over until it is triggered anew. */
  readonly until: Condition | null;
  /** The dialogue that it starts. */
  readonly flow: string;
  /** How often at most, for each time it is triggered. */
  readonly cap: number;
}

/** The variable that switches a kind of reminder off. */
export function muteVariable(kind: string): string {
  return `mute_${kind}`;
}
