import { randomUUID } from 'node:crypto';
import type { Inbound } from '../../messages/message.ts';
import { cleanText } from '../../understanding/normalise.ts';

/** The one chat of a terminal. */
export const ADDRESS = 'terminal';

/** A typed line. The same line typed twice is two messages. `at` is UTC milliseconds. */
export function inboundOf(line: string, at: number): Inbound {
  return {
    channel: 'terminal',
    externalId: randomUUID(),
    address: ADDRESS,
    content: { kind: 'text', text: cleanText(line) },
    at,
  };
}
