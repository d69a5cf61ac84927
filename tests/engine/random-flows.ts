/** Dialogues of every verb, drawn at random: as plain parts for the reference model, and as an educator would write them. */
import fc from 'fast-check';
import type { Stage } from '../../src/engine/program.ts';
import type { QuizItem } from '../../src/engine/quiz.ts';

export const MEDIA_TEXT = 'a picture in words';
/** `a` belongs to the profile, `b` ends with the dialogue. */
export const FLOWS_KEPT: readonly string[] = ['a'];
export const NOT_KEPT = ['b', 'quiz_right', 'quiz_total'] as const;
const NAMES = ['f0', 'f1', 'f2', 'menu'] as const;
const STAGES_USED: readonly Stage[] = ['preparing', 'paid'];

export interface Silence {
  days: number;
  go: number;
}

type Body =
  | { verb: 'say'; text: string }
  | { verb: 'media' }
  | { verb: 'set'; name: 'a' | 'b'; value: number | string }
  | { verb: 'check'; branches: { above: number; go: number }[] }
  | { verb: 'call'; flow: string }
  | { verb: 'go' }
  | { verb: 'stage'; stage: Stage }
  | { verb: 'handoff' }
  | { verb: 'remind'; days: number }
  | { verb: 'do' }
  | { verb: 'end'; text: string | null }
  | { verb: 'resume' }
  | { verb: 'quiz'; silence: Silence | null }
  | {
      verb: 'ask';
      text: string;
      expects: 'choices' | 'text' | 'number';
      options: readonly { label: string; go: number | null; value: number | null; above: number | null }[];
      skip: boolean | number;
      silence: Silence | null;
    };
export type Part = Body & { next: number | null };

export interface Dialogue {
  resumable: boolean;
  parts: Part[];
}

interface Item {
  id: string;
  ask: string;
  feedback: string | null;
  options: { label: string; right: boolean | null }[];
}
export const ITEMS: readonly [Item, ...Item[]] = [
  {
    id: 'know',
    ask: 'Tahu?',
    feedback: 'Begitu.',
    options: [
      { label: 'benar', right: true },
      { label: 'salah', right: false },
    ],
  },
  {
    id: 'feel',
    ask: 'Setuju?',
    feedback: null,
    options: [
      { label: 'ya', right: null },
      { label: 'tidak', right: null },
    ],
  },
];

/** The same items as the engine takes them. */
export const QUIZ_ITEMS: readonly QuizItem[] = ITEMS.map(({ id, ask, feedback, options }) => ({
  id,
  kind: id === 'know' ? 'knowledge' : 'attitude',
  ask: () => ask,
  caveat: false,
  feedback: feedback === null ? null : () => feedback,
  options: options.map(({ label, right }) => ({
    say: () => label,
    also: [],
    right,
    score: right === null ? 0 : Number(right),
    reply: null,
  })),
}));

function body(count: number): fc.Arbitrary<Body> {
  const step = fc.nat(count - 1);
  const above = fc.integer({ min: 0, max: 8 });
  const silence = fc.option(fc.record({ days: fc.integer({ min: 1, max: 9 }), go: step }));
  const labels = fc.uniqueArray(fc.constantFrom('satu', 'dua', 'tiga', 'empat'), { minLength: 1 });
  const options = labels.chain((list) =>
    fc.tuple(
      ...list.map((label) =>
        fc.record({
          label: fc.constant(label),
          go: fc.option(step),
          value: fc.option(fc.nat(9)),
          above: fc.option(above, { freq: 3 }),
        }),
      ),
    ),
  );
  const asks = fc.constantFrom('choices' as const, 'text' as const, 'number' as const).chain((expects) =>
    fc.record({
      verb: fc.constant('ask' as const),
      text: fc.constantFrom('Apa?', 'Berapa? {a}'),
      expects: fc.constant(expects),
      options: expects === 'choices' ? options : fc.constant<readonly never[]>([]),
      skip: fc.oneof(fc.boolean(), step),
      silence,
    }),
  );
  return fc.oneof(
    { weight: 5, arbitrary: asks },
    { weight: 2, arbitrary: fc.record({ verb: fc.constant('quiz' as const), silence }) },
    fc.record({ verb: fc.constant('say' as const), text: fc.constantFrom('Halo.', 'Nilai {a} {b}.') }),
    fc.constant<Body>({ verb: 'media' }),
    fc.oneof(
      fc.record({ verb: fc.constant('set' as const), name: fc.constant('a' as const), value: fc.nat(9) }),
      fc.record({
        verb: fc.constant('set' as const),
        name: fc.constant('b' as const),
        value: fc.constantFrom('x', 'y'),
      }),
    ),
    fc.record({
      verb: fc.constant('check' as const),
      branches: fc.array(fc.record({ above, go: step }), { minLength: 1, maxLength: 3 }),
    }),
    { weight: 2, arbitrary: fc.record({ verb: fc.constant('call' as const), flow: fc.constantFrom(...NAMES) }) },
    fc.constant<Body>({ verb: 'go' }),
    fc.record({ verb: fc.constant('stage' as const), stage: fc.constantFrom(...STAGES_USED) }),
    fc.constant<Body>({ verb: 'handoff' }),
    fc.record({ verb: fc.constant('remind' as const), days: fc.integer({ min: 1, max: 9 }) }),
    fc.constant<Body>({ verb: 'do' }),
    fc.record({ verb: fc.constant('end' as const), text: fc.option(fc.constant('Selesai.')) }),
    fc.constant<Body>({ verb: 'resume' }),
  );
}

