import type { Program, Text } from '../engine/program.ts';
import type { ReminderRule } from '../reminders/rule.ts';
import { createQuestionIndex, type Question } from '../understanding/question-index.ts';
import type { Learnt } from '../understanding/learnt.ts';
import type { Answer } from '../understanding/questions.ts';
import type { Places } from '../understanding/facts/find-place.ts';
import type { Guide } from './guide.ts';

/** The parts of content that a guide is made of. */
export interface GuideParts {
  readonly program: Program;
  readonly texts: Guide['texts'];
  readonly commands: Partial<Guide['commands']>;
  readonly rest: string | undefined;
  readonly outcomes: Guide['outcomes'];
  readonly notice: Guide['notice'];
  readonly labels: readonly { readonly name: string; readonly label: string; readonly say: Text }[];
  readonly answers: ReadonlyMap<string, Answer>;
  readonly questions: readonly Question[];
  readonly reminders: readonly ReminderRule[];
  readonly places: Places;
  /** Learnt from the questions, and from how people wish for a person. */
  readonly learnt: Learnt;
}

/** Puts together what the turn needs from content; a command without a flow leads to the menu. */
export function buildGuide(parts: GuideParts): Guide {
  const { program, commands } = parts;
  const keywords = new Map(
    [...program.flows.values()].flatMap((flow) => flow.keywords.map((word) => [word, flow.id] as const)),
  );
  const index = createQuestionIndex(parts.questions, parts.learnt.questions);
  return {
    program,
    texts: parts.texts,
    commands: {
      help: commands.help ?? program.menu,
      stop: commands.stop ?? program.menu,
      my_data: commands.my_data ?? program.menu,
      erase_data: commands.erase_data ?? program.menu,
      start: commands.start ?? program.welcome,
    },
    rest: parts.rest ?? program.menu,
    outcomes: parts.outcomes,
    notice: parts.notice,
    keywords,
    labels: parts.labels,
    answers: parts.answers,
    reminders: parts.reminders,
    places: parts.places,
    questions: index.read,
    wishes: parts.learnt.wishes,
    follow: index.follow,
  };
}
