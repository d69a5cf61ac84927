import { expect, onTestFinished } from 'vitest';
import { createMediaFiles } from '../../../src/channels/media-files.ts';
import { createTelegramChannel } from '../../../src/channels/telegram/telegram-channel.ts';
import { createLog } from '../../../src/log.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { buildWeb } from '../../../src/web/server.ts';
import { fakeTelegram, type Trouble } from '../../fakes/telegram.ts';
import { freshFolder } from '../../helpers.ts';
import { owe } from '../contract-store.ts';
import { channelContract, type House, type Stand } from '../contract.ts';
import { aftermath } from '../../../src/rooms.ts';

const TOKEN = '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const CHAT = 777000111;
const TROUBLES: Readonly<Record<Parameters<Stand['meets']>[0], Trouble>> = {
  blocked: { status: 403, description: 'Forbidden: bot was blocked by the user' },
  refused: { status: 400, description: 'Bad Request: message text is empty' },
  busy: { status: 502, description: 'Bad Gateway' },
  lost: 'lost',
};

async function open(house: House): Promise<Stand> {
  const telegram = await fakeTelegram(TOKEN);
  telegram.knows(CHAT);
  const folder = freshFolder();
  const store = openSqliteStore({ dataDir: folder, exclusive: false });
  const log = createLog('silent');
  const web = await buildWeb({ log, store, mediaRoot: folder, chat: null });
  const channel = createTelegramChannel({
    token: TOKEN,
    apiRoot: telegram.url,
    webhook: null,
    web,
    store,
    now: Date.now,
    log,
    mediaPath: () => null,
    files: createMediaFiles(folder, []),
  });
  await channel.start(house);
  onTestFinished(async () => {
    await Promise.all([channel.stop(), telegram.stop()]);
    await Promise.all([web.close(), store.close()]);
    expect(telegram.complaints).toEqual([]);
  });
  let count = 0;
  let last = update('');

  function update(text: string) {
    const id = 1000 + ++count;
    const chat = { id: CHAT, type: 'private' };
    const from = { id: CHAT, is_bot: false, first_name: 'A' };
    return { update_id: id, message: { message_id: id, date: 1, from, chat, text } };
  }

  await telegram.until(() => telegram.isPolled());
  return {
    name: 'telegram',
    writes: (text) => telegram.handOver((last = update(text))),
    repeats: () => telegram.handOver(last),
    writesInGroup: (text) => {
      const { update_id: id, message } = update(text);
      const group = { ...message, chat: { id: -5, type: 'group' } };
      return telegram.handOver({ update_id: id, message: group } as { update_id: number });
    },
    isAcknowledged: () => telegram.isPolled(),
    acknowledged: () => telegram.until(() => telegram.isPolled()),
    async passesTime() {
      for (let i = 0; i < 5; i++) await fetch(`${telegram.url}/file/bot/none`);
    },
    owes: (body) => owe(store, 'telegram', String(CHAT), body),
    sends: async (message) => {
      const result = await channel.send(message);
      if (result.kind === 'sent')
        await store.settleOutbox([{ id: message.id, status: 'sent', ref: result.ref }], aftermath);
      return result;
    },
    shown: () =>
      Promise.resolve(
        telegram.shown
          .filter(({ chat }) => chat === CHAT)
          .map(({ text, buttons }) => [text, ...buttons.map((button) => button.text)].join('\n')),
      ),
    meets: (trouble) => telegram.refuse('sendMessage', TROUBLES[trouble], CHAT),
    recovers: () => undefined,
  };
}

channelContract('telegram', open);
