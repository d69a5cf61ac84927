import { z } from 'zod';
import { say, withCaveat } from '../../engine/run.ts';
import { dashedId } from '../schema-pieces.ts';
import { common, defineVerb, NOBODY, type StepData } from './verb.ts';

interface Shown extends StepData {
  readonly media: string;
}

export const media = defineVerb({
  name: 'media',
  doc: {
    does: 'sends a picture of `content/media`, or its text where pictures are off',
    example: `
- { id: picture, media: paying }
- { id: next, say: Simpan gambar ini. }
`,
  },
  colour: '#eef6ee',
  schema: () => z.strictObject({ ...common, media: dashedId }),
  compile(parts, source, base, at): Shown {
    parts.needs(parts.around.media, source.media, 'picture', [...at, 'media']);
    return { ...base, media: source.media };
  },
  run({ media: name, next }, run) {
    const picture = run.program.media.get(name);
    if (picture) {
      const words = withCaveat(run, picture.text(run.scope), picture.caveat);
      if (run.scope.vars['low_data'] === true) say(run, words);
      else say(run, words, { media: picture.id });
    }
    return next;
  },
  drawn: ({ media: name }) => `gambar ${name}`,
  script: ({ media: name }, { program }) => [`(gambar ${name}) ${program.media.get(name)?.text(NOBODY) ?? ''}`],
});
