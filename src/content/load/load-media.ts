import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Media } from '../../engine/program.ts';
import { readContent, type Reporter } from '../files/files.ts';
import type { OtherTexts, ReadText } from '../words/read-text.ts';
import { checkPicture } from './pictures.ts';
import { reportCaveat, reportText } from '../words/report-text.ts';
import { mediaSchema } from '../schema.ts';
import { compileText } from '../words/texts.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

/** The pictures of content/media with the same content as text. */
export function loadMedia(
  root: string,
  words: Vocabulary,
  reporter: Reporter,
): { media: Map<string, Media>; texts: OtherTexts[] } {
  const media = new Map<string, Media>();
  if (!existsSync(join(root, 'content/media/media.yaml'))) return { media, texts: [] };
  const read = readContent(root, 'content/media/media.yaml', mediaSchema, reporter);
  for (const [id, entry] of Object.entries(read?.value ?? {})) {
    if (!read) continue;
    const compiled = compileText(entry.text, words);
    const place = { file: read.file, path: [id, 'text'] };
    reportText(compiled, place, words, reporter);
    if (entry.caveat !== true) reportCaveat([compiled], place, 'picture', words, reporter);
    checkPicture(root, id, entry.file, compiled.say(scopeOfNobody()), read.file, reporter);
    media.set(id, { id, file: entry.file, text: (scope) => compiled.say(scope), caveat: entry.caveat ?? false });
  }
  const texts = Object.entries(read?.value ?? {}).map(([id, entry]): ReadText => ({
    text: entry.text,
    kind: 'message',
    path: [id, 'text'],
  }));
  return { media, texts: read ? [{ file: read.file, lang: 'id', texts }] : [] };
}
