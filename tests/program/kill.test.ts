/**
 * kill -9 at random moments under load, a few hundred times over one data folder. Each life is a process that opens the
 * store, takes messages and sends replies as a server does (`kill-child.ts`), with a dialogue that counts. A messenger
 * that does not hear an answer delivers again in the next life, as Telegram does.
 *
 * Afterwards every message has exactly one effect, in the order in which it was written; every reply owed was sent, per
 * chat in order; and whatever was sent twice is marked as of unknown fate. `SEED` repeats a run, `KILLS` sets its length
 * (default: 300, or what fits in 80 seconds).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { freshFolder, seeded, seedOf } from '../helpers.ts';
import { startServer, webChat } from './server.ts';

const KILLS = Number(process.env['KILLS'] ?? 300);
/** On a machine that is busy with other things fewer kills must do, unless `KILLS` says how many. */
const BUDGET_MS = process.env['KILLS'] === undefined ? 80_000 : Infinity;
const FEWEST = 60;
const CHATS = 6;
/** Messages waiting at the beginning of a life; the kill comes before, amid or after them. */
const A_LIFE = 60;
/** Processes that load while another one lives. */
const WARM = 2;

interface Message {
  address: string;
  id: string;
}

interface Life {
  child: ChildProcess;
  ended: Promise<void>;
  /** Calls back for each line it says. */
  onLine: (line: string) => void;
  ready: Promise<void>;
}

function newLife(dataDir: string, cache: string): Life {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), dataDir], {
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => undefined); // It was killed while we wrote to it.
  const life: Life = {
    child,
    ended: Promise.resolve(),
    onLine: () => undefined,
    ready: Promise.resolve(),
  };
  life.ready = new Promise((resolve) => {
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      if (line === 'ready') resolve();
      else life.onLine(line);
    });
    life.ended = new Promise((gone) => {
      lines.once('close', () => {
        resolve();
        gone();
      });
    });
  });
  return life;
}

