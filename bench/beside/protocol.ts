import { z } from 'zod';

/** What the parent tells a measured checkout. */
export const orderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), ms: z.number(), seed: z.number(), chats: z.number() }),
  z.object({ kind: z.literal('end') }),
]);
export type Order = z.infer<typeof orderSchema>;

/** What it answers: turns a second, the 99th percentile in milliseconds, processor time of a turn in microseconds. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('measured'), perSecond: z.number(), p99: z.number(), cpu: z.number() }),
]);
export type Answer = z.infer<typeof answerSchema>;
