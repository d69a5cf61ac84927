import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KawanError } from '../errors.ts';
import { readModel } from '../understanding/model-file.ts';
import { openLearnt, type Learnt } from '../understanding/learnt.ts';
import { OUTSIDE, type Question } from '../understanding/question-index.ts';
import { learn, type LessonPhrases } from '../understanding/train/lessons.ts';
import type { WishPhrase } from '../understanding/train/train-wishes.ts';

/** What understanding learns from. */
export interface Lessons {
  readonly questions: readonly Pick<Question, 'id' | 'phrasings'>[];
  /** Examples of what is not about JKN. */
  readonly outside: readonly string[];
  /** How people wish for a person, and what only sounds like it. */
  readonly wishes: readonly Pick<WishPhrase, 'text' | 'wish'>[];
}

const TRAIN = fileURLToPath(new URL('train.ts', import.meta.url));
const SOURCE = fileURLToPath(new URL('../understanding', import.meta.url));
/** What a model depends on beside content: another version of these learns anew. */
const CODE = [
  'concepts.ts',
  'dialects.ts',
  'distance.ts',
  'features.ts',
  'hash.ts',
  'human-phrases.ts',
  'human-words.ts',
  'human.ts',
  'model-file.ts',
  'near-ends.ts',
  'normalise.ts',
  'question-model.ts',
  'question-words.ts',
  'speller.ts',
  'spellings.ts',
  'train/compare.ts',
  'train/lessons.ts',
  'train/linear.ts',
  'train/train-model.ts',
  'train/train-wishes.ts',
  'wish-features.ts',
  'wish-model.ts',
];
/** So few phrasings are learnt faster than a process starts: contents of tests, and of a new programme. */
const FEW = 600;
/** Questions about helpers name one and wish for none, or wish for one: they teach nothing here. */
const OF_HELPERS = /^(?:pendamping|kader)-/;
/** What was written as a question counts less for wishes than what was written for them: there is so much of it. */
const QUESTION_SHARE = 0.3;
/** Old models kept beside the one in use: another program may still start with them. */
const KEPT = 3;
const LARGEST = 64 * 1024 * 1024;

/** Where models lie that belong to no data folder: those of commands and tests, and one that is shipped with the program. */
const BESIDE = fileURLToPath(new URL('../../.models', import.meta.url));

export interface Keeping {
  /** Where a model is looked for first, and kept. */
  readonly folder?: string | undefined;
  /** Hears, before it begins, that so many phrasings are learnt from. */
  readonly told?: ((phrasings: number) => void) | undefined;
}

/**
 * The model of these lessons. It is learnt once for a content, in a process of its own, so that nobody else pays the time
 * and memory; the file has the hash of content and code in its name. Throws `model_failed`.
 */
export function trainedModel(lessons: Lessons, { folder = BESIDE, told }: Keeping = {}): Learnt {
  const phrases = phrasesOf(lessons);
  if (sizeOf(phrases) <= FEW) return openLearnt(learn(phrases));
  const name = nameOf(phrases);
  const known = opened(join(folder, name)) ?? opened(join(BESIDE, name));
  if (known) return known;
  told?.(sizeOf(phrases));
  const { status, stdout, stderr } = spawnSync(process.execPath, [TRAIN], {
    input: JSON.stringify(phrases),
    maxBuffer: LARGEST,
  });
  if (status !== 0) throw failed(stderr.toString('utf8'));
  keep(join(folder, name), stdout);
  return openLearnt(readModel(new Uint8Array(stdout)));
}

/** Sees to it that `trainedModel` finds the model of these lessons, without holding anybody up. Throws `model_failed`. */
export async function prepareModel(lessons: Lessons, { folder = BESIDE, told }: Keeping = {}): Promise<void> {
  const phrases = phrasesOf(lessons);
  const name = nameOf(phrases);
  if (sizeOf(phrases) <= FEW || existsSync(join(folder, name)) || existsSync(join(BESIDE, name))) return;
  told?.(sizeOf(phrases));
  const child = spawn(process.execPath, [TRAIN], { stdio: ['pipe', 'pipe', 'inherit'] });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stdin.end(JSON.stringify(phrases));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw failed('');
  keep(join(folder, name), Buffer.concat(parts));
}

function sizeOf({ questions, wishes }: LessonPhrases): number {
  return questions.length + wishes.length;
}

function phrasesOf({ questions, outside, wishes }: Lessons): LessonPhrases {
  const asked = [
    ...questions.flatMap(({ id, phrasings }) => phrasings.map((text) => ({ text, label: id }))),
    ...outside.map((text) => ({ text, label: OUTSIDE })),
  ];
  if (wishes.length === 0) return { questions: asked, wishes: [] };
  const others = asked.filter(({ label }) => !OF_HELPERS.test(label));
  return {
    questions: asked,
    wishes: [
      ...wishes.map(({ text, wish }) => ({ text, wish, share: 1 })),
      ...others.map(({ text }) => ({ text, wish: false, share: QUESTION_SHARE })),
    ],
  };
}

function nameOf(phrases: LessonPhrases): string {
  const hash = createHash('sha256').update(JSON.stringify(phrases));
  for (const name of CODE) hash.update(readFileSync(join(SOURCE, name)));
  return `questions-${hash.digest('hex').slice(0, 16)}.bin`;
}

function opened(file: string): Learnt | null {
  if (!existsSync(file)) return null;
  try {
    return openLearnt(readModel(new Uint8Array(readFileSync(file))));
  } catch {
    // Cut off by a full disk: it is learnt anew.
    return null;
  }
}

/** Keeps a model where it can be; a folder that may not be written only costs the time again. */
function keep(file: string, bytes: Uint8Array): void {
  const folder = dirname(file);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, bytes);
    renameSync(draft, file);
    const others = readdirSync(folder).filter((name) => /^questions-\w+\.bin$/u.test(name) && !file.endsWith(name));
    for (const name of others.sort().slice(KEPT)) rmSync(join(folder, name), { force: true });
  } catch {
    rmSync(draft, { force: true });
  }
}

function failed(why: string): KawanError {
  return new KawanError('model_failed', `nothing could be learnt from the questions${why === '' ? '' : `: ${why}`}`);
}
