import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receive } from '../channels/channel.ts';
import { ADDRESS } from '../channels/terminal/inbound.ts';
import { createTerminal } from '../channels/terminal/terminal-channel.ts';
import { KawanError } from '../errors.ts';
import { loadSoundGuide } from '../live-guide.ts';
import { createLog } from '../log.ts';
import { createRooms } from '../rooms.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { beginFlow } from '../turn/begin.ts';
import { newPerson } from '../turn/new-person.ts';
import { createTurns } from '../turn/turns.ts';

export interface ChatOptions {
  readonly root: string;
  /** Null: a folder of its own that is deleted afterwards. */
  readonly dataDir: string | null;
  readonly flow?: string;
  readonly step?: string;
  readonly lines: AsyncIterable<string>;
  readonly write: (text: string) => void;
}

/** The same dialogue in a terminal; an educator may begin at any flow and step. Returns the exit code. */
export async function chat(options: ChatOptions): Promise<number> {
  const { write } = options;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'kawan-chat-'));
  const store = openSqliteStore({ dataDir, exclusive: false });
  try {
    const { guide, content } = loadSoundGuide(options.root, Date.now(), await store.flowVersions());
    const log = createLog('silent');
    const desks = createRooms({ store, content: () => content });
    const turns = createTurns({
      store,
      guide: () => guide,
      desks,
      now: Date.now,
      random: Math.random,
      log,
      onCommitted: () => undefined,
    });
    const receive: Receive = (inbound) => turns.receive(inbound);
    const terminal = createTerminal({ store, receive, now: Date.now, write });
    const show = async () => {
      await terminal.shows();
      write('\n> ');
    };
    if (options.flow !== undefined) {
      if (!guide.program.flows.has(options.flow)) throw new KawanError('usage', `there is no flow "${options.flow}"`);
      const fresh = { ...newPerson({ channel: 'terminal', address: ADDRESS }, Date.now()), consent: 'given' as const };
      const [stored] = await store.load([{ channel: 'terminal', externalId: '', address: ADDRESS }]);
      const { flow, step } = options;
      const planning = { guide, now: Date.now(), random: Math.random };
      await beginFlow(store, stored?.person ?? fresh, { flow, ...(step !== undefined && { step }) }, planning, desks);
    } else await terminal.says('mulai');
    await show();
    for await (const line of options.lines) {
      if (line.trim() === '/keluar') break;
      await terminal.says(line);
      await show();
    }
    await turns.stop();
    return 0;
  } finally {
    await store.close();
    if (options.dataDir === null) rmSync(dataDir, { recursive: true, force: true });
  }
}
