import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { answerOf, FIRST_CHAT } from '../dialogue.ts';
import { beginMeasuring, picker, type Measured } from '../measure.ts';
import { updateOf } from '../updates.ts';

export interface Target {
  readonly port: number;
  readonly path: string;
  readonly secret: string;
}

/**
 * Posts updates as Telegram would, over so many connections that are kept open, each waiting for its answer before the
 * next. With `rate` (messages a second in all) each connection pauses between.
 */
export async function postUpdates(
  target: Target,
  turns: Uint32Array,
  form: { connections: number; ms: number; random: () => number; rate?: number },
): Promise<Measured> {
  const pick = picker(turns.length, form.random);
  const latencies: number[] = [];
  const pause = form.rate === undefined ? 0 : (1000 * form.connections) / form.rate;
  const measured = beginMeasuring();
  const end = performance.now() + form.ms;
  await Promise.all(
    Array.from({ length: form.connections }, async () => {
      const line = await openLine(target.port);
      for (let from = performance.now(); from < end; from = performance.now()) {
        const i = pick.take();
        const turn = turns[i] ?? 0;
        turns[i] = turn + 1;
        const chat = FIRST_CHAT + i;
        const status = await line.post(requestOf(target, updateOf(chat, turn, answerOf(chat, turn))));
        if (status !== 200) throw new Error(`the server answered ${status} to turn ${turn} of chat ${chat}`);
        pick.release(i);
        const took = performance.now() - from;
        latencies.push(took);
        if (pause > took) await wait(pause - took);
      }
      line.close();
    }),
  );
  return measured(latencies);
}

function requestOf(target: Target, update: object): string {
  const body = JSON.stringify(update);
  return `POST ${target.path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nx-telegram-bot-api-secret-token: ${target.secret}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** One kept connection, one request at a time. Bare, so that the client costs little beside the server. */
async function openLine(port: number): Promise<{ post(request: string): Promise<number>; close(): void }> {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  socket.setEncoding('latin1');
  let received = '';
  let answer: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;
  const fail = (error: Error) => answer?.reject(error);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  socket.on('data', (chunk: string) => {
    received += chunk;
    const head = received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(received.slice(0, head))?.[1] ?? 0);
    if (received.length < head + 4 + length) return;
    const status = Number(received.slice(9, 12));
    received = '';
    answer?.resolve(status);
  });
  return {
    post: (request) =>
      new Promise((resolve, reject) => {
        answer = { resolve, reject };
        socket.write(request);
      }),
    close() {
      answer = null;
      socket.destroy();
    },
  };
}
