import { z } from 'zod';

export const SECRET = 'bench-secret';

/** What a served process tells its parent. */
export const said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), port: z.int(), path: z.string() }),
  z.object({ kind: z.literal('rss'), bytes: z.number() }),
  /** A reply was not what it had to be. */
  z.object({ kind: z.literal('wrong'), message: z.string() }),
]);
export type Said = z.infer<typeof said>;

/** What the parent asks of it. */
export const asked = z.enum(['rss', 'stop']);

export const KINDS = ['kawan', 'grammy-session', 'bare'] as const;
export type Kind = (typeof KINDS)[number];
