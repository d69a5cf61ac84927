import type { FlowSource } from '../verbs/flow-schema.ts';
import { expressionsOf } from '../verbs/verbs.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

const NAME = /[a-z][a-z0-9_]*/g;
const KNOWN = /known\((['"])[a-z0-9_]+\1\)/g;
const BRANCHES = /\{\s*([a-z][a-z0-9_]*)\s*,\s*(?:select|selectordinal|plural)/g;

/**
 * The variables that decide which way a flow goes or which words it says: those in its conditions and in its plural and
 * select texts, and those that they are worked out from. All others may have any value without changing a walk.
 */
export function decidingNames(flow: FlowSource, words: Vocabulary): Set<string> {
  const deciding = new Set<string>();
  const add = (expression: string) => {
    for (const [name] of expression.matchAll(NAME)) if (words.variables.has(name)) deciding.add(name);
  };
  const written = flow.steps.flatMap((step) => expressionsOf(step, []));
  for (const { text, sets } of written) if (sets === undefined) add(text);
  for (const [, name] of JSON.stringify(flow).matchAll(BRANCHES)) {
    if (name !== undefined && words.variables.has(name)) deciding.add(name);
  }
  for (let before = -1; before !== deciding.size;) {
    before = deciding.size;
    for (const { text, sets } of written) if (sets !== undefined && deciding.has(sets)) add(text);
  }
  return deciding;
}

/** Of these, those of which a flow only asks whether they were told at all: any value of them leads the same way. */
export function onlyKnown(flow: FlowSource, deciding: ReadonlySet<string>): Set<string> {
  const valued = new Set<string>();
  const written = flow.steps.flatMap((step) => expressionsOf(step, [])).map(({ text }) => text.replaceAll(KNOWN, ''));
  for (const text of written) for (const [name] of text.matchAll(NAME)) valued.add(name);
  for (const [, name = ''] of JSON.stringify(flow).matchAll(BRANCHES)) valued.add(name);
  return new Set([...deciding].filter((name) => !valued.has(name)));
}

/** Whole numbers that the conditions of a flow compare with: the interesting answers lie around them. */
export function comparedNumbers(flow: FlowSource): number[] {
  const found = flow.steps
    .flatMap((step) => expressionsOf(step, []))
    .flatMap(({ text, sets }) => (sets === undefined ? [...text.matchAll(/(?<![\w."'])\d+(?![\w."'])/g)] : []))
    .map(Number);
  return [...new Set(found)];
}
