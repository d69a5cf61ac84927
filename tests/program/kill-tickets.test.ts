import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { invite } from '../builders/invite.ts';
import { freshFolder } from '../helpers.ts';
import { startServer } from './server.ts';
import { textOf } from '../messages.ts';

const KILLS = 6;
const WORKERS = 4;

/** Somebody at the web chat who repeats each message with its id until the server has taken it. */
class Chatter {
  token = '';
  private readonly queue: { id: string; text: string }[] = [];
  private count = 0;
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  get address(): string {
    return createHash('sha256').update(this.token).digest('base64url');
  }

  write(text: string): void {
    this.queue.push({ id: `${this.name}${this.count++}`, text });
  }

  /** Sends what waits, in order; ends when the server dies or nothing waits. */
  async drain(server: string, onTaken: () => void): Promise<void> {
    for (let next = this.queue[0]; next; next = this.queue[0]) {
      const response = await fetch(`${server}/api/chat/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(next),
      }).catch(() => null);
      // No answer: the same goes again, under the same id, to the next server.
      if (response?.status !== 202) return;
      this.queue.shift();
      onTaken();
    }
  }

  get waiting(): number {
    return this.queue.length;
  }
}

test('claims and relayed words survive kill -9: one mentor a ticket, every word once and in order', async () => {
  const dataDir = freshFolder();
  const store = openSqliteStore({ dataDir, exclusive: false });
  const mentors = ['sri', 'budi'].map((name) => new Chatter(name));
  const workers = Array.from({ length: WORKERS }, (_, i) => new Chatter(`w${i + 1}_`));
  const codes = await Promise.all(mentors.map(({ name }) => invite(store, { role: 'mentor', name }, Date.now())));
  await store.close();
  mentors.forEach((mentor, i) => mentor.write(`GABUNG ${codes[i] ?? ''}`));
  for (const worker of workers)
    for (const text of ['halo', 'kenalan', 'boleh', 'bantuan', 'mendaftar']) worker.write(text);
  let phase = 0;
  for (let round = 0; round < 60 && phase < 3; round++) {
    const { child, address, ended } = await startServer(dataDir, { LOG_LEVEL: 'silent' });
    for (const chatter of [...mentors, ...workers]) {
      if (chatter.token !== '') continue;
      const created = await fetch(`${address}/api/chat`, { method: 'POST' });
      chatter.token = ((await created.json()) as { token: string }).token;
    }
    // Each round a few messages get through, then the process dies in the middle of whatever it does.
    const limit = round < KILLS * 3 ? 3 + (round % 7) : Number.POSITIVE_INFINITY;
    let taken = 0;
    const onTaken = () => {
      if (++taken >= limit) child.kill('SIGKILL');
    };
    await Promise.all([...mentors, ...workers].map((chatter) => chatter.drain(address, onTaken)));
    child.kill('SIGKILL');
    await ended;
    if ([...mentors, ...workers].some(({ waiting }) => waiting > 0)) continue;
    phase++;
    if (phase === 1) for (const mentor of mentors) workers.forEach((_, i) => mentor.write(`ambil ${i + 1}`));
    if (phase === 2)
      for (let k = 0; k < 6; k++) for (const worker of workers) worker.write(`pesan ${worker.name}${k}.`);
  }
  expect(phase).toBe(3);
  const after = openSqliteStore({ dataDir, exclusive: true });
  onTestFinished(() => after.close());
  const tickets = await after.openTickets();
  expect(tickets.map(({ state }) => state)).toEqual(workers.map(() => 'claimed'));
  for (const ticket of tickets) {
    const entries = await after.ticketEntries(ticket.id);
    expect(entries.filter(({ what }) => what === 'claimed')).toHaveLength(1);
    expect(entries.filter(({ what }) => what === 'opened')).toHaveLength(1);
  }
  const messagesOf = async ({ address }: Chatter) => after.messagesAfter('web', address, 0, 10_000);
  const heard = await Promise.all(mentors.map(messagesOf));
  for (const messages of heard) expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1));
  for (const worker of workers) {
    const words = heard.flat().flatMap(({ body }) => /pesan (w\d_\d)\./.exec(textOf(body))?.[1] ?? []);
    expect(words.filter((word) => word.startsWith(worker.name))).toEqual(
      [0, 1, 2, 3, 4, 5].map((k) => `${worker.name}${k}`),
    );
    const told = await messagesOf(worker);
    expect(told.filter(({ body }) => textOf(body).includes('sekarang membantu'))).toHaveLength(1);
  }
});
