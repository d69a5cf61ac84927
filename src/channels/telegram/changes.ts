import { type Api, GrammyError, InlineKeyboard } from 'grammy';
import type { MessageBody } from '../../messages/message.ts';

/** Shown on somebody's own message when it has reached the other side. One of the few that Telegram lets bots use. */
const REACHED = '👌';
const TEXT_LIMIT = 4096;

/** Whether a message only changes what was said before. */
export function isChange(body: MessageBody): boolean {
  return body.settles !== undefined || body.edits !== undefined || body.mark !== undefined;
}

/**
 * Changes an earlier message: spent buttons, new words, a mark on what somebody wrote. Telegram refuses what is too old,
 * gone, or the same as before; nothing is owed then, so that is passed over. Other errors are the caller's.
 */
export async function applyChange(
  api: Api,
  chat: string,
  body: MessageBody,
  markup: InlineKeyboard | null,
): Promise<string | null> {
  try {
    if (body.settles) {
      const { ref, chosen } = body.settles;
      const mark = new InlineKeyboard().text(cut(`✓ ${chosen}`, 60), 'x');
      await api.editMessageReplyMarkup(chat, Number(ref), { reply_markup: mark });
      return ref;
    }
    if (body.mark) {
      await api.setMessageReaction(chat, Number(body.mark.ref), [{ type: 'emoji', emoji: REACHED }]);
      return body.mark.ref;
    }
    const ref = body.edits?.ref ?? null;
    if (ref === null) return null;
    await api.editMessageText(chat, Number(ref), body.text.slice(0, TEXT_LIMIT), {
      link_preview_options: { is_disabled: true },
      ...(markup && { reply_markup: markup }),
    });
    return ref;
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return null;
    throw error;
  }
}

/** At most so many UTF-16 units, as Telegram counts, and never half a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const split = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return text.slice(0, split ? limit - 1 : limit);
}
