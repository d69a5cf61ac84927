import type { Flow } from '../../engine/program.ts';
import { normalise } from '../../understanding/normalise.ts';
import { FlowParts, type Surroundings } from '../verbs/flow-parts.ts';
import { compileStep, type CompiledStep } from '../verbs/verbs.ts';
import type { ContentFile, Reporter } from '../files/files.ts';
import type { FlowSource } from '../verbs/flow-schema.ts';
import { versionOf } from '../files/versions.ts';

/** A dialogue whose steps can tell about themselves. */
export type CompiledFlow = Flow<CompiledStep>;

/** Compiles one dialogue. Findings go to the reporter; the flow is usable when there were no errors. */
export function compileFlow(
  source: FlowSource,
  around: Surroundings,
  file: ContentFile,
  reporter: Reporter,
): CompiledFlow {
  const positions = new Map<string, number>();
  source.steps.forEach((step, i) => {
    if (positions.has(step.id))
      reporter.error(file, ['steps', i, 'id'], 'KJ003', `step "${step.id}" stands twice in this flow`);
    positions.set(step.id, i);
  });
  const parts = new FlowParts(around, file, reporter, positions);
  for (const [old, target] of Object.entries(source.moved ?? {})) parts.target(target, ['moved', old]);
  if (source.safe !== undefined) parts.target(source.safe, ['safe']);
  return {
    id: source.flow,
    version: versionOf(source),
    title: parts.text(source.title, ['title']),
    for: source.for,
    steps: source.steps.map((step, i) => compileStep(parts, step, i, source.steps.length)),
    positions,
    moved: new Map(Object.entries(source.moved ?? {})),
    safe: source.safe ?? null,
    keywords: (source.start?.keywords ?? []).map(normalise),
    resumable: source.resumable ?? true,
  };
}
