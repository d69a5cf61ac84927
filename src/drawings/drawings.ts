import { z } from 'zod';
import { linksFor } from '../channels/doors.ts';
import { posterCode } from '../understanding/link-codes.ts';

/** What can be drawn on the way out; kept as JSON in the message that sends it. */
const drawing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('certificate'),
    name: z.string(),
    right: z.number(),
    total: z.number(),
    day: z.string(),
  }),
  z.object({
    kind: z.literal('poster'),
    village: z.string(),
    villageId: z.string(),
    kader: z.object({ id: z.number(), name: z.string() }).nullable(),
    telegram: z.string().nullable(),
    whatsapp: z.string().nullable(),
  }),
]);
export type Drawing = z.infer<typeof drawing>;

/**
 * Draws what a message asks for, as PNG. The renderer and its font (20 ms and 7 MB, then some 30 MB while a poster is
 * drawn) are loaded with the first picture.
 */
export async function draw(what: string): Promise<Uint8Array> {
  const wanted = drawing.parse(JSON.parse(what));
  const { asPng } = await import('./render.ts');
  switch (wanted.kind) {
    case 'certificate': {
      const { CERTIFICATE_PIXELS, drawCertificate } = await import('./certificate.ts');
      return asPng(drawCertificate(wanted), CERTIFICATE_PIXELS);
    }
    case 'poster': {
      const { drawPoster, POSTER_DPI, POSTER_WIDTH } = await import('./poster.ts');
      const links = linksFor(posterCode(wanted.villageId, wanted.kader?.id ?? null), wanted);
      const poster = drawPoster({ village: wanted.village, kader: wanted.kader?.name ?? null, links });
      return asPng(poster, POSTER_WIDTH, POSTER_DPI);
    }
    default:
      return wanted satisfies never;
  }
}
