/**
 * The shape of the files of content/, as zod schemas; flows have theirs in verbs/. The JSON Schemas that editors use are
 * generated from these, so each field carries its description.
 */
import { z } from 'zod';
import { STAGES } from '../engine/program.ts';
import { OUTCOME_KINDS } from '../understanding/outcomes/report.ts';
import type { SentenceNames } from './declarations.ts';
import { cel, dashedId, id, text } from './schema-pieces.ts';

export const factSchema = z.strictObject({
  value: z.union([z.string(), z.number()]),
  unit: z
    .enum(['rupiah', 'percent', 'number', 'phone', 'text', 'date', 'url'])
    .optional()
    .describe('default: number or text by the value'),
  source: z.array(text).min(1),
  checked: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .describe('the day the value was last seen to hold'),
  confidence: z.enum(['A', 'B', 'C', 'G']),
  caveat: z.boolean().describe('whether "pastikan ke BPJS 165" must follow wherever it is said'),
  note: text.optional(),
});
/** content/facts.yaml: `dues: { class3: {value: …} }` is named `dues.class3`. */
export const factsSchema = z.record(id, z.record(id, factSchema));

export const variableSchema = z.strictObject({
  type: z.enum(['text', 'number', 'boolean', 'date', 'month', 'choice', 'village']),
  label: text.optional().describe('how DATA SAYA names it; needed for kept variables'),
  unit: z.enum(['rupiah', 'percent']).optional(),
  keep: z.boolean().optional().describe('belongs to the profile: outlives the dialogue, shown and erased on request'),
  given: z.boolean().optional().describe('the bot gives it to a dialogue that it starts itself'),
  default: z.union([z.string(), z.number(), z.boolean()]).describe('used while the person has not said'),
  values: z.record(id, text).optional().describe('for choice: value → Indonesian words'),
});
export const variablesSchema = z.record(id, variableSchema);

export const quizItemSchema = z.strictObject({
  id: dashedId,
  kind: z.enum(['knowledge', 'attitude', 'practice']),
  ask: text,
  options: z
    .array(
      z.strictObject({
        say: text,
        also: z.array(text).optional(),
        right: z.boolean().optional().describe('exactly one option of a knowledge item is right'),
        score: z
          .int()
          .min(0)
          .max(4)
          .optional()
          .describe('attitude 1–4, practice 0–1; knowledge scores follow from right'),
        reply: text.optional().describe('teaching words for whoever chose this'),
      }),
    )
    .min(2)
    .max(6),
  feedback: text.optional().describe('teaching words after any answer'),
  caveat: z.boolean().optional(),
});
export const quizSchema = z.strictObject({
  quiz: dashedId,
  title: text,
  items: z.array(quizItemSchema).min(1),
});

export const mediaSchema = z.record(
  dashedId,
  z.strictObject({
    file: text.describe('below content/media'),
    text: text.describe('the same content as text: caption and replacement'),
    caveat: z.boolean().optional(),
    facts: z.array(text).optional().describe('facts drawn in the picture; it must be drawn anew when one changes'),
  }),
);

export const questionSchema = z.strictObject({
  id: dashedId,
  topic: id,
  label: text.max(40).optional().describe('how it reads as an option; default: the first phrasing'),
  phrasings: z.array(text).min(10),
  answer: z.union([text, z.array(text).max(3)]).describe('one to three short messages; facts by name'),
  source: z.array(text).min(1).describe('ids of jkn-facts, e.g. F1.03'),
  caveat: z.boolean().optional(),
  next: z.array(dashedId).max(3).optional().describe('ids of questions that come naturally next'),
  flow: id.optional().describe('a dialogue that goes deeper'),
  elsewhere: z.boolean().optional().describe('not about JKN: the answer says where to go instead'),
  handoff: z
    .boolean()
    .optional()
    .describe('whoever asks this is in trouble: a mentor is offered first (every answer offers one last)'),
});
export const questionsSchema = z.strictObject({
  questions: z.array(questionSchema).optional(),
  voices: z
    .record(dashedId, z.array(text))
    .optional()
    .describe('further wordings of questions that stand in other files, by the id of the question'),
  outside: z.array(text).optional().describe('what people also write that is not about JKN: turned down kindly'),
});

