import { A_RULE, ONLY_IF, UNNAMED, weigh } from './frame.ts';
import type { WordClass } from './lexicon.ts';
import { matches, type Span } from './matches.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { signsOf } from './signs.ts';

/** `ask`: in doubt, so the person is asked whether it happens now. */
export type DangerLevel = 'now' | 'ask' | 'none';

export interface Danger {
  readonly level: DangerLevel;
  /** A body in danger, or somebody who wishes to die. */
  readonly kind: 'body' | 'despair';
  /** A danger is named, be it past, or in a question about rules. */
  readonly named: boolean;
  /** It is named, but only under an "if" or in a question about rules. */
  readonly asked: boolean;
  /** What decided: the sign, the words that showed it, and how they were taken. For `ask --why`. */
  readonly why: string;
}

interface Found extends Omit<Danger, 'named'> {
  /** The name of a sign that is not sure by itself. */
  readonly hint: string | null;
  /** A hint that is worth a question although it stands alone. */
  readonly strong: boolean;
}

const IN_A_CRY = new Set<WordClass>(['urgentword', 'kin', 'self', 'help', 'now', 'softnow', 'severeword']);
const CALLED = new Set([
  'pak',
  'bu',
  'min',
  'mas',
  'mbak',
  'kak',
  'bang',
  'dok',
  'dokter',
  'admin',
  'bro',
  'bos',
  'lae',
  'kk',
  'om',
]);

const NOTHING: Danger = { level: 'none', kind: 'body', named: false, asked: false, why: 'no sign of danger' };
/** What stands around a sign that is asked about and not suffered. */
const ASKED_ABOUT = new Set([ONLY_IF, A_RULE]);

/**
 * Whether somebody is in danger now, at any place of a text. Recall counts more than precision: a needless "go to the
 * emergency room" costs a moment, a missed one may cost a life.
 */
export function readDanger(text: string): Danger {
  if (text !== lately.text) lately = { text, danger: readSentences(text) };
  return lately.danger;
}

/** A turn asks more than once about the same words. */
let lately: { readonly text: string; readonly danger: Danger } = { text: '', danger: NOTHING };

function readSentences(text: string): Danger {
  const found: Found[] = [];
  let carried = false;
  let alarm = false;
  for (const sentence of sentencesOf(text)) {
    // Nothing is worse than an alarm of the same kind: then only a wish to die is still looked for.
    const here = signsIn(sentence, carried, alarm);
    // Of what means nothing one is enough, to say why.
    found.push(...here.filter(({ level, hint }) => level !== 'none' || hint !== null || found.length === 0));
    alarm ||= here.some(({ level }) => level === 'now');
    if (here.some(({ level, kind }) => level === 'now' && kind === 'despair')) break;
    carried ||= sentence.at.has('kin');
  }
  return best(found);
}

function best(found: readonly Found[]): Danger {
  const at = (level: DangerLevel, kind: Danger['kind']) =>
    found.find((one) => one.level === level && one.kind === kind);
  const first =
    at('now', 'despair') ?? at('now', 'body') ?? byHints(found) ?? at('ask', 'despair') ?? at('ask', 'body');
  if (first) return { level: first.level, kind: first.kind, named: true, asked: false, why: first.why };
  const [named] = found;
  if (!named) return NOTHING;
  const asked = found.some((one) => one.asked && one.kind === 'body');
  return { level: 'none', kind: 'body', named: named.hint === null, asked, why: named.why };
}

/** Two hints of different kinds are a sign, one is a doubt. */
function byHints(found: readonly Found[]): Found | undefined {
  const hints = found.filter(({ hint }) => hint !== null);
  const [first] = hints;
  const second = hints.find(({ hint }) => hint !== first?.hint);
  if (!first) return undefined;
  if (second) return { ...first, level: 'now', why: `${first.why}; ${second.why}` };
  const strong = hints.find((one) => one.strong);
  return strong && { ...strong, level: 'ask' };
}

function signsIn(sentence: Sentence, carried: boolean, onlyDespair: boolean): Found[] {
  const found: Found[] = [];
  for (const sign of signsOf(sentence.at.keys())) {
    if (onlyDespair && !sign.despair) continue;
    for (const span of matches(sign, sentence)) {
      const { level, because } = weigh(sign, span, sentence, carried);
      const shown = sentence.tokens.slice(span.first, span.last + 1).map(({ word }) => word);
      found.push({
        level: level === 'hint' ? 'none' : level,
        kind: sign.despair ? 'despair' : 'body',
        hint: level === 'hint' || because === UNNAMED ? sign.name : null,
        strong:
          because === UNNAMED ||
          inside(span, sentence, 'high') ||
          inside(span, sentence, 'severeword') ||
          sentence.at.has('now'),
        asked: level === 'none' && ASKED_ABOUT.has(because),
        why: `${sign.name} ("${shown.join(' ')}"): ${because}`,
      });
      if (level === 'now') break;
    }
  }
  const cry = cryOf(sentence);
  return cry ? [...found, cry] : found;
}

/** "Gawat pak", "darurat tolong": hardly anything but the word. */
function cryOf({ tokens, at }: Sentence): Found | null {
  if (!at.has('urgentword') || tokens.length > 5) return null;
  const only = tokens.every(({ word, classes }) => CALLED.has(word) || classes.some((name) => IN_A_CRY.has(name)));
  if (!only) return null;
  const why = `a cry ("${tokens.map(({ word }) => word).join(' ')}")`;
  return { level: 'now', kind: 'body', hint: null, strong: true, asked: false, why };
}

function inside({ first, last }: Span, { at }: Sentence, name: WordClass): boolean {
  return (at.get(name) ?? []).some((place) => place >= first && place <= last);
}
