import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Inbound, InboundContent } from '../../messages/message.ts';
import { cleanText } from '../../understanding/normalise.ts';
import { scrub } from '../../understanding/scrub.ts';

const messageSchema = z.object({
  id: z.union([z.string().min(1).max(100), z.int().transform(String)]),
  text: z.string().min(1).max(8000).optional(),
  /** Extension: `seq` of the message that this one answers. */
  reply_to: z.int().min(1).optional(),
  /** Extension: a button that stands for an act. */
  button: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional(),
  /** Extension: a tapped option, bound to the question it was shown with. */
  choice: z.object({ ask: z.int().min(0), n: z.int().min(1).max(100) }).optional(),
});

/** What a page posted, and the id it gave to it; null where it cannot be read. An id that comes twice is the same message. */
export function readPost(body: unknown, address: string, at: number): { id: string; inbound: Inbound } | null {
  const parsed = messageSchema.safeParse(body);
  const content = parsed.success ? contentOf(parsed.data) : null;
  if (!parsed.success || content === null) return null;
  const { id, reply_to: replyTo } = parsed.data;
  const answers = replyTo === undefined ? {} : { replyTo: String(replyTo) };
  return { id, inbound: { channel: 'web', externalId: `${address}:${plainId(id)}`, address, content, ...answers, at } };
}

/** The page chooses the id: one with a number or an address of somebody in it is kept as its hash alone. */
function plainId(id: string): string {
  return scrub(id).masked.length === 0 ? id : createHash('sha256').update(id).digest('base64url').slice(0, 22);
}

function contentOf({ text, choice, button }: z.infer<typeof messageSchema>): InboundContent | null {
  if (choice) return { kind: 'choice', ...choice };
  if (button !== undefined) return { kind: 'button', token: button };
  return text === undefined ? null : { kind: 'text', text: cleanText(text) };
}
