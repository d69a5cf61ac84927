import { z } from 'zod';
import type { Text } from '../../engine/program.ts';
import { say as tell, withCaveat } from '../../engine/run.ts';
import { dashedId, text } from '../schema-pieces.ts';
import { common, defineVerb, message, NOBODY, type StepData } from './verb.ts';

interface Said extends StepData {
  /** One is picked at random when there are several. */
  readonly variants: readonly Text[];
  readonly caveat: boolean;
  readonly media: string | null;
}

export const say = defineVerb({
  name: 'say',
  doc: {
    does: 'says a message; a list of texts picks one at random; `media:` sends a picture with it',
    example: `
- id: dues
  say: Iuran kelas 3 {dues.class3} per orang.
  caveat: true
- id: praise
  say: [Bagus sekali., Hebat., Mantap.]
`,
  },
  colour: '#eef6ee',
  schema: () =>
    z.strictObject({
      ...common,
      say: z.union([text, z.array(text).min(2)]).describe('a message; a list of variants picks one at random'),
      caveat: z.boolean().optional().describe('adds the "pastikan ke BPJS 165" line'),
      media: dashedId.optional().describe('a picture from content/media/media.yaml sent with it'),
    }),
  compile(parts, source, base, at): Said {
    const caveat = source.caveat ?? false;
    const list = Array.isArray(source.say) ? source.say : [source.say];
    const variants = list.map((variant, n) =>
      parts.text(variant, Array.isArray(source.say) ? [...at, 'say', n] : [...at, 'say'], {
        caveat,
        translations: parts.translated(source.id, (entry) => entry.say?.[n]),
      }),
    );
    if (source.media !== undefined) parts.needs(parts.around.media, source.media, 'picture', [...at, 'media']);
    return { ...base, variants, caveat, media: source.media ?? null };
  },
  run({ variants, caveat, media, next }, run) {
    const pick = variants.length === 1 ? 0 : Math.floor(run.world.random() * variants.length);
    const variant = variants[pick];
    if (variant) {
      const words = withCaveat(run, variant(run.scope), caveat);
      if (media !== null && run.scope.vars['low_data'] !== true) tell(run, words, { media });
      else tell(run, words);
    }
    return next;
  },
  drawn: ({ variants }) => variants[0]?.(NOBODY) ?? '',
  script: ({ variants, caveat, media }, { program }) => [
    ...variants.map((variant) => variant(NOBODY)),
    ...(caveat ? [`   ${program.system.caveat(NOBODY)}`] : []),
    ...(media === null ? [] : [`   (gambar ${media})`]),
  ],
  texts: (source, at) =>
    Array.isArray(source.say)
      ? source.say.flatMap((variant, n) => message(variant, [...at, 'say', n]))
      : message(source.say, [...at, 'say']),
});
