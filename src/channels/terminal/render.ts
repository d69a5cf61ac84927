import type { MessageBody } from '../../messages/message.ts';

/** A message as lines of text: options by number, a picture by its name (its text says the same). */
export function renderText(body: MessageBody): string {
  const options = (body.options ?? []).map(({ n, label }) => `  ${n}. ${label}`);
  return [body.text, ...options].join('\n');
}
