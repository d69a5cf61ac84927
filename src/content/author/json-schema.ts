import { z } from 'zod';
import {
  factsSchema,
  glossarySchema,
  localeSchema,
  mediaSchema,
  programSchema,
  questionsSchema,
  quizSchema,
  remindersSchema,
  systemSchemaOf,
  variablesSchema,
  wishesSchema,
} from '../schema.ts';
import { flowSchemaOf } from '../verbs/flow-schema.ts';
import type { Declarations } from '../declarations.ts';
import { withOwn } from '../load/load-locales.ts';
import { mentoringSchemaOf } from '../load/mentoring.ts';
import { bookSchemaOf } from '../load/text-book.ts';
import { provincesSchema, villagesSchema } from '../schema-places.ts';
import { transcriptsSchema } from '../load/transcripts.ts';

/** The JSON Schemas that editors complete and check with, by file name. Made from the zod schemas, never by hand. */
export function jsonSchemas({ acts, sentences, staff, announcements }: Declarations): ReadonlyMap<string, string> {
  const all = {
    flow: flowSchemaOf(acts),
    'flow-test': transcriptsSchema,
    facts: factsSchema,
    variables: variablesSchema,
    quiz: quizSchema,
    questions: questionsSchema,
    wishes: wishesSchema,
    media: mediaSchema,
    reminders: remindersSchema,
    mentoring: mentoringSchemaOf(staff),
    announcements: bookSchemaOf(announcements),
    glossary: glossarySchema,
    program: programSchema,
    system: systemSchemaOf(withOwn(sentences)),
    provinces: provincesSchema,
    villages: villagesSchema,
    'flow-locale': localeSchema,
  };
  return new Map(
    Object.entries(all).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`,
    ]),
  );
}
