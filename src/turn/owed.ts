import { isPulled } from '../channels/traits.ts';
import type { ChannelName, Message } from '../messages/message.ts';
import type { MessageTo, TurnRows } from '../store/turns.ts';

/** Messages as they are owed to a turn's own person on their channel. */
export function owed(
  channel: ChannelName,
  messages: readonly Message[],
): Required<Pick<TurnRows, 'messages' | 'pulled'>> {
  const pulled = isPulled(channel);
  return { messages: pulled ? messages.flatMap(fetched) : messages, pulled };
}

/** The same for messages to others. */
export function owedTo(others: readonly MessageTo[]): readonly MessageTo[] {
  if (others.length === 0) return others;
  return others.flatMap(({ to, body }) =>
    isPulled(to.channel) ? fetched(body).map((message) => ({ to, body: message, pulled: true })) : [{ to, body }],
  );
}

/** Nothing that was fetched can be changed any more: new words are said as a message, and mere marks are left out. */
function fetched(message: Message): Message[] {
  switch (message.kind) {
    case 'say':
    case 'forward':
      return [message];
    case 'edit': {
      const { outbox: _outbox, ref: _ref, ...words } = message;
      return [{ ...words, kind: 'say' }];
    }
    case 'mark':
    case 'settle':
      return [];
    default:
      return message satisfies never;
  }
}
