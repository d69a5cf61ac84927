import type { Expected, Option, Silence } from '../../engine/program.ts';
import type { FlowParts } from './compile-parts.ts';
import { milliseconds } from '../files/durations.ts';
import type { PathSegment } from '../files/files.ts';
import type { ChoiceSource, StepSource } from '../schema.ts';

type Ask = Extract<StepSource, { ask: string }>;

/** What a question takes as its answer. */
export function compileExpected(parts: FlowParts, source: Ask, at: readonly PathSegment[]): Expected {
  const kinds = (['choices', 'text', 'number', 'date', 'month', 'village'] as const).filter(
    (kind) => source[kind] !== undefined,
  );
  if (kinds.length !== 1) {
    parts.reporter.error(
      parts.file,
      at,
      'KJ002',
      'an ask needs exactly one of choices, text, number, date, month, village',
    );
  }
  const saved = (save: string | undefined, part: string): string | null => {
    if (save === undefined) return null;
    parts.variable(save, [...at, part]);
    return save;
  };
  if (source.text)
    return {
      kind: 'text',
      save: saved(source.text.save, 'text'),
      min: source.text.min ?? 1,
      max: source.text.max ?? 200,
    };
  if (source.number) {
    const { save, min, max, whole } = source.number;
    return { kind: 'number', save: saved(save, 'number'), min: min ?? null, max: max ?? null, whole: whole ?? true };
  }
  if (source.date) {
    const { save, min_days, max_days } = source.date;
    return { kind: 'date', save: saved(save, 'date'), minDays: min_days ?? null, maxDays: max_days ?? null };
  }
  if (source.village) {
    const { save, elsewhere } = source.village;
    const path = [...at, 'village'];
    parts.variable(save, path);
    const wayOut = elsewhere && option(parts, elsewhere, source, 0, [...path, 'elsewhere']);
    return { kind: 'village', save, elsewhere: wayOut ?? null };
  }
  if (source.month) return { kind: 'month', save: saved(source.month.save, 'month') };
  const options = (source.choices ?? []).map((choice, n) => option(parts, choice, source, n, [...at, 'choices', n]));
  return { kind: 'choices', options, save: saved(source.save, 'save') };
}

function option(parts: FlowParts, source: ChoiceSource, ask: Ask, n: number, path: readonly PathSegment[]): Option {
  return {
    say: parts.text(source.say, [...path, 'say'], {
      caveat: ask.caveat ?? false,
      translations: parts.translated(ask.id, (entry) => entry.choices?.[n]),
    }),
    also: source.also ?? [],
    go: source.go === undefined ? null : parts.target(source.go, [...path, 'go']),
    value: source.value ?? null,
    when: source.when === undefined ? null : parts.condition(source.when, [...path, 'when']),
  };
}

/** A question whose answer is only saved can be skipped; one that decides the way cannot, unless it says where to. */
export function compileSkip(
  parts: FlowParts,
  source: Ask,
  expected: Expected,
  at: readonly PathSegment[],
): number | 'next' | null {
  if (source.skip === false) return null;
  if (typeof source.skip === 'string') return parts.target(source.skip, [...at, 'skip']);
  if (source.skip === true) return 'next';
  const decides = expected.kind === 'choices' && expected.options.some((option) => option.go !== null);
  return decides ? null : 'next';
}

/** Where the dialogue goes on when nobody answers. */
export function compileSilence(
  parts: FlowParts,
  source: { after: string; go: string } | undefined,
  at: readonly PathSegment[],
): Silence | null {
  if (!source) return null;
  const go = parts.target(source.go, [...at, 'silence', 'go']);
  return go === null ? null : { afterMs: milliseconds(source.after), go };
}
