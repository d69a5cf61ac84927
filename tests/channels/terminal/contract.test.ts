import { onTestFinished } from 'vitest';
import { ADDRESS } from '../../../src/channels/terminal/inbound.ts';
import { createTerminal } from '../../../src/channels/terminal/terminal-channel.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { freshFolder } from '../../helpers.ts';
import { owe } from '../contract-store.ts';
import { channelContract, FETCHED, type House, type Stand } from '../contract.ts';

function open(house: House): Promise<Stand> {
  const store = openSqliteStore({ dataDir: freshFolder(), exclusive: false });
  onTestFinished(() => store.close());
  const written: string[] = [];
  const write = (text: string) => void written.push(text.trim());
  const terminal = createTerminal({ store, receive: house, now: Date.now, write });
  const never = () => Promise.reject(new Error('not here'));
  let line = Promise.resolve();
  let waiting = 0;
  return Promise.resolve({
    name: 'terminal',
    writes(text) {
      waiting++;
      line = line.then(() => terminal.says(text)).finally(() => waiting--);
      return Promise.resolve();
    },
    repeats: never,
    writesInGroup: never,
    isAcknowledged: () => waiting === 0,
    acknowledged: () => line,
    passesTime: () => terminal.shows(),
    owes: (body) => owe(store, 'terminal', ADDRESS, body),
    sends: () => Promise.resolve({ kind: 'sent', ref: null }),
    async shown() {
      await terminal.shows();
      return written;
    },
    meets: () => undefined,
    recovers: () => undefined,
  });
}

channelContract('terminal', open, {
  ...FETCHED,
  'what could not be stored is brought again': 'whoever types sees the failure',
  'what comes twice is known by its id': 'a line that is typed twice is two messages',
  'of a file that is out of reach the words arrive, and that there was one': 'only words are shown',
});
