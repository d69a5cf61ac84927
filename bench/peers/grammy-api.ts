import { InlineKeyboard, type ApiClientOptions, type Transformer } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { Reply } from '../dialogue.ts';
import type { Replies } from './peer.ts';

export const TOKEN = '123456:bench-bench-bench-bench-bench-bench';

export const BOT_INFO: UserFromGetMe = {
  id: 123_456,
  is_bot: true,
  first_name: 'Bench',
  username: 'bench_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  supports_guest_queries: false,
  supports_join_request_queries: false,
};

/** Answers calls of the Bot API on the spot and keeps what was said. */
export function catchCalls(replies: Replies): Transformer {
  return (_call, method, payload) =>
    Promise.resolve({ ok: true, result: take(replies, method, payload as Call) } as never);
}

/** The same below grammY's client, for libraries that must see their calls pass through it. */
export function catchFetches(replies: Replies): ApiClientOptions {
  const answer = (url: string, init: { body: string }) => {
    const result = take(replies, url.slice(url.lastIndexOf('/') + 1), JSON.parse(init.body) as Call);
    return Promise.resolve({ json: () => Promise.resolve({ ok: true, result }) });
  };
  // grammY types this as the polyfill that it brings along for old Nodes.
  return { fetch: answer };
}

function take(replies: Replies, method: string, { chat_id: chat, text, reply_markup: markup }: Call) {
  if (method !== 'sendMessage') throw new Error(`unexpected call of ${method}`);
  const options = markup?.inline_keyboard.flat().map((button) => button.text.replace(/^\d+\. /, ''));
  replies.add(chat, { text, ...(options && { options }) });
  return { message_id: 1, date: 1_700_000_000, chat: { id: chat, type: 'private' }, text };
}

interface Call {
  chat_id: number;
  text: string;
  reply_markup?: { inline_keyboard: { text: string }[][] };
}

/** A numbered button for each option, as our own Telegram channel shows them. */
export function keyboardOf({ options }: Reply): { reply_markup?: InlineKeyboard } {
  if (!options) return {};
  const rows = options.map((label, i) => [InlineKeyboard.text(`${i + 1}. ${label}`, `a:${i + 1}`)]);
  return { reply_markup: new InlineKeyboard(rows) };
}
