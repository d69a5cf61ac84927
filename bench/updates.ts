import type { Inbound } from '../src/messages/message.ts';

/** Nine digits, so that ids grow in the order of their text too, as Telegram's do for years. */
let lastUpdate = 100_000_000;

/** A number that no other message of this process has. */
function nextUpdateId(): number {
  return ++lastUpdate;
}

/** The id under which our Telegram channel stores a message. */
export function externalId(turn: number): string {
  return `${nextUpdateId()}:message:${turn + 1}`;
}

/** The message as our Telegram channel hands it on. */
export function inboundOf(chat: number, turn: number, text: string): Inbound {
  return {
    channel: 'telegram',
    externalId: externalId(turn),
    address: String(chat),
    content: { kind: 'text', text },
    at: Date.now(),
  };
}

/** The message as Telegram sends it; `message_id` carries the turn. */
export function updateOf(chat: number, turn: number, text: string) {
  return {
    update_id: nextUpdateId(),
    message: {
      message_id: turn + 1,
      date: 1_700_000_000,
      from: { id: chat, is_bot: false as const, first_name: 'A' },
      chat: { id: chat, type: 'private' as const, first_name: 'A' },
      text,
      ...(text.startsWith('/') && {
        entities: [{ type: 'bot_command' as const, offset: 0, length: text.length }],
      }),
    },
  };
}
