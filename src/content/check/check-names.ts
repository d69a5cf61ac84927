import type { PathSegment, Reporter } from '../files/files.ts';
import { textsOfFlow } from '../load/flow-texts.ts';
import type { Content } from '../load/load.ts';
import type { LoadedFlow } from '../load/load-flows.ts';
import { nearest } from '../files/nearest.ts';
import type { Written } from '../verbs/verb.ts';
import { expressionsOf } from '../verbs/verbs.ts';

const COMPARED = /([a-z][a-z0-9_]*)\s*[!=]=\s*(?:"([^"]*)"|'([^']*)')/g;
const COMPARED_BACKWARDS = /(?:"([^"]*)"|'([^']*)')\s*[!=]=\s*([a-z][a-z0-9_]*)/g;
const LISTED = /([a-z][a-z0-9_]*)\s+in\s+\[([^\]]*)\]/g;
const SELECTED = /\{\s*([a-z][a-z0-9_]*)\s*,\s*select\s*,/g;

/** Values that a variable can never have (KJ030): in what is saved, in conditions, and in the branches of texts. */
export function checkNames(content: Content, reporter: Reporter): void {
  for (const flow of content.flows) checkFlowValues(flow, content, reporter);
}

function checkFlowValues({ source, file }: LoadedFlow, content: Content, reporter: Reporter): void {
  const known = (name: string, value: unknown, path: readonly PathSegment[]) => {
    const variable = content.words.variables.get(name);
    if (!variable) return;
    const values = Object.keys(variable.values ?? {});
    if (variable.type === 'choice') {
      if (typeof value === 'string' && values.includes(value)) return;
      const message = `"${String(value)}" is no value of "${name}" (${values.join(', ')})`;
      reporter.error(file, path, 'KJ030', message, nearest(String(value), values));
    } else if ((variable.type === 'number' || variable.type === 'boolean') && typeof value !== variable.type) {
      reporter.error(file, path, 'KJ030', `"${name}" holds a ${variable.type}, and "${String(value)}" is none`);
    }
  };
  source.steps.forEach((step, i) => {
    for (const written of expressionsOf(step, ['steps', i])) {
      for (const { name, value } of comparisonsIn(comparing(written)))
        if (content.words.variables.get(name)?.type === 'choice') known(name, value, written.path);
    }
    if ('save' in step && step.save !== undefined) {
      const { save } = step;
      step.choices?.forEach(({ value }, n) => {
        if (value !== undefined) known(save, value, ['steps', i, 'choices', n, 'value']);
      });
    }
  });
  for (const { text, path } of textsOfFlow(source)) {
    for (const { name, value } of branchesIn(text))
      if (content.words.variables.get(name)?.type === 'choice') known(name, value, path);
  }
}

/** `work: '"farmer"'` says the same as a comparison: the value must be one of work's. */
function comparing({ text, sets }: Written): string {
  return sets !== undefined && /^\s*["']/.test(text) ? `${sets} == ${text}` : text;
}

function comparisonsIn(expression: string): { name: string; value: string }[] {
  const pairs = [
    ...[...expression.matchAll(COMPARED)].map(([, name, a, b]) => ({ name, value: a ?? b })),
    ...[...expression.matchAll(COMPARED_BACKWARDS)].map(([, a, b, name]) => ({ name, value: a ?? b })),
    ...[...expression.matchAll(LISTED)].flatMap(([, name, list]) =>
      [...(list ?? '').matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, a, b]) => ({ name, value: a ?? b })),
    ),
  ];
  return pairs.flatMap(({ name, value }) => (name === undefined || value === undefined ? [] : [{ name, value }]));
}

/** The branches of the selects in a text, `other` left out. */
function branchesIn(text: string): { name: string; value: string }[] {
  return [...text.matchAll(SELECTED)].flatMap((match) => {
    const name = match[1] ?? '';
    const keys: string[] = [];
    let depth = 1;
    let word = '';
    for (const letter of text.slice(match.index + match[0].length)) {
      if (letter === '{') {
        if (depth === 1) keys.push(word.trim());
        depth++;
        word = '';
      } else if (letter === '}') {
        depth--;
        word = '';
        if (depth === 0) break;
      } else if (depth === 1) word += letter;
    }
    return keys.filter((key) => key !== 'other').map((value) => ({ name, value }));
  });
}
