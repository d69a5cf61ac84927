import { z } from 'zod';
import type { Condition } from '../../engine/program.ts';
import { cel, id } from '../schema-pieces.ts';
import { conditionInWords } from '../words/condition-words.ts';
import { common, defineVerb, type StepData } from './verb.ts';

interface Checked extends StepData {
  /** First that holds is taken; none holds: `next`. */
  readonly branches: readonly {
    readonly when: Condition;
    readonly go: number | null;
    /** The condition as written. */
    readonly words: string;
  }[];
}

/** Label of the way that a check takes when no condition holds. */
export const OTHERWISE = 'selain itu';

export const check = defineVerb({
  name: 'check',
  doc: {
    does: 'goes on by a condition: `check: stage == "lapsed"`, `then:`, `else:`; or a list of `{ when, go }`',
    example: `
- id: which
  check:
    - { when: stage == "lapsed", go: arrears }
    - { when: household_size > 4, go: many }
- { id: few, say: Keluarga Ibu/Bapak kecil. }
- { id: rich, check: consented, then: done, else: many }
- { id: arrears, say: Kita lihat tunggakannya., go: done }
- { id: many, say: Keluarga Ibu/Bapak besar. }
- { id: done, end: true }
`,
  },
  colour: '#f1e8ff',
  schema: () =>
    z.strictObject({
      ...common,
      check: z.union([cel, z.array(z.strictObject({ when: cel, go: id })).min(1)]),
      then: id.optional(),
      else: id.optional(),
    }),
  compile(parts, source, base, at): Checked {
    const single = typeof source.check === 'string';
    const list = typeof source.check === 'string' ? [{ when: source.check, go: source.then }] : source.check;
    const branches = list.map((branch, n) => {
      const when = parts.condition(branch.when, single ? [...at, 'check'] : [...at, 'check', n, 'when']);
      const path = single ? [...at, 'then'] : [...at, 'check', n, 'go'];
      return { when, go: branch.go === undefined ? base.next : parts.target(branch.go, path), words: branch.when };
    });
    const otherwise = source.else === undefined ? base.next : parts.target(source.else, [...at, 'else']);
    return { ...base, next: otherwise, branches };
  },
  run({ branches, next }, run) {
    const branch = branches.find((candidate) => candidate.when(run.scope));
    return branch ? branch.go : next;
  },
  ways: ({ branches, next }) => [
    ...branches.map((branch) => ({ to: branch.go, label: branch.words })),
    { to: next, label: OTHERWISE },
  ],
  drawn: () => 'menurut keadaannya',
  script: ({ branches }, { words, nameOf }) =>
    branches.map((branch) => `   kalau ${conditionInWords(branch.words, words)} ⇒ ${nameOf(branch.go)}`),
  expressions: ({ check: condition }, at) =>
    typeof condition === 'string'
      ? [{ text: condition, path: [...at, 'check'] }]
      : condition.map(({ when }, n) => ({ text: when, path: [...at, 'check', n, 'when'] })),
});
