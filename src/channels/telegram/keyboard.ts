import { InlineKeyboard } from 'grammy';
import type { Say } from '../../messages/message.ts';
import { optionLine } from '../../engine/option-line.ts';
import { beginningOf } from '../../messages/whole-characters.ts';

const LABEL_LIMIT = 60;

/** One option a row, numbered, so that a typed number and a press mean the same; buttons that stand for acts follow. */
export function keyboardOf({
  ask,
  options = [],
  buttons = [],
}: Pick<Say, 'ask' | 'options' | 'buttons'>): InlineKeyboard | null {
  if (options.length + buttons.length === 0) return null;
  return new InlineKeyboard([
    ...options.map((option) => [
      InlineKeyboard.text(
        beginningOf(optionLine(option), LABEL_LIMIT),
        option.token === undefined ? `a:${ask}:${option.n}` : `t:${option.token}`,
      ),
    ]),
    ...buttons.map(({ label, token }) => [InlineKeyboard.text(beginningOf(label, LABEL_LIMIT), `t:${token}`)]),
  ]);
}
