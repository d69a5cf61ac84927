import type { ContentFile, PathSegment, Reporter } from '../files/files.ts';
import { nearest } from '../files/nearest.ts';
import type { CompiledText } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where a text stands, for what is found in it. */
export interface TextPlace {
  readonly file: ContentFile;
  readonly path: readonly PathSegment[];
}

/** Reports what is wrong with a text by itself: ICU's own complaint, and names that nobody knows. */
export function reportText(
  compiled: CompiledText,
  { file, path }: TextPlace,
  words: Vocabulary,
  reporter: Reporter,
): void {
  if (compiled.problem !== null) reporter.error(file, path, 'KJ025', compiled.problem);
  for (const name of compiled.unknown) {
    const where = 'no fact of content/facts.yaml and no variable of content/variables.yaml';
    reporter.error(
      file,
      path,
      'KJ009',
      `"{${name}}" is ${where}`,
      nearest(name, [...words.facts.keys(), ...words.variables.keys()]),
    );
  }
}

/** Who must carry the line, and how: not every place has the field. */
const CARRIERS = {
  step: 'put "caveat: true" on this step',
  item: 'put "caveat: true" on this item',
  picture: 'put "caveat: true" on this picture',
  question: 'put "caveat: true" on this question',
  elsewhere: 'no such line can follow here: say it in a "say" or "ask" step with "caveat: true"',
} as const;

/** Reports facts that demand the "pastikan ke BPJS 165" line where it is not said; `owner` is what must carry it. */
export function reportCaveat(
  compiled: readonly CompiledText[],
  { file, path }: TextPlace,
  owner: keyof typeof CARRIERS,
  words: Vocabulary,
  reporter: Reporter,
): void {
  const demanding = compiled.flatMap(({ facts }) => facts.filter((name) => words.facts.get(name)?.caveat));
  if (demanding.length === 0) return;
  reporter.error(
    file,
    path,
    'KJ018',
    `${demanding.join(', ')} may change: the caveat line must follow`,
    CARRIERS[owner],
  );
}