export const wishesSchema = z.strictObject({
  hands: z.array(
    z.strictObject({
      hand: dashedId.describe('who wrote these; with a dash the voice: third-java'),
      wish: z.array(text).describe('ways to wish for a person'),
      other: z.array(text).describe('what sounds like it and is none'),
    }),
  ),
});

const days = z
  .array(z.union([z.number(), cel]))
  .min(1)
  .describe('local days counted from the trigger; a number, or CEL over facts such as dues.day + 1');

export const reminderSchema = z.strictObject({
  rule: id.describe('permanent id of the rule'),
  kind: id.describe('what "Jangan ingatkan ini" switches off: the variable mute_<kind>'),
  trigger: z.union([
    z
      .strictObject({ stage: z.array(z.enum(STAGES)).min(1), after: days, then: z.literal('monthly').optional() })
      .describe('the person came to one of these stages; over when they leave them'),
    z
      .strictObject({ silence: z.array(id).min(1), after: days })
      .describe('one of these dialogues was left in the middle and nothing was said since'),
    z
      .strictObject({ day: z.union([z.number(), cel]), wish: id.optional() })
      .describe('this day of each month (-1 is the last), or the day that the variable `wish` holds'),
    z.strictObject({ date: id, days }).describe('days from the date that a variable holds'),
    z
      .strictObject({ finished: z.array(id).min(1), after: days })
      .describe('one of these dialogues was walked to its end'),
    z.strictObject({ ticket_closed: z.literal(true), after: days }).describe('a request for human help was closed'),
    z
      .strictObject({
        session: z.literal(true),
        days_before: z.int().min(0).optional(),
        hours_before: z.int().optional(),
      })
      .describe('a meeting that the person means to come to'),
  ]),
  hour: z.int().min(0).max(23).describe('local hour'),
  wish_hour: id.optional().describe('variable with the person’s own hour'),
  when: cel.optional().describe('must hold when it falls due, else it is passed over'),
  until: cel.optional().describe('once this holds the rule is over until it is triggered anew'),
  start: id.describe('the dialogue it starts; its first words are one question'),
  cap: z.int().min(1).max(60).optional().describe('how often at most for each trigger; none for a monthly one'),
});
/** content/reminders.yaml: earlier rules go first when several are due on one day. */
export const remindersSchema = z.strictObject({ rules: z.array(reminderSchema).min(1) });

/** content/glossary.yaml: abbreviations and hard words with what they mean. */
export const glossarySchema = z.record(
  z.string().min(2),
  z.strictObject({
    means: text.describe('what it stands for, in everyday words'),
    also: z.array(text).optional().describe('other wordings that explain it'),
    everyday: z.boolean().optional().describe('everybody knows it: it needs no explanation'),
  }),
);

/** content/locales/<lang>/system.yaml: the sentences that were declared, and no others. */
export const systemSchemaOf = (declared: readonly SentenceNames[]) =>
  z.partialRecord(z.enum(declared.flatMap(({ names }) => names)), text);

/** content/program.yaml: which flow answers what. */
export const programSchema = z.strictObject({
  welcome: id,
  menu: id,
  rest: id.optional().describe('the short question for whoever comes back; without it the menu'),
  commands: z
    .record(z.enum(['help', 'stop', 'my_data', 'erase_data', 'start']), id)
    .describe('global word → flow that answers it'),
  outcomes: z.record(z.enum(OUTCOME_KINDS), id).describe('what people report in plain words → flow that answers it'),
  notice: z
    .strictObject({ version: text, flow: id, steps: z.array(id).min(1) })
    .describe('the consent notice: its version, and the steps whose words are hashed into each consent'),
});

/** content/locales/<lang>/flows/<flow>.yaml: step id → translated words. */
export const localeSchema = z.record(
  id,
  z.union([
    text,
    z.strictObject({
      say: z.union([text, z.array(text)]).optional(),
      ask: text.optional(),
      otherwise: text.optional(),
      end: text.optional(),
      choices: z.array(text).optional(),
    }),
  ]),
);

export type FactSource = z.infer<typeof factSchema>;
export type VariableSource = z.infer<typeof variableSchema>;
export type QuizItemSource = z.infer<typeof quizItemSchema>;
export type QuestionSource = z.infer<typeof questionSchema>;
export type ReminderSource = z.infer<typeof reminderSchema>;
export type GlossarySource = z.infer<typeof glossarySchema>;
export type ProgramSource = z.infer<typeof programSchema>;
