import { z } from 'zod';
import { linksFor } from '../channels/doors.ts';
import { posterCode } from '../understanding/link-codes.ts';

const certificate = z.object({
  kind: z.literal('certificate'),
  name: z.string(),
  right: z.number(),
  total: z.number(),
  day: z.string(),
});
const poster = z.object({
  kind: z.literal('poster'),
  village: z.string(),
  /** Name of the kader; null: nobody is named. */
  kader: z.string().nullable(),
  links: z.array(z.object({ channel: z.string(), url: z.string() })),
});
/** A poster as databases of 0.1.0 hold it in messages that still wait or can be fetched: it named two channels. */
const posterOfBefore = z
  .object({
    kind: z.literal('poster'),
    village: z.string(),
    villageId: z.string(),
    kader: z.object({ id: z.number(), name: z.string() }).nullable(),
    telegram: z.string().nullable(),
    whatsapp: z.string().nullable(),
  })
  .transform(({ kind, village, villageId, kader, telegram, whatsapp }) => ({
    kind,
    village,
    kader: kader?.name ?? null,
    links: linksFor(posterCode(villageId, kader?.id ?? null), { telegram, whatsapp }),
  }));

/** What can be drawn on the way out; kept as JSON in the message that sends it. */
export type Drawing = z.infer<typeof certificate> | z.infer<typeof poster>;
const drawing: z.ZodType<Drawing> = z.union([certificate, poster, posterOfBefore]);

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
      return asPng(drawPoster(wanted), POSTER_WIDTH, POSTER_DPI);
    }
    default:
      return wanted satisfies never;
  }
}
