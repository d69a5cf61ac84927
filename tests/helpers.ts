import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Inbound, InboundContent } from '../src/messages/message.ts';
import { loadGuide, type LoadedGuide } from '../src/live-guide.ts';
import { createLog } from '../src/log.ts';
import { ROOT } from '../src/main.ts';
import { createRooms } from '../src/rooms.ts';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.ts';
import { createTurns } from '../src/turn/turns.ts';
import { asText } from '../src/channels/as-text.ts';

/** Monday, 23 November 2026, 10:00 WIB. */
export const NOW = Date.UTC(2026, 10, 23, 3);

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kawan-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export { seeded } from '../tools/seeded.ts';

/** The seed of this run: `SEED` from the environment, or a new one each time. */
export function seedOf(): number {
  return Number(process.env['SEED'] ?? Date.now() % 1_000_000);
}

let shipped: LoadedGuide | undefined;
/** The content as it is shipped, loaded once per test file. */
export function shippedGuide(): LoadedGuide {
  shipped ??= loadGuide(ROOT, NOW);
  return shipped;
}

/** The turn over a real store in a fresh folder, with a clock that the test sets. */
export function testTurns(dataDir: string = freshFolder()) {
  const store = openSqliteStore({ dataDir, exclusive: false });
  onTestFinished(() => store.close());
  const clock = { now: NOW };
  const { guide, content } = shippedGuide();
  const turns = createTurns({
    store,
    guide: () => guide,
    desks: createRooms({ store, content: () => content }),
    now: () => clock.now,
    random: () => 0,
    log: createLog('silent'),
    onCommitted: () => undefined,
  });
  let count = 0;
  /** Hands over one stimulus on the web channel; returns what the person is told. */
  const does = async (content: InboundContent, address: string, form: Partial<Inbound> = {}): Promise<string> => {
    const inbound = { channel: 'web', externalId: `t${++count}`, address, content, at: clock.now, ...form } as const;
    const before = await store.messagesAfter('web', address, 0, 10_000);
    const from = before.at(-1)?.seq ?? 0;
    await turns.receive(inbound);
    return (await store.messagesAfter('web', address, from, 10_000)).map(({ body }) => asText(body)).join('\n');
  };
  const says = (text: string, address = 'ani') => does({ kind: 'text', text }, address);
  const presses = (token: string, address: string) => does({ kind: 'button', token }, address);
  return { store, turns, does, says, presses, clock, dataDir };
}
