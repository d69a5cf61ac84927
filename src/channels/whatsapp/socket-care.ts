/** Looking after one socket: whether it still answers, how it is ended, and why it ended. */
import { S_WHATSAPP_NET, type WASocket } from 'baileys';
import { WebSocket } from 'ws';
import type { Timings } from './timings.ts';
import type { World } from './world.ts';

/** Unanswered probes in a row that make a socket deaf. */
const DEAF_PROBES = 2;

/** A socket can look open and hear nothing. Resolves with true when this one does, with false when it closed. */
export async function becomesDeaf(
  sock: WASocket,
  closed: AbortSignal,
  world: World,
  timings: Timings,
): Promise<boolean> {
  for (let missed = 0; missed < DEAF_PROBES;) {
    await world.wait(timings.probeEvery, closed);
    if (closed.aborted) return false;
    missed = (await answers(sock)) ? 0 : missed + 1;
  }
  return !closed.aborted;
}

async function answers(sock: WASocket): Promise<boolean> {
  const attrs = { to: S_WHATSAPP_NET, type: 'get', xmlns: 'w:p' };
  try {
    const answer: unknown = await sock.query({ tag: 'iq', attrs, content: [{ tag: 'ping', attrs: {} }] });
    return answer !== undefined;
  } catch {
    // The socket died, which it tells by itself, or nothing came.
    return false;
  }
}

/** Ends a socket: politely at first, by force where the other side does not answer. */
export async function hangUp(sock: WASocket, world: World, timings: Timings): Promise<void> {
  const ended = new AbortController();
  const politely = quietly(sock.end(undefined)).finally(() => ended.abort());
  await world.wait(timings.hangUp, ended.signal);
  // Baileys hides the socket that it holds, and gives no other way to cut it.
  const raw: unknown = Reflect.get(sock.ws, 'socket');
  if (raw instanceof WebSocket) raw.terminate();
  await politely;
}

/** Baileys' status code of an ending; 500 where it gave none. */
export function codeOf(error: unknown): number {
  const output = error instanceof Error && 'output' in error ? error.output : undefined;
  if (typeof output !== 'object' || output === null || !('statusCode' in output)) return 500;
  return typeof output.statusCode === 'number' ? output.statusCode : 500;
}

/** The end of something that is no longer of use: how it goes does not matter. */
export async function quietly(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}