const dialogue = fc.integer({ min: 1, max: 7 }).chain((count) =>
  fc.record({
    resumable: fc.boolean(),
    parts: fc
      .array(fc.tuple(body(count), fc.option(fc.nat(count - 1), { freq: 3 })), { minLength: count, maxLength: count })
      .map((list) =>
        list.map(([part, go], i): Part => {
          const following = i + 1 < count ? i + 1 : null;
          if (part.verb === 'end') return { ...part, next: null };
          if (part.verb === 'go') return { ...part, next: go ?? 0 };
          return { ...part, next: go ?? following };
        }),
      ),
  }),
);

export const dialogues: fc.Arbitrary<ReadonlyMap<string, Dialogue>> = fc
  .tuple(dialogue, dialogue, dialogue, dialogue)
  .map((list) => {
    const menu = { ...list[3], resumable: false };
    return new Map([...list.slice(0, 3).map((one, i) => [`f${i}`, one] as const), ['menu', menu] as const]);
  });

/** A dialogue in the words of the flow format. */
export function sourceOf(flow: string, { resumable, parts }: Dialogue): unknown {
  const step = (position: number) => `s${position}`;
  const silenceOf = (silence: Silence | null) =>
    silence ? { silence: { after: `${silence.days}d`, go: step(silence.go) } } : {};
  return {
    flow,
    title: `Judul ${flow}`,
    for: ['worker'],
    resumable,
    steps: parts.map((part, i) => {
      const next = part.next === null || part.next === i + 1 ? {} : { go: step(part.next) };
      const base = { id: step(i), ...next };
      switch (part.verb) {
        case 'say':
          return { ...base, say: part.text };
        case 'media':
          return { ...base, media: 'pic' };
        case 'set':
          return { ...base, set: { [part.name]: typeof part.value === 'string' ? `"${part.value}"` : part.value } };
        case 'check':
          return { ...base, check: part.branches.map(({ above, go }) => ({ when: `a > ${above}`, go: step(go) })) };
        case 'call':
          return { ...base, call: part.flow };
        case 'go':
          return { id: step(i), go: step(part.next ?? 0) };
        case 'stage':
          return { ...base, stage: part.stage };
        case 'handoff':
          return { ...base, handoff: 'help' };
        case 'remind':
          return { ...base, remind: 'rule', after: `${part.days}d` };
        case 'do':
          return { ...base, do: 'pictures_off' };
        case 'end':
          return { id: step(i), end: part.text ?? true };
        case 'resume':
          return { ...base, resume: true };
        case 'quiz':
          return { ...base, quiz: 'quiz', ...silenceOf(part.silence) };
        case 'ask': {
          const common = { ...base, ask: part.text, ...silenceOf(part.silence) };
          const skip = { skip: typeof part.skip === 'number' ? step(part.skip) : part.skip };
          if (part.expects === 'number') return { ...common, ...skip, number: { max: 9, save: 'a' } };
          if (part.expects === 'text') return { ...common, ...skip, text: { max: 5, save: 'b' } };
          const choices = part.options.map(({ label, go, value, above }) => ({
            say: label,
            ...(go !== null && { go: step(go) }),
            ...(value !== null && { value }),
            ...(above !== null && { when: `a > ${above}` }),
          }));
          return { ...common, ...skip, save: 'a', choices };
        }
      }
    }),
  };
}
