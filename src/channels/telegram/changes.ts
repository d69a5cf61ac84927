import { type Api, GrammyError, InlineKeyboard } from 'grammy';
import type { Edit, Mark, Settle } from '../../messages/message.ts';
import { keyboardOf } from './keyboard.ts';
import { beginningOf } from '../../messages/whole-characters.ts';
import { TEXT_LIMIT } from './text.ts';

/** Shown on somebody's own message when it has reached the other side. One of the few that Telegram lets bots use. */
const REACHED = '👌';

/**
 * Changes an earlier message: spent buttons, new words, a mark on what somebody wrote. Telegram refuses what is too old,
 * gone, or the same as before; nothing is owed then, so that is passed over. Other errors are the caller's.
 */
export async function applyChange(api: Api, chat: string, change: Edit | Mark | Settle): Promise<string | null> {
  try {
    switch (change.kind) {
      case 'settle': {
        const mark = new InlineKeyboard().text(beginningOf(`✓ ${change.chosen}`, 60), 'x');
        await api.editMessageReplyMarkup(chat, Number(change.ref), { reply_markup: mark });
        return change.ref;
      }
      case 'mark':
        await api.setMessageReaction(chat, Number(change.ref), [{ type: 'emoji', emoji: REACHED }]);
        return change.ref;
      case 'edit':
        return await replaceWords(api, chat, change);
      default:
        return change satisfies never;
    }
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return null;
    throw error;
  }
}

async function replaceWords(api: Api, chat: string, { ref = null, text, buttons }: Edit): Promise<string | null> {
  if (ref === null) return null;
  const markup = keyboardOf({ ...(buttons && { buttons }) });
  await api.editMessageText(chat, Number(ref), beginningOf(text, TEXT_LIMIT), {
    link_preview_options: { is_disabled: true },
    ...(markup && { reply_markup: markup }),
  });
  return ref;
}
