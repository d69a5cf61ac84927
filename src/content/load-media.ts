import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Media } from '../engine/program.ts';
import { readContent, type Reporter } from './files.ts';
import { reportCaveat, reportText } from './report-text.ts';
import { mediaSchema } from './schema.ts';
import { compileText } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Largest picture that a small data bundle should pay for. */
export const MEDIA_LIMIT_BYTES = 80 * 1024;

/** The pictures of content/media with the same content as text. */
export function loadMedia(root: string, words: Vocabulary, reporter: Reporter): Map<string, Media> {
  const media = new Map<string, Media>();
  if (!existsSync(join(root, 'content/media/media.yaml'))) return media;
  const read = readContent(root, 'content/media/media.yaml', mediaSchema, reporter);
  for (const [id, entry] of Object.entries(read?.value ?? {})) {
    if (!read) continue;
    const size = statSync(join(root, 'content/media', entry.file), { throwIfNoEntry: false })?.size;
    if (size === undefined)
      reporter.error(read.file, [id, 'file'], 'KJ013', `content/media/${entry.file} does not exist`);
    else if (size > MEDIA_LIMIT_BYTES)
      reporter.error(
        read.file,
        [id, 'file'],
        'KJ013',
        `${entry.file} has ${size} bytes, the limit is ${MEDIA_LIMIT_BYTES}`,
      );
    const compiled = compileText(entry.text, words);
    const place = { file: read.file, path: [id, 'text'] };
    reportText(compiled, place, reporter);
    if (entry.caveat !== true) reportCaveat([compiled], place, 'picture', words, reporter);
    media.set(id, { id, file: entry.file, text: (scope) => compiled.say(scope), caveat: entry.caveat ?? false });
  }
  return media;
}
