/** What texts and conditions of a dialogue work with. */
export type Value = string | number | boolean;
export type Vars = Readonly<Record<string, Value>>;

/** What a text or a condition may look at. Facts are bound when the program is compiled. */
export interface Scope {
  readonly vars: Vars;
  /** UTC milliseconds. */
  readonly now: number;
  /** BCP 47 language of the person, `id` unless they chose another. */
  readonly lang: string;
}

export type Text = (scope: Scope) => string;
export type Condition = (scope: Scope) => boolean;
export type Expression = (scope: Scope) => Value;

/** Enrolment stage, self-reported. */
export const STAGES = [
  'unknown',
  'unregistered',
  'preparing',
  'registered',
  'paid',
  'active',
  'lapsed',
  'subsidised',
] as const;
export type Stage = (typeof STAGES)[number];

/** A sentence of the bot in the person's language; `values` are the placeholders that its speaker fills in. */
export type Sentence = (scope: Scope, values?: Vars) => string;
