import type { Replayed, Turn } from './replay.ts';

export interface Figures {
  readonly turns: number;
  /** Turns that ended in "not understood", "which one?", "not my subject" or "no such name". */
  readonly misses: number;
  /** The most of them in a row. */
  readonly longestRun: number;
  /** Turns that sent a bubble of the turn before again, word for word. */
  readonly repeats: number;
  /** Words that got no bubble at all. */
  readonly silent: number;
  readonly optionsMean: number;
  readonly optionsMost: number;
  readonly wishes: Share;
  readonly dangers: Share;
  readonly outcomes: Share;
  readonly facts: Share;
  readonly tickets: number;
}

/** So many of all were right. */
export interface Share {
  readonly right: number;
  readonly all: number;
}

const MISSED = new Set(['clarify', 'outside', 'fallback']);
/** How the dialogue says itself that it did not understand an answer. */
const NOT_UNDERSTOOD =
  /belum (?:paham|mengerti|menangkap|menemukan nama)|maksud (?:Ibu\/Bapak|\S+) yang mana|hanya tahu soal JKN|tulis angkanya/i;

/** Whether a worker was not understood. Voice and pictures are none: nobody claims to. */
export function isMiss({ deed, line }: Turn): boolean {
  return deed.kind === 'says' && (MISSED.has(line.action) || line.reply.some((bubble) => NOT_UNDERSTOOD.test(bubble)));
}

export function isSilent({ deed, line }: Turn): boolean {
  return deed.kind === 'says' && line.reply.length === 0;
}

/** Bubbles of a turn that stood in the turn before as well. */
export function repeatedIn(turn: Turn, before: Turn | undefined): readonly string[] {
  return turn.line.reply.filter((bubble) => before?.line.reply.includes(bubble) === true);
}

export function figuresOf(replayed: readonly Replayed[]): Figures {
  const turns = replayed.flatMap((one) => one.turns);
  const options = turns.map((turn) => turn.options);
  return {
    turns: turns.length,
    misses: turns.filter(isMiss).length,
    longestRun: Math.max(0, ...replayed.map(longestRun)),
    repeats: replayed.reduce((sum, one) => sum + repeatsOf(one), 0),
    silent: turns.filter(isSilent).length,
    optionsMean: options.reduce((sum, count) => sum + count, 0) / Math.max(1, turns.length),
    optionsMost: Math.max(0, ...options),
    wishes: shareOf(turns, 'human', ({ opened, waits }) => opened || waits),
    dangers: shareOf(turns, 'danger', ({ line }) => line.danger !== 'none'),
    outcomes: outcomesOf(turns),
    facts: factsOf(replayed),
    tickets: turns.filter(({ opened }) => opened).length,
  };
}

function longestRun({ turns }: Replayed): number {
  let run = 0;
  let longest = 0;
  for (const turn of turns) {
    run = isMiss(turn) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

function repeatsOf({ turns }: Replayed): number {
  return turns.filter((turn, i) => repeatedIn(turn, turns[i - 1]).length > 0).length;
}

function shareOf(turns: readonly Turn[], mark: string, isRight: (turn: Turn) => boolean): Share {
  const marked = turns.filter(({ deed }) => deed.kind === 'says' && deed.mark === mark);
  return { right: marked.filter(isRight).length, all: marked.length };
}

/** Every mark that is no wish and no danger names the outcome that is reported. */
function outcomesOf(turns: readonly Turn[]): Share {
  const marked = turns.filter(({ deed }) => markOf(deed) !== null);
  return { right: marked.filter(({ deed, line }) => line.outcome?.kind === markOf(deed)).length, all: marked.length };
}

export function markOf(deed: Turn['deed']): string | null {
  const mark = deed.kind === 'says' ? deed.mark : '';
  return mark === '' || mark === 'human' || mark === 'danger' ? null : mark;
}

function factsOf(replayed: readonly Replayed[]): Share {
  const all = replayed.reduce((sum, { talk }) => sum + talk.facts.size, 0);
  return { right: all - replayed.flatMap(lostIn).length, all };
}

/** Names of the facts that are not known at the end, under whatever name. */
export function lostIn({ talk, known }: Replayed): string[] {
  return [...talk.facts].flatMap(([name, value]) => (known.some((one) => isSame(one, value)) ? [] : [name]));
}

/** A name may be kept with its title: "Bu Tini". */
function isSame(known: unknown, value: string): boolean {
  if (typeof known === 'number') return known === Number(value);
  return typeof known === 'string' && known.toLowerCase().split(' ').includes(value.toLowerCase());
}
