import type { FlowSource } from '../schema.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

const NAME = /[a-z][a-z0-9_]*/g;
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
  const sums: (readonly [string, string])[] = [];
  for (const step of flow.steps) {
    if ('check' in step) {
      if (typeof step.check === 'string') add(step.check);
      else for (const { when } of step.check) add(when);
    }
    if ('choices' in step) for (const { when } of step.choices ?? []) if (when !== undefined) add(when);
    if ('set' in step) for (const [name, value] of Object.entries(step.set)) sums.push([name, String(value)]);
  }
  for (const [, name] of JSON.stringify(flow).matchAll(BRANCHES)) {
    if (name !== undefined && words.variables.has(name)) deciding.add(name);
  }
  for (let before = -1; before !== deciding.size;) {
    before = deciding.size;
    for (const [name, expression] of sums) if (deciding.has(name)) add(expression);
  }
  return deciding;
}

/** Whole numbers that the conditions of a flow compare with: the interesting answers lie around them. */
export function comparedNumbers(flow: FlowSource): number[] {
  const found = flow.steps.flatMap((step) => {
    const conditions =
      'check' in step ? (typeof step.check === 'string' ? [step.check] : step.check.map(({ when }) => when)) : [];
    const options = 'choices' in step ? (step.choices ?? []).flatMap(({ when }) => when ?? []) : [];
    return [...conditions, ...options].flatMap((text) => [...text.matchAll(/(?<![\w."'])\d+(?![\w."'])/g)].map(Number));
  });
  return [...new Set(found)];
}
