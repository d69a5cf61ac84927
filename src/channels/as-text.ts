import { optionLine } from '../engine/option-line.ts';
import type { Message, Option } from '../messages/message.ts';

/** A message where there are only words: its text, then the options, one a line. Marks and spent buttons are no words. */
export function asText(message: Message): string {
  switch (message.kind) {
    case 'say':
      return [message.text, ...optionLines(message.options)].join('\n');
    case 'forward':
    case 'edit':
      return message.text;
    case 'mark':
    case 'settle':
      return '';
    default:
      return message satisfies never;
  }
}

/** Options as lines of text, each with the number to answer with. */
export function optionLines(options: readonly Option[] = []): string[] {
  return options.map(optionLine);
}
