import { isMap, isScalar, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml';

/**
 * The source of a file of questions with more phrasings under one question. Only lines are put in: comments, order and
 * layout stay as the educator left them. Null: the file does not hold that question.
 */
export function addPhrasings(source: string, id: string, phrasings: readonly string[]): string | null {
  const question = questionIn(source, id);
  const list = question?.get('phrasings', true);
  if (!isSeq(list)) return null;
  const last = list.items.at(-1);
  const end = isScalar(last) ? last.range?.[1] : undefined;
  const begin = list.range?.[0];
  if (end === undefined || begin === undefined) return null;
  const indent = source.slice(source.lastIndexOf('\n', begin) + 1, begin);
  const lines = phrasings.map((phrasing) => `\n${indent}- ${stringify(phrasing, { lineWidth: 0 }).trim()}`);
  return source.slice(0, end) + lines.join('') + source.slice(end);
}

/** The phrasings that a question in this source has; null: the file does not hold that question. */
export function phrasingsIn(source: string, id: string): string[] | null {
  const list = questionIn(source, id)?.get('phrasings', true);
  return isSeq(list) ? list.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : [])) : null;
}

function questionIn(source: string, id: string): YAMLMap | undefined {
  const questions = parseDocument(source).get('questions', true);
  if (!isSeq(questions)) return undefined;
  return questions.items.filter(isMap).find((question) => question.get('id') === id);
}
