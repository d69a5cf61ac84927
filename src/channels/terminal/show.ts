import type { Message } from '../../messages/message.ts';
import { asText, optionLines } from '../as-text.ts';

/** A message in a terminal: its options stand a little to the right. */
export function renderText(message: Message): string {
  if (message.kind !== 'say') return asText(message);
  return [message.text, ...optionLines(message.options).map((line) => `  ${line}`)].join('\n');
}
