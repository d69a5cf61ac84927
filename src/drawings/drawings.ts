import { z } from 'zod';
import { drawCertificate } from './certificate.ts';
import { loadLetters, type Letters } from './letters.ts';
import { drawPoster } from './poster.ts';

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

/** Draws what a message asks for, as PNG. The letters are read at the first use. */
export function drawings(root: string): (what: string) => Uint8Array {
  let letters: Letters | null = null;
  return (what) => {
    letters ??= loadLetters(root);
    const wanted = drawing.parse(JSON.parse(what));
    return wanted.kind === 'certificate' ? drawCertificate(wanted, letters) : drawPoster(wanted, wanted, letters).png;
  };
}
