/**
 * A light server for tests/program/kill.test.ts: the store, the turns and the outbox as `main.ts` puts them together, with a
 * messenger that is a pipe. It loads, says "ready" and waits, so that the next life is warm when this one is killed.
 *
 * In: one line `address id` a message, then end of file. Out: `ack ID` for what was acknowledged, `sent ADDRESS SEQ` for what
 * reached the messenger, `done` when all is taken and `drained` when nothing is owed any more; written at once, so that a kill
 * cannot take back what was said.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createLog } from '../../src/log.ts';
import { startOutbox } from '../../src/outbox/outbox.ts';
import { aftermath } from '../../src/rooms.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { lightGuide } from './light-guide.ts';
import { fastNow, fastSleep } from './fast-clock.ts';
import { TELEGRAM_PACE } from '../../src/channels/telegram/traits.ts';

const IN_FLIGHT = 12;
const [dataDir = ''] = process.argv.slice(2);
const tell = (line: string) => writeSync(1, `${line}\n`);

tell('ready');
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
await lines.next();

const log = createLog('silent');
const store = openSqliteStore({ dataDir, exclusive: true, log });
const outbox = startOutbox({
  store,
  aftermath,
  channels: [
    {
      name: 'telegram',
      pace: TELEGRAM_PACE,
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
      send({ address, seq }) {
        tell(`sent ${address} ${seq}`);
        return Promise.resolve({ kind: 'sent', ref: String(seq) });
      },
    },
  ],
  now: fastNow,
  random: Math.random,
  log,
  sleep: fastSleep,
});
const turns = createTurns({
  store,
  guide: () => lightGuide,
  now: fastNow,
  random: Math.random,
  log,
  onCommitted: () => outbox.notify('telegram'),
});
await store.recoverOutbox();
outbox.notify('telegram');

async function work(): Promise<void> {
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
    const [address = '', id = ''] = line.value.split(' ');
    const content = { kind: 'text', text: id } as const;
    await turns.receive({ channel: 'telegram', externalId: id, address, content, at: fastNow() });
    tell(`ack ${id}`);
  }
}

await Promise.all(Array.from({ length: IN_FLIGHT }, work));
tell('done');
// Nothing waits while everything is in flight, so it must stay that way for a while; too short a while costs one more life.
for (let still = 0; still < 20; still++) {
  if ((await store.nextOutboxAt('telegram')) !== null) still = 0;
  await fastSleep(5000, new AbortController().signal);
}
await outbox.stop();
if ((await store.nextOutboxAt('telegram')) === null) tell('drained');
await turns.stop();
await store.close();
