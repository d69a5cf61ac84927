import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Target } from './load.ts';
import { said, SECRET, type Kind, type Said } from './protocol.ts';

export interface Child {
  readonly target: Target;
  /** Resident memory in bytes. */
  rss(): Promise<number>;
  /** Ends the process; throws when a reply was wrong, or when it ended badly. */
  stop(): Promise<void>;
}

/** Starts a server in a process of its own and waits until it listens. */
export async function startChild(kind: Kind, dataDir: string, root: string, apiRoot: string): Promise<Child> {
  const script = fileURLToPath(new URL('./serve.ts', import.meta.url));
  const child = fork(script, [kind, dataDir, root, apiRoot]);
  const ended = once(child, 'exit');
  const wrong: string[] = [];
  const waiting = new Map<Said['kind'], (message: Said) => void>();
  child.on('message', (raw) => {
    const message = said.parse(raw);
    if (message.kind === 'wrong') wrong.push(message.message);
    waiting.get(message.kind)?.(message);
  });
  const hear = (kind: Said['kind']) =>
    new Promise<Said>((resolve, reject) => {
      waiting.set(kind, resolve);
      void ended.then(([code]) => reject(new Error(`the served process ended with ${String(code)}`)));
    });
  const ready = await hear('ready');
  if (ready.kind !== 'ready') throw new Error('the served process spoke out of turn');
  return {
    target: { port: ready.port, path: ready.path, secret: SECRET },
    async rss() {
      const heard = hear('rss');
      child.send('rss');
      const message = await heard;
      return message.kind === 'rss' ? message.bytes : NaN;
    },
    async stop() {
      child.send('stop');
      const [code] = (await ended) as [number | null];
      if (wrong[0] !== undefined) throw new Error(`${wrong.length} wrong replies, the first: ${wrong[0]}`);
      if (code !== 0) throw new Error(`the served process ended with ${String(code)}`);
    },
  };
}

/** A Bot API that takes everything: our server sends its outbox there. */
export async function openApi(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, result: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } } }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
