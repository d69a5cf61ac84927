import type { Program, Sentence, SystemText, Text } from '../engine/program.ts';
import type { ReminderRule } from '../reminders/rule.ts';
import type { OutcomeKind } from '../understanding/outcomes.ts';
import type { QuestionIndex } from '../understanding/question-index.ts';
import type { Answer } from '../understanding/questions.ts';
import type { Places } from '../understanding/facts/find-place.ts';
import type { WishModel } from '../understanding/wish-model.ts';
import type { TurnText } from './texts.ts';

/** Everything that content gives the turn; swapped as a whole on a hot reload. */
export interface Guide {
  readonly program: Program;
  /** What the bot says itself, beside the dialogues. */
  readonly texts: Readonly<Record<SystemText | TurnText, Sentence>>;
  /** Which flow answers each global word. */
  readonly commands: Readonly<Record<'help' | 'stop' | 'my_data' | 'erase_data' | 'start', string>>;
  /** What is put to whoever comes back. */
  readonly rest: string;
  /** Which flow answers what people report. */
  readonly outcomes: Readonly<Record<OutcomeKind, string>>;
  /** The consent notice that is shown now, recorded with each consent, and the flow that shows it. */
  readonly notice: { readonly version: string; readonly hash: string; readonly flow: string };
  /** Normalised keyword → flow. */
  readonly keywords: ReadonlyMap<string, string>;
  /** How DATA SAYA names what is kept. */
  readonly labels: readonly { readonly name: string; readonly label: string; readonly say: Text }[];
  readonly answers: ReadonlyMap<string, Answer>;
  /** In the order of the file: earlier ones go first. */
  readonly reminders: readonly ReminderRule[];
  /** Where people may live: the programme's villages, then the whole country. */
  readonly places?: Places | undefined;
  /** Finds the questions meant; scrubbed text in. */
  readonly questions: QuestionIndex['read'];
  /** Hears wishes for a person in words that no rule knows; null: nothing was learnt. */
  readonly wishes: WishModel | null;
  /** What short words mean after an answer: its id. */
  readonly follow: QuestionIndex['follow'];
}
