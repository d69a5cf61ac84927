import { z } from 'zod';
import { AskQuestion } from '../../engine/ask.ts';
import type { Asked, Expected, Hears, Option } from '../../engine/expected.ts';
import { HEARABLE } from '../../engine/program.ts';
import { cel, id, text } from '../schema-pieces.ts';
import type { ReadText } from '../words/read-text.ts';
import type { FlowParts } from './flow-parts.ts';
import { compileSilence, silence } from './silence.ts';
import { common, defineVerb, message, NOBODY, type Path, type Samples, type StepData, type Way } from './verb.ts';

const skip = z
  .union([z.literal(true), id, z.literal(false)])
  .describe(
    'LEWATI: true goes to the next step, a step id goes there, false forbids it (default: true when the answer is only saved)',
  );

const choiceSchema = z.strictObject({
  say: text.describe('the label, short: at most 24 characters read well on a button'),
  also: z.array(text).optional().describe('other words people use for it'),
  go: id.optional().describe('step to go to; without it the next step'),
  value: z.union([z.string(), z.number(), z.boolean()]).optional().describe('what `save` keeps'),
  when: cel.optional().describe('shown only while this holds'),
});
type ChoiceSource = z.infer<typeof choiceSchema>;

const askSchema = z.strictObject({
  ...common,
  ask: text,
  caveat: z.boolean().optional(),
  choices: z.array(choiceSchema).min(1).max(10).optional(),
  save: id.optional().describe('variable that keeps the chosen option’s value (with choices)'),
  text: z
    .strictObject({ save: id.optional(), min: z.int().min(1).optional(), max: z.int().max(1000).optional() })
    .optional(),
  number: z
    .strictObject({
      save: id.optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      whole: z.boolean().optional(),
    })
    .optional(),
  date: z
    .strictObject({ save: id.optional(), min_days: z.int().optional(), max_days: z.int().optional() })
    .optional()
    .describe('bounds count days from today'),
  month: z.strictObject({ save: id.optional() }).optional(),
  village: z
    .strictObject({
      save: id.describe('variable of type village that keeps its id'),
      elsewhere: choiceSchema
        .pick({ say: true, also: true, go: true })
        .optional()
        .describe('the option for whoever lives elsewhere'),
      outside: z
        .strictObject({ save: id, go: id.optional() })
        .optional()
        .describe('a place elsewhere in Indonesia, when it is typed: variable that keeps it, and step to go to'),
    })
    .optional()
    .describe('a village of content/villages, typed by name; like ones are asked back'),
  hears: z
    .enum(HEARABLE)
    .optional()
    .describe('with `text`, `number` or `choices`: hears this in whole sentences ("saya, suami, anak 2" are 4 people)'),
  words: id.optional().describe('with `hears: work`: variable that keeps the words for work that is no option'),
  otherwise: text.optional().describe('said when the answer was not understood, before asking again'),
  skip: skip.optional(),
  silence: silence.optional(),
});
type AskSource = z.infer<typeof askSchema>;

export const ask = defineVerb({
  name: 'ask',
  doc: {
    does: 'asks and waits, with exactly one of `choices`, `text`, `number`, `date`, `month`, `village`',
    example: `
- id: size
  ask: Berapa orang di Kartu Keluarga Ibu/Bapak?
  number: { min: 1, max: 20, save: household_size }
  otherwise: Tulis angkanya saja, misalnya 4.
- id: sure
  ask: Mau lanjut?
  choices:
    - { say: "Ya, lanjut", also: [mau], go: more }
    - { say: Nanti saja, also: [besok], go: done }
  silence: { after: 20h, go: done }
- { id: more, say: "Baik, kita lanjut." }
- { id: done, end: true }
`,
  },
  colour: '#fff4d6',
  schema: () => askSchema,
  compile(parts, source, base, at): Asked & StepData {
    const caveat = source.caveat ?? false;
    const translated = (part: 'ask' | 'otherwise') => parts.translated(source.id, (entry) => entry[part]);
    const expected = compileExpected(parts, source, at);
    const words = parts.text(source.ask, [...at, 'ask'], { caveat, translations: translated('ask') });
    const otherwise =
      source.otherwise === undefined
        ? null
        : parts.text(source.otherwise, [...at, 'otherwise'], { caveat, translations: translated('otherwise') });
    return {
      ...base,
      text: words,
      caveat,
      expected,
      otherwise,
      skip: compileSkip(parts, source, expected, at),
      silence: compileSilence(parts, source.silence, at),
    };
  },
  run(_asked, run, frame, question) {
    question?.put(run, frame, null);
    return 'rests';
  },
  question: (asked) => new AskQuestion(asked),
  ways: (asked) => waysOf(asked),
  walked({ expected, skip, silence }) {
    const options = expected.kind === 'choices' ? expected.options.map((_, n) => `option ${n + 1}`) : [];
    const elsewhere = expected.kind === 'village' && expected.elsewhere ? ['elsewhere'] : [];
    return [...options, ...elsewhere, ...(skip === null ? [] : ['LEWATI']), ...(silence ? ['silence'] : [])];
  },
  samples: ({ expected }, given) => samplesOf(expected, given),
  drawn: ({ text }) => text(NOBODY),
  script({ text, caveat, expected }, { program, nameOf }) {
    const options = optionsOf(expected).map((option, n) => {
      const to = option.go === null ? '' : ` ⇒ ${nameOf(option.go)}`;
      return `   ${n + 1}. ${option.say(NOBODY)}${option.also.length > 0 ? ` (${option.also.join(', ')})` : ''}${to}`;
    });
    return [
      text(NOBODY),
      ...(caveat ? [`   ${program.system.caveat(NOBODY)}`] : []),
      ...options,
      ...(expected.kind === 'choices' ? [] : [`   ‹${expected.kind}›`]),
    ];
  },
  texts: (source, at) => [
    ...message(source.ask, [...at, 'ask']),
    ...message(source.otherwise, [...at, 'otherwise']),
    ...label(source.village?.elsewhere?.say, [...at, 'village', 'elsewhere', 'say']),
    ...(source.choices ?? []).flatMap((choice, n) => label(choice.say, [...at, 'choices', n, 'say'])),
  ],
  expressions: ({ choices }, at) =>
    (choices ?? []).flatMap(({ when }, n) =>
      when === undefined ? [] : [{ text: when, path: [...at, 'choices', n, 'when'] }],
    ),
});

