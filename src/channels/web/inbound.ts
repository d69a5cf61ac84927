import { z } from 'zod';
import type { Inbound, InboundContent } from '../../messages/message.ts';
import { cleanText } from '../../understanding/normalise.ts';

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
  return { id, inbound: { channel: 'web', externalId: `${address}:${id}`, address, content, ...answers, at } };
}

function contentOf({ text, choice, button }: z.infer<typeof messageSchema>): InboundContent | null {
  if (choice) return { kind: 'choice', ...choice };
  if (button !== undefined) return { kind: 'button', token: button };
  return text === undefined ? null : { kind: 'text', text: cleanText(text) };
}
