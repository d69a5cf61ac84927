import { z } from 'zod';
import type { Silence } from '../../engine/program.ts';
import { milliseconds } from '../files/durations.ts';
import { duration, id } from '../schema-pieces.ts';
import type { FlowParts } from './flow-parts.ts';
import type { Path } from './verb.ts';

/** A field of the verbs that wait. */
export const silence = z
  .strictObject({ after: duration, go: id })
  .describe('where the dialogue goes on when the person stays silent for so long');

/** Where the dialogue goes on when nobody answers. */
export function compileSilence(
  parts: FlowParts,
  source: z.infer<typeof silence> | undefined,
  at: Path,
): Silence | null {
  if (!source) return null;
  const go = parts.target(source.go, [...at, 'silence', 'go']);
  return go === null ? null : { afterMs: milliseconds(source.after), go };
}
