import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { ROOT } from '../../src/main.ts';

export interface Server {
  readonly child: ChildProcess;
  readonly address: string;
  /** What it wrote to its log so far. */
  readonly log: () => string;
  /** Exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
}

/** Starts the whole program as a worker's operator would; killed at the end of the test if it still runs. */
export async function startServer(
  dataDir: string,
  env: Record<string, string> = {},
  command: readonly [string, ...string[]] = [process.execPath],
): Promise<Server> {
  const [program, ...args] = [...command, join(ROOT, 'bin/kawan-jkn.js'), 'serve'];
  const child = spawn(program, args, {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'info', ANSWER_QUIET_MS: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  let said = '';
  for await (const line of createInterface({ input: child.stderr })) {
    said += `${line}\n`;
    const address = /Kawan JKN: (\S+)/.exec(line)?.[1];
    if (address) return { child, address, log: () => log, ended };
  }
  throw new Error(`the server did not start: ${said}`);
}

/** One chat on the web page's API. */
export async function webChat(address: string, token?: string) {
  token ??= ((await (await fetch(`${address}/api/chat`, { method: 'POST' })).json()) as { token: string }).token;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    token,
    post: (id: string, text: string) =>
      fetch(`${address}/api/chat/messages`, { method: 'POST', headers, body: JSON.stringify({ id, text }) }),
    messages: async () =>
      (await (await fetch(`${address}/api/chat/messages?after=0`, { headers })).json()) as {
        seq: number;
        text: string;
      }[],
  };
}
