import type { ContentFile, PathSegment, Reporter } from '../files/files.ts';
import { isUsable } from './expressions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Names that no condition could use: words that CEL keeps for itself (KJ031), and one name for two things (KJ003). */
export function checkNamesUsable(
  words: Vocabulary,
  variables: ContentFile,
  facts: ContentFile,
  reporter: Reporter,
): void {
  const refuse = (name: string, path: readonly PathSegment[], file: ContentFile) => {
    if (!isUsable(name)) reporter.error(file, path, 'KJ031', `"${name}" is a word that conditions keep for themselves`);
  };
  const groups = new Set<string>();
  for (const name of words.facts.keys()) {
    const [group = '', key = ''] = name.split('.');
    if (!groups.has(group)) refuse(group, [group], facts);
    groups.add(group);
    refuse(key, [group, key], facts);
  }
  for (const name of words.variables.keys()) {
    refuse(name, [name], variables);
    if (groups.has(name)) reporter.error(variables, [name], 'KJ003', `"${name}" is also a group of facts`);
  }
}
