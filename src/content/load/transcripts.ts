import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { STAGES } from '../../engine/program.ts';
import { readContent, type Reporter } from '../files/files.ts';
import type { Content } from './load.ts';
import { nearest } from '../files/nearest.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);
const fragments = z.array(z.string()).min(1);

const exchangeSchema = z
  .strictObject({
    in: z
      .union([z.string(), z.number()])
      .optional()
      .describe('what the person types, global words such as LEWATI, KEMBALI, ULANG, LANJUT, MENU included'),
    press: z.int().min(1).optional().describe('presses the button of this number under the question that waits'),
    silence: z.literal(true).optional().describe('the person stays silent until the dialogue goes on by itself'),
    out: fragments.optional().describe('fragments that must be said, in this order; options count as said'),
    never: fragments.optional().describe('fragments that must not be said'),
  })
  .refine(
    ({ in: typed, press, silence }) => [typed, press, silence].filter((way) => way !== undefined).length <= 1,
    'take one of in, press, silence',
  );

export const transcriptsSchema = z.array(
  z.strictObject({
    name: z.string().min(1).describe('what this conversation shows'),
    given: z
      .record(z.string(), value)
      .optional()
      .describe('variables and built-ins (stage, consented, consent_asked, reminders, low_data) at the beginning'),
    talk: z.array(exchangeSchema).min(1).describe('the first says what the flow begins with: only out'),
    saved: z.record(z.string(), value).optional().describe('variables at the end'),
    stage: z.enum(STAGES).optional().describe('enrolment stage at the end'),
    consented: z.boolean().optional().describe('whether consent is given at the end'),
    ends: z.boolean().optional().describe('whether the dialogue is over'),
  }),
);
export type Transcript = z.infer<typeof transcriptsSchema>[number];

/** The conversations written beside a flow (flows/<flow>.test.yaml); none: an empty list. Findings go to the reporter. */
export function readTranscripts(root: string, flow: string, reporter: Reporter): Transcript[] {
  const name = `flows/${flow}.test.yaml`;
  if (!existsSync(join(root, name))) return [];
  return readContent(root, name, transcriptsSchema, reporter)?.value ?? [];
}

/** Finds transcripts that cannot be read, that stand beside no flow, or that name what does not exist. */
export function checkTranscripts(root: string, content: Content, reporter: Reporter): void {
  const flows = [...content.program.flows.keys()];
  const files = existsSync(join(root, 'flows')) ? readdirSync(join(root, 'flows')) : [];
  for (const file of files.filter((name) => name.endsWith('.test.yaml')).sort()) {
    const flow = file.slice(0, -'.test.yaml'.length);
    const read = readContent(root, `flows/${file}`, transcriptsSchema, reporter);
    if (!read) continue;
    if (!content.program.flows.has(flow))
      reporter.error(read.file, [], 'KJ011', `there is no flow "${flow}" for these transcripts`, nearest(flow, flows));
    const { variables } = content.words;
    read.value.forEach((transcript, i) => {
      for (const part of ['given', 'saved'] as const) {
        for (const name of Object.keys(transcript[part] ?? {})) {
          if (variables.has(name)) continue;
          const message = `there is no variable "${name}" in content/variables.yaml`;
          reporter.error(read.file, [i, part, name], 'KJ011', message, nearest(name, variables.keys()));
        }
      }
    });
  }
}
