import type { Message } from '../messages/message.ts';

/** Whether a message has a number of its own in its chat; what only changes an earlier one has none. */
export function isNumbered(message: Message): boolean {
  switch (message.kind) {
    case 'say':
    case 'forward':
      return true;
    case 'edit':
    case 'mark':
    case 'settle':
      return false;
    default:
      return message satisfies never;
  }
}
