import { MINUTE } from '../../calendar/durations.ts';

/** How long what may take, in milliseconds. */
export const TIMINGS = {
  /** A query that WhatsApp does not answer. */
  query: 15_000,
  /** Until WhatsApp says whether it takes a message. */
  ack: 15_000,
  /** Between two looks whether an open socket still answers. */
  probeEvery: MINUTE,
  /** An open connection that held so long was a good one: the next trouble starts with short waits. */
  good: MINUTE,
  /** Between two looks for a request to pair. */
  requests: 1000,
  /** Until a socket that does not close is cut. */
  hangUp: 1000,
};
export type Timings = typeof TIMINGS;