test('hundreds of kills: each message has one effect, each reply is sent, in order, and repeats are marked', async () => {
  const seed = seedOf();
  const random = seeded(seed);
  const dataDir = freshFolder();
  const cache = freshFolder();
  const written: Message[] = [];
  const acknowledged = new Set<string>();
  /** Numbers of the replies that reached each chat, a list for each life. */
  const sent: { address: string; seq: number }[][] = [];
  const warm: Life[] = [];
  onTestFinished(async () => {
    for (const { child } of warm) child.kill('SIGKILL');
    await Promise.all(warm.map(({ ended }) => ended));
  });

  /** Returns whether this life ended by itself with nothing owed any more. */
  async function live(kill: 'never' | 'soon' | 'later'): Promise<boolean> {
    while (warm.length <= WARM) warm.push(newLife(dataDir, cache));
    const life = warm.shift();
    if (!life) throw new Error('no life left');
    await life.ready;
    const unanswered = written.filter(({ id }) => !acknowledged.has(id));
    for (let n = unanswered.length; n < A_LIFE && kill !== 'never'; n++) {
      const message = { address: String(Math.floor(random() * CHATS)), id: `m${written.length}` };
      written.push(message);
      unanswered.push(message);
    }
    const heard: { address: string; seq: number }[] = [];
    sent.push(heard);
    let linesLeft = kill === 'later' ? Math.floor(random() * A_LIFE * 3) : Infinity;
    let drained = false;
    const die = () => life.child.kill('SIGKILL');
    life.onLine = (line) => {
      const [what, first = '', second = ''] = line.split(' ');
      if (what === 'ack') acknowledged.add(first);
      if (what === 'sent') heard.push({ address: first, seq: Number(second) });
      if (linesLeft-- === 0 || (kill === 'later' && what === 'done')) die();
      drained = what === 'drained';
    };
    life.child.stdin?.write(`go\n${unanswered.map(({ address, id }) => `${address} ${id}\n`).join('')}`);
    life.child.stdin?.end();
    const timer = kill === 'soon' ? setTimeout(die, random() * 60) : undefined;
    await life.ended;
    clearTimeout(timer);
    return drained;
  }

  // A process that ends by itself leaves its compile cache behind, so the lives after it start fast.
  await live('never');
  const begun = performance.now();
  let kills = 0;
  for (; kills < KILLS && (kills < FEWEST || performance.now() - begun < BUDGET_MS); kills++) {
    await live(random() < 0.3 ? 'soon' : 'later');
  }
  process.stdout.write(`${kills} kills, SEED=${seed}\n`);
  while (!(await live('never')));

  const again = `repeat with SEED=${seed}`;
  const db = new Database(join(dataDir, 'kawan.db'), { readonly: true });
  onTestFinished(() => void db.close());
  expect(db.pragma('integrity_check', { simple: true }), again).toBe('ok');
  expect(acknowledged.size, again).toBe(written.length);
  expect(written.length, again).toBeGreaterThan(kills * 5);
  const rows = db.prepare<[string], { seq: number; body: string; status: string; uncertain: number }>(
    'select * from outbox where address = ? order by seq',
  );
  for (let chat = 0; chat < CHATS; chat++) {
    const address = String(chat);
    const mine = written.filter((message) => message.address === address);
    const owed = rows.all(address);
    // The dialogue that opens asks "?", after what nobody understood.
    const opening = new Set(['?', 'first_words']);
    const said = owed
      .map(({ body }) => (JSON.parse(body) as { text: string }).text)
      .filter((text) => !opening.has(text));
    // The first message only opened the dialogue; each other one was counted once, in the order written.
    expect(said, again).toEqual(mine.slice(1).map(({ id }, i) => `${i + 1} ${id}`));
    expect(
      owed.filter(({ status }) => status !== 'sent'),
      again,
    ).toEqual([]);

    const reached = sent.map((life) => life.filter((reply) => reply.address === address).map(({ seq }) => seq));
    const uncertain = new Set(owed.filter((row) => row.uncertain === 1).map(({ seq }) => seq));
    let last = 0;
    for (const seqs of reached) {
      const [first] = seqs;
      if (first === undefined) continue;
      // Only the one send in flight at a kill may be repeated, and it says so.
      expect([last, last + 1], again).toContain(first);
      if (first === last) expect(uncertain.has(first), again).toBe(true);
      expect(seqs, again).toEqual(seqs.map((_, i) => first + i));
      last = seqs.at(-1) ?? last;
    }
    expect(last, again).toBe(owed.length);
  }
}, 900_000);

test('the whole server, killed amid messages, has kept what it acknowledged', async () => {
  const dataDir = freshFolder();
  const first = await startServer(dataDir);
  const chat = await webChat(first.address);
  const answers = Array.from({ length: 40 }, (_, i) => chat.post(`m${i}`, 'menu').catch(() => null));
  await Promise.race(answers);
  first.child.kill('SIGKILL');
  await first.ended;
  const acknowledged = (await Promise.all(answers)).filter((answer) => answer?.status === 202).length;
  const second = await startServer(dataDir);
  const after = await webChat(second.address, chat.token);
  const seqs = (await after.messages()).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  expect(seqs.length).toBeGreaterThanOrEqual(acknowledged);
  // Whatever was not acknowledged comes again, and what was stored all the same has no second effect.
  for (let i = 0; i < 40; i++) expect((await after.post(`m${i}`, 'menu')).status).toBe(202);
  const turns = (await after.messages()).filter(({ text }) => text.includes('Mau tanya apa?')).length;
  expect(turns).toBeLessThanOrEqual(40);
  expect(acknowledged).toBeGreaterThan(0);
});

test('a second server on the same folder is refused with a clear sentence, and SIGTERM ends the first one cleanly', async () => {
  const dataDir = freshFolder();
  const first = await startServer(dataDir);
  await expect(startServer(dataDir)).rejects.toThrow(/data_dir_in_use|Another process serves/);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
});
