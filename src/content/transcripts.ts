import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { advance } from '../engine/advance.ts';
import type { Event } from '../engine/events.ts';
import type { Program, Vars } from '../engine/program.ts';
import { newSession, type Session } from '../engine/session.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);
export const transcriptsSchema = z.array(
  z.strictObject({
    name: z.string().min(1).describe('what this conversation shows'),
    given: z
      .record(z.string(), value)
      .optional()
      .describe('variables and built-ins (stage, consented …) at the beginning'),
    talk: z.array(
      z.strictObject({
        in: z
          .union([z.string(), z.number()])
          .optional()
          .describe('what the person types; without it: the start of the flow'),
        out: z.array(z.string()).min(1).describe('fragments that must be said, in this order; options count as said'),
      }),
    ),
    saved: z.record(z.string(), value).optional().describe('variables at the end'),
    stage: z.string().optional().describe('enrolment stage told at the end'),
    ends: z.boolean().optional().describe('whether the dialogue is over'),
  }),
);

export interface TranscriptResult {
  readonly name: string;
  /** Null: as expected. */
  readonly problem: string | null;
}

const NOW = Date.UTC(2026, 10, 23, 3);

/** Runs the conversations written beside a flow (flows/<flow>.test.yaml). Null: there are none. */
export function runTranscripts(root: string, flow: string, program: Program): TranscriptResult[] | null {
  const file = join(root, 'flows', `${flow}.test.yaml`);
  if (!existsSync(file)) return null;
  const transcripts = transcriptsSchema.parse(parse(readFileSync(file, 'utf8')));
  return transcripts.map((transcript) => ({ name: transcript.name, problem: runOne(flow, program, transcript) }));
}

function runOne(flow: string, program: Program, transcript: z.infer<typeof transcriptsSchema>[number]): string | null {
  const given = transcript.given ?? {};
  let session: Session = { ...newSession(), vars: { ...given } };
  let stage = String(given['stage'] ?? 'unknown');
  let begun = false;
  for (const { in: typed, out } of transcript.talk) {
    const builtins: Vars = { ...given, stage };
    const input =
      !begun || typed === undefined
        ? ({ kind: 'start', flow } as const)
        : ({ kind: 'text', text: String(typed) } as const);
    begun = true;
    const result = advance(program, session, input, { now: NOW, random: () => 0, builtins });
    if (result.outcome === 'unmatched') return `"${String(typed)}" was no answer to what waits`;
    // The session goes through JSON between any two turns, as it does in the store.
    session = JSON.parse(JSON.stringify(result.session)) as Session;
    for (const event of result.events) if (event.type === 'stage_changed') stage = event.stage;
    const missing = firstMissing(out, saidIn(result.events));
    if (missing !== null)
      return `after "${String(typed ?? 'start')}": "${missing}" was not said, but:\n${saidIn(result.events)}`;
  }
  for (const [name, wanted] of Object.entries(transcript.saved ?? {})) {
    if (session.vars[name] !== wanted) return `${name} is ${String(session.vars[name])}, not ${String(wanted)}`;
  }
  if (transcript.stage !== undefined && stage !== transcript.stage)
    return `the stage is ${stage}, not ${transcript.stage}`;
  const over = session.frames.length === 0;
  if (transcript.ends !== undefined && over !== transcript.ends)
    return over ? 'the dialogue is over' : 'the dialogue is not over';
  return null;
}

export function saidIn(events: readonly Event[]): string {
  return events
    .flatMap((event) =>
      event.type === 'said' ? [event.text, ...(event.options ?? []).map(({ n, label }) => `${n}. ${label}`)] : [],
    )
    .join('\n');
}

/** The first fragment that does not follow the ones before it. */
function firstMissing(fragments: readonly string[], said: string): string | null {
  let from = 0;
  for (const fragment of fragments) {
    const at = said.toLowerCase().indexOf(fragment.toLowerCase(), from);
    if (at < 0) return fragment;
    from = at + fragment.length;
  }
  return null;
}
