import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderText } from '../channels/terminal/render.ts';
import { KawanError } from '../errors.ts';
import { loadSoundGuide } from '../live-guide.ts';
import { createLog } from '../log.ts';
import { createRooms } from '../rooms.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { beginFlow } from '../turn/begin.ts';
import { newPerson } from '../turn/new-person.ts';
import { createTurns } from '../turn/turns.ts';
import { cleanText } from '../understanding/normalise.ts';

export interface ChatOptions {
  readonly root: string;
  /** Null: a folder of its own that is deleted afterwards. */
  readonly dataDir: string | null;
  readonly flow?: string;
  readonly step?: string;
  readonly lines: AsyncIterable<string>;
  readonly write: (text: string) => void;
}

const ADDRESS = 'terminal';

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
    let seq = 0;
    const show = async () => {
      for (const message of await store.messagesAfter('terminal', ADDRESS, seq, 500)) {
        seq = message.seq;
        write(`\n${renderText(message.body)}\n`);
      }
      write('\n> ');
    };
    if (options.flow !== undefined) {
      if (!guide.program.flows.has(options.flow)) throw new KawanError('usage', `there is no flow "${options.flow}"`);
      const fresh = { ...newPerson({ channel: 'terminal', address: ADDRESS }, Date.now()), consent: 'given' as const };
      const [stored] = await store.load([{ channel: 'terminal', externalId: '', address: ADDRESS }]);
      const { flow, step } = options;
      const planning = { guide, now: Date.now(), random: Math.random };
      await beginFlow(store, stored?.person ?? fresh, { flow, ...(step !== undefined && { step }) }, planning, desks);
    } else await send('mulai');
    await show();
    for await (const line of options.lines) {
      if (line.trim() === '/keluar') break;
      await send(line);
      await show();
    }
    await turns.stop();
    return 0;

    async function send(text: string): Promise<void> {
      const externalId = `${Date.now()}-${Math.random()}`;
      const content = { kind: 'text', text: cleanText(text) } as const;
      await turns.receive({ channel: 'terminal', externalId, address: ADDRESS, content, at: Date.now() });
    }
  } finally {
    await store.close();
    if (options.dataDir === null) rmSync(dataDir, { recursive: true, force: true });
  }
}