function label(text: string | undefined, path: Path): ReadText[] {
  return text === undefined ? [] : [{ text, kind: 'label', path }];
}

/** What a question takes as its answer. */
function compileExpected(parts: FlowParts, source: AskSource, at: Path): Expected {
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
  const hears = (): Hears | null =>
    source.hears === undefined ? null : { fact: source.hears, words: saved(source.words, 'words') };
  if (source.text)
    return {
      kind: 'text',
      save: saved(source.text.save, 'text'),
      min: source.text.min ?? 1,
      max: source.text.max ?? 200,
      hears: hears(),
    };
  if (source.number) {
    const { save, min, max, whole } = source.number;
    const bounds = { min: min ?? null, max: max ?? null, whole: whole ?? true };
    return { kind: 'number', save: saved(save, 'number'), ...bounds, hears: hears() };
  }
  if (source.date) {
    const { save, min_days, max_days } = source.date;
    return { kind: 'date', save: saved(save, 'date'), minDays: min_days ?? null, maxDays: max_days ?? null };
  }
  if (source.village) {
    const { save, elsewhere, outside } = source.village;
    const path = [...at, 'village'];
    parts.variable(save, path);
    const wayOut = elsewhere && compileOption(parts, elsewhere, source, 0, [...path, 'elsewhere']);
    if (outside) parts.variable(outside.save, [...path, 'outside']);
    const go = outside?.go === undefined ? null : parts.target(outside.go, [...path, 'outside', 'go']);
    return { kind: 'village', save, elsewhere: wayOut ?? null, outside: outside ? { save: outside.save, go } : null };
  }
  if (source.month) return { kind: 'month', save: saved(source.month.save, 'month') };
  const options = (source.choices ?? []).map((choice, n) =>
    compileOption(parts, choice, source, n, [...at, 'choices', n]),
  );
  return { kind: 'choices', options, save: saved(source.save, 'save'), hears: hears() };
}

function compileOption(parts: FlowParts, source: ChoiceSource, asked: AskSource, n: number, path: Path): Option {
  return {
    say: parts.text(source.say, [...path, 'say'], {
      caveat: asked.caveat ?? false,
      translations: parts.translated(asked.id, (entry) => entry.choices?.[n]),
    }),
    also: source.also ?? [],
    go: source.go === undefined ? null : parts.target(source.go, [...path, 'go']),
    value: source.value ?? null,
    when: source.when === undefined ? null : parts.condition(source.when, [...path, 'when']),
  };
}

/** A question whose answer is only saved can be skipped; one that decides the way cannot, unless it says where to. */
function compileSkip(parts: FlowParts, source: AskSource, expected: Expected, at: Path): number | 'next' | null {
  if (source.skip === false) return null;
  if (typeof source.skip === 'string') return parts.target(source.skip, [...at, 'skip']);
  if (source.skip === true) return 'next';
  const decides = expected.kind === 'choices' && expected.options.some((option) => option.go !== null);
  return decides ? null : 'next';
}

function optionsOf(expected: Expected): readonly Option[] {
  if (expected.kind === 'choices') return expected.options;
  return expected.kind === 'village' && expected.elsewhere ? [expected.elsewhere] : [];
}

function waysOf({ expected, next, skip, silence }: Asked): Way[] {
  const options = optionsOf(expected).map((option) => ({ to: option.go ?? next, label: option.say(NOBODY) }));
  const ways: Way[] = expected.kind === 'choices' ? options : [{ to: next, label: '' }, ...options];
  if (expected.kind === 'village' && expected.outside)
    ways.push({ to: expected.outside.go ?? next, label: 'tempat lain' });
  if (skip !== null && skip !== 'next') ways.push({ to: skip, label: 'LEWATI' });
  if (skip === 'next' && expected.kind === 'choices') ways.push({ to: next, label: 'LEWATI' });
  if (silence) ways.push({ to: silence.go, label: 'diam' });
  return ways;
}

/** Answers typed where there are no options. */
function samplesOf(expected: Expected, { near, villages }: Samples): string[] | null {
  switch (expected.kind) {
    case 'choices':
      return expected.hears?.fact === 'work' ? ['pawang ular'] : null;
    case 'text':
      return ['Sari'];
    case 'number': {
      const { min, max } = expected;
      const all = [min ?? 1, 1, 4, 20, 500, 5_000_000, max ?? 4, ...near];
      const fit = all.filter((n) => n >= (min ?? n) && n <= (max ?? n));
      return [...new Set(fit)].map(String);
    }
    case 'date':
      return ['besok', 'kemarin'];
    case 'village':
      return [
        ...villages.list.slice(0, 1).map(({ name }) => name),
        ...(expected.outside ? ['Merauke, Papua Selatan'] : []),
      ];
    case 'month':
      return ['bulan lalu', '3 tahun'];
    default:
      return expected satisfies never;
  }
}
