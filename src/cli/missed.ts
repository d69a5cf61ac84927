import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { addPhrasings, phrasingsIn } from '../content/author/edit-questions.ts';
import { KawanError } from '../errors.ts';
import type { ContentVerbs } from '../store/content.ts';
import type { Guide } from '../turn/guide.ts';
import { featuresOf } from '../understanding/features.ts';
import { plainWords } from '../understanding/question-words.ts';
import { normalise } from '../understanding/normalise.ts';

type Write = (text: string) => void;
type Understand = Pick<Guide, 'questions'>;

/** Messages that mean the same, as far as their words tell. */
export interface MissedGroup {
  /** Distinct wordings, oldest first. */
  readonly texts: readonly string[];
  readonly count: number;
  /** The question that comes nearest, if any. */
  readonly nearest: string | null;
}

/** From this likeness (cosine of features) on, two messages are told as one. */
const ALIKE = 0.5;

/**
 * What was not understood and still is not: alike ones together, most frequent first. What has been adopted since is
 * answered by now and left out.
 */
async function missedGroups(store: Pick<ContentVerbs, 'missedUtterances'>, guide: Understand): Promise<MissedGroup[]> {
  const groups: { texts: string[]; count: number; vector: ReadonlyMap<string, number> }[] = [];
  for (const { text } of await store.missedUtterances()) {
    if (guide.questions(text).some(({ action }) => action === 'answer') || normalise(text) === '') continue;
    const vector = featuresOf(plainWords(text));
    const alike = groups.find((group) => cosine(group.vector, vector) >= ALIKE);
    if (!alike) {
      groups.push({ texts: [text], count: 1, vector });
      continue;
    }
    alike.count++;
    if (!alike.texts.includes(text)) alike.texts.push(text);
  }
  return groups
    .sort((a, b) => b.count - a.count)
    .map(({ texts, count }) => ({ texts, count, nearest: guide.questions(texts[0] ?? '')[0]?.candidates[0] ?? null }));
}

/** In one line, and without what would steer the terminal: people wrote it. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');

/** The groups as a numbered list; the numbers are those that `questions adopt` and `questions draft` take. */
export async function showMissed(
  store: Pick<ContentVerbs, 'missedUtterances'>,
  guide: Understand,
  write: Write,
): Promise<void> {
  const groups = await missedGroups(store, guide);
  if (groups.length === 0) write('nothing was missed so far\n');
  groups.forEach(({ texts, count, nearest }, i) => {
    const guess = nearest === null ? '' : `\tnearest: ${nearest}`;
    write(`${i + 1}\t${count} times\t${texts.slice(0, 3).map(printable).join('  |  ')}${guess}\n`);
  });
}

/**
 * Puts the wordings of a group into a question as phrasings; comments and layout of the file stay. Throws `usage` when
 * there is no such group or question.
 */
export async function adoptMissed(
  store: Pick<ContentVerbs, 'missedUtterances'>,
  guide: Understand,
  wanted: { readonly root: string; readonly group: number; readonly as: string; readonly text?: string | undefined },
  write: Write,
): Promise<void> {
  const group = groupAt(await missedGroups(store, guide), wanted.group);
  const folder = join(wanted.root, 'content/questions');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
    const path = join(folder, name);
    const source = readFileSync(path, 'utf8');
    const known = phrasingsIn(source, wanted.as);
    if (known === null) continue;
    const taken = new Set(known.map(normalise));
    const fresh = (wanted.text === undefined ? group.texts : [wanted.text]).filter(
      (text) => !taken.has(normalise(text)),
    );
    const edited = fresh.length === 0 ? null : addPhrasings(source, wanted.as, fresh);
    if (edited !== null) writeFileSync(path, edited);
    write(`${fresh.length} phrasings added to ${wanted.as} in content/questions/${name}\n`);
    for (const text of fresh) write(`  - ${printable(text)}\n`);
    return;
  }
  throw new KawanError('usage', `there is no question "${wanted.as}"`);
}

/** A question to be filled in, with the wordings of a group, as YAML to paste into content/questions. */
export async function draftAnswer(
  store: Pick<ContentVerbs, 'missedUtterances'>,
  guide: Understand,
  group: number,
  write: Write,
): Promise<void> {
  const { texts } = groupAt(await missedGroups(store, guide), group);
  const draft = {
    id: 'topik-nama',
    topic: 'topik',
    label: 'Judul pendek',
    phrasings: texts,
    answer: ['Jawaban pendek, dengan fakta memakai namanya: {contact.care_center}.'],
    source: ['F2.01'],
    next: [],
  };
  write(stringify([draft], { lineWidth: 0 }));
}

function groupAt(groups: readonly MissedGroup[], n: number): MissedGroup {
  const group = groups[n - 1];
  if (!group) throw new KawanError('usage', `there is no group ${n}; see \`kawan-jkn questions missed\``);
  return group;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let both = 0;
  for (const [feature, weight] of a) both += weight * (b.get(feature) ?? 0);
  const length = (vector: ReadonlyMap<string, number>) => Math.hypot(...vector.values());
  return both / (length(a) * length(b) || 1);
}
