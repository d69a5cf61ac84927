import Fastify from 'fastify';
import { Api } from 'grammy';
import { expect, test } from 'vitest';
import { createSender } from '../../../src/channels/telegram/send.ts';
import { createTelegramChannel, WEBHOOK_PATH } from '../../../src/channels/telegram/telegram-channel.ts';
import { createLog } from '../../../src/log.ts';
import { createMediaFiles } from '../../../src/channels/media-files.ts';
import { freshFolder } from '../../helpers.ts';

/** A sender over a Bot API that answers every call so. */
function senderOver(answer: unknown) {
  const api = new Api('1:a');
  api.config.use(() => Promise.resolve(answer as never));
  const settings = { getSetting: () => Promise.resolve(null), setSetting: () => Promise.resolve() };
  const files = createMediaFiles(freshFolder(), [], { png: () => Promise.reject(new Error('none')) } as never);
  return createSender(api, { store: settings, mediaPath: () => null, files });
}

const message = {
  id: 1,
  personId: 1,
  channel: 'telegram',
  address: '1',
  seq: 1,
  body: { kind: 'say', text: 'halo' },
  attempts: 0,
} as const;

test.each([[null], [{}], [{ message_id: 'x' }], [[]], [true], ['text']])(
  'a message that was taken with the answer %j counts as sent, its number unknown',
  async (result) => {
    expect(await senderOver({ ok: true, result })(message)).toEqual({ kind: 'sent', ref: null });
  },
);

test.each([
  [{ ok: false }, 'later'],
  [{ ok: false, error_code: 'x', description: null }, 'later'],
  [{ ok: false, error_code: 200, description: 'x' }, 'later'],
  [{ ok: false, error_code: 409, description: 'x' }, 'later'],
  [{ ok: false, error_code: 502, description: 'chat not found' }, 'later'],
  [{ ok: false, error_code: 401, description: 'x' }, 'channel_down'],
  [{ ok: false, error_code: 404, description: 'Not Found' }, 'channel_down'],
  [{ ok: false, error_code: 429, description: 'x', parameters: { retry_after: 'x' } }, 'throttled'],
  [{ ok: false, error_code: 403, description: 'x' }, 'blocked'],
  [{ ok: false, error_code: 400, description: 'Bad Request: chat not found' }, 'blocked'],
  [{ ok: false, error_code: 400, description: 'Bad Request: message text is empty' }, 'rejected'],
])('the refusal %j is %s', async (answer, kind) => {
  expect(await senderOver(answer)(message)).toMatchObject({ kind });
});

test('an update of a few hundred thousand bytes is taken, as Telegram may send it', async () => {
  const web = Fastify();
  const settings = { getSetting: () => Promise.resolve(null), setSetting: () => Promise.resolve() };
  const files = createMediaFiles(freshFolder(), [], { png: () => Promise.reject(new Error('none')) } as never);
  const webhook = { url: 'https://example.org', secret: 's' };
  createTelegramChannel({
    token: '1:a',
    apiRoot: 'http://127.0.0.1:9',
    webhook,
    web,
    store: settings,
    now: () => 0,
    log: createLog('silent'),
    mediaPath: () => null,
    files,
  });
  const { statusCode } = await web.inject({
    method: 'POST',
    url: WEBHOOK_PATH,
    headers: { 'x-telegram-bot-api-secret-token': 's' },
    payload: { update_id: 1, message: { message_id: 1, chat: { id: 1, type: 'private' }, text: 'x'.repeat(300_000) } },
  });
  expect(statusCode).toBe(200);
  await web.close();
});
