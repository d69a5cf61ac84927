import type { Value, Villages } from '../../engine/program.ts';
import type { STAGES } from '../../engine/program.ts';
import { createVillages } from '../../understanding/villages.ts';
import { factInWords } from './values.ts';
import type { FactSource, VariableSource } from '../schema.ts';

export interface Fact extends FactSource {
  readonly name: string;
  /** How it reads in a sentence, e.g. "Rp35.000". */
  readonly words: string;
}

/** Every name that a text or a condition may use. */
export interface Vocabulary {
  /** By full name, e.g. `dues.class3`. */
  readonly facts: ReadonlyMap<string, Fact>;
  readonly variables: ReadonlyMap<string, VariableSource>;
  readonly villages: Villages;
}

/** Names that are always there; the turn supplies their values. */
const BUILTINS: Readonly<Record<string, VariableSource>> = {
  stage: {
    type: 'choice',
    label: 'Status kepesertaan',
    default: 'unknown',
    values: {
      unknown: 'belum diketahui',
      unregistered: 'belum terdaftar',
      preparing: 'sedang menyiapkan pendaftaran',
      registered: 'sudah daftar, belum bayar',
      paid: 'sudah bayar iuran pertama',
      active: 'aktif',
      lapsed: 'tidak aktif atau menunggak',
      subsidised: 'iuran dibayar pemerintah',
    } satisfies Record<(typeof STAGES)[number], string>,
  },
  consented: { type: 'boolean', default: false },
  consent_asked: { type: 'boolean', default: false },
  reminders: { type: 'boolean', default: false },
  low_data: { type: 'boolean', default: false },
  can_resume: { type: 'boolean', default: false },
  paused_title: { type: 'text', default: '' },
  quiz_right: { type: 'number', default: 0 },
  quiz_total: { type: 'number', default: 0 },
  today: { type: 'date', default: '2026-01-01' },
  this_month: { type: 'month', default: '2026-01' },
};

export function buildVocabulary(
  facts: Readonly<Record<string, Readonly<Record<string, FactSource>>>>,
  variables: Readonly<Record<string, VariableSource>>,
  villages: Villages = createVillages([]),
): Vocabulary {
  const named = Object.entries(facts).flatMap(([group, members]) =>
    Object.entries(members).map(([key, fact]) => {
      const name = `${group}.${key}`;
      return [name, { ...fact, name, words: factInWords(fact) }] as const;
    }),
  );
  return { facts: new Map(named), variables: new Map(Object.entries({ ...variables, ...BUILTINS })), villages };
}

/** What a variable counts as while the person has not said. */
export function defaultsOf(words: Vocabulary): Record<string, Value> {
  return Object.fromEntries([...words.variables].map(([name, variable]) => [name, variable.default]));
}
