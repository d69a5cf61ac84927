/** What a test asks of a message, whatever its kind. */
import type { ActButton, Attachment, Message, Option } from '../src/messages/message.ts';

export const say = (text: string): Message => ({ kind: 'say', text });

/** The words; empty for marks and spent buttons. */
export function textOf(message: Message | undefined): string {
  return message && 'text' in message ? message.text : '';
}

export function optionsOf(message: Message | undefined): Option[] {
  return message?.kind === 'say' ? (message.options ?? []) : [];
}

export function buttonsOf(message: Message | undefined): ActButton[] {
  return message && 'buttons' in message ? (message.buttons ?? []) : [];
}

export function fileOf(message: Message | undefined): Attachment | null {
  return message?.kind === 'forward' ? message.attachment : null;
}
