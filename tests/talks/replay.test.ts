import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../src/main.ts';
import { figuresOf, isMiss, repeatedIn } from '../../tools/talks/figures.ts';
import { readTalk, readTranscript } from '../../tools/talks/read-talk.ts';
import { replay, type Replayed } from '../../tools/talks/replay.ts';
import { shippedGuide } from '../helpers.ts';

const FOLDER = join(ROOT, 'tests/talks');
/** What was reached, rounded to the worse side: better it, then move it. */
const REACHED = {
  misses: 0.105,
  longestRun: 3,
  repeats: 0.005,
  silent: 0,
  optionsMean: 1.6,
  optionsMost: 6,
  wishes: 0.85,
  dangers: 0.99,
  outcomes: 0.84,
  facts: 0.88,
};

describe('talks of twenty-four workers, none of whom follows the options', () => {
  let replayed: readonly Replayed[] = [];
  beforeAll(async () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));
    replayed = await replay(
      shippedGuide(),
      files.map((file) => readTalk(file, readFileSync(join(FOLDER, file), 'utf8'))),
    );
  });

  test('go no worse than they did', () => {
    const found = figuresOf(replayed);
    const share = ({ right, all }: { right: number; all: number }) => right / all;
    expect(replayed).toHaveLength(24);
    expect(found.turns).toBeGreaterThan(690);
    expect(found.misses / found.turns).toBeLessThanOrEqual(REACHED.misses);
    expect(found.longestRun).toBeLessThanOrEqual(REACHED.longestRun);
    expect(found.repeats / found.turns).toBeLessThanOrEqual(REACHED.repeats);
    expect(found.silent / found.turns).toBeLessThanOrEqual(REACHED.silent);
    expect(found.optionsMean).toBeLessThanOrEqual(REACHED.optionsMean);
    expect(found.optionsMost).toBeLessThanOrEqual(REACHED.optionsMost);
    expect(share(found.wishes)).toBeGreaterThanOrEqual(REACHED.wishes);
    expect(share(found.dangers)).toBeGreaterThanOrEqual(REACHED.dangers);
    expect(share(found.outcomes)).toBeGreaterThanOrEqual(REACHED.outcomes);
    expect(share(found.facts)).toBeGreaterThanOrEqual(REACHED.facts);
  });

  test('end with an answer to everything: nothing throws on the way', () => {
    const unanswered = replayed.flatMap(({ turns }) => turns.filter(({ by }) => by === null));
    expect(unanswered.map(({ line }) => line.text)).toEqual([]);
  });
});

describe('a talk', () => {
  test('is read with its person, its facts, what is no words, the time that passes and what the words are', () => {
    const source =
      'who: Bu Tini, sells vegetables\nfacts: people=4, name=Tini\n\nhalo\n<voice>\n+2h\nminta orang\thuman\n';
    expect(readTalk('tini', source)).toEqual({
      name: 'tini',
      who: 'Bu Tini, sells vegetables',
      facts: new Map([
        ['people', '4'],
        ['name', 'Tini'],
      ]),
      deeds: [
        { kind: 'says', text: 'halo', mark: '' },
        { kind: 'sends', media: 'voice' },
        { kind: 'waits', ms: 7_200_000 },
        { kind: 'says', text: 'minta orang', mark: 'human' },
      ],
    });
  });

  test('that was written down gives the worker’s lines, and what was tapped as words', () => {
    const source =
      '👤1 halo\n  🤖 Halo!\n       [1. Ya, setuju]\n👤2 [ketuk 1. Ya, setuju]\n👤3 [ketuk 9. undefined]\n';
    const texts = readTranscript('x', source).deeds.map((deed) => (deed.kind === 'says' ? deed.text : deed.kind));
    expect(texts).toEqual(['halo', 'Ya, setuju', '9']);
  });

  test('is counted: what was not understood, what was sent twice, tickets, and what is known at the end', async () => {
    const source = 'who: x\nfacts: people=4\nhalo\nya\nxyzzy blorp\nxyzzy blorp\nBANTUAN\n1\tdanger\n';
    const [one] = await replay(shippedGuide(), [readTalk('x', source)]);
    const turns = one?.turns ?? [];
    expect(turns).toHaveLength(6);
    const found = figuresOf(one ? [one] : []);
    expect(found).toMatchObject({ turns: 6, tickets: 1, dangers: { right: 0, all: 1 }, facts: { right: 0, all: 1 } });
    expect(found.misses).toBe(turns.filter(isMiss).length);
    expect(found.optionsMost).toBeGreaterThan(1);
    const again = turns.map((turn, i) => repeatedIn(turn, turns[i - 1]).length > 0);
    expect(found.repeats).toBe(again.filter(Boolean).length);
  });
});
