/** The Bot API methods that the program may call, as strict schemas: fields, types and lengths of Bot API 10.1. */
import { z } from 'zod';

const chatId = z.union([z.coerce.number().int(), z.string().regex(/^\d+$/)]).transform(Number);
const markup = z
  .strictObject({
    inline_keyboard: z
      .array(
        z
          .array(
            z.strictObject({
              text: z.string().min(1).max(64).refine(isWellFormed, 'half a character'),
              callback_data: z.string().refine((data) => Buffer.byteLength(data) <= 64),
            }),
          )
          .min(1)
          .max(8),
      )
      .max(100),
  })
  .optional();
/** A call that sends a file: by its id, or uploaded in the same request. */
function fileCall(field: string) {
  return z.strictObject({
    chat_id: chatId,
    [field]: z.union([z.string().min(1), z.instanceof(Buffer)]),
    caption: z.string().max(1024).optional(),
    reply_markup: markup,
  });
}
export const METHODS = {
  getUpdates: z.strictObject({
    offset: z.int().optional(),
    limit: z.int().min(1).max(100),
    timeout: z.int().max(50),
    allowed_updates: z.array(z.string()),
  }),
  setWebhook: z.strictObject({
    url: z.url(),
    secret_token: z.string().regex(/^[\w-]{1,256}$/),
    allowed_updates: z.array(z.string()),
    max_connections: z.int().max(100),
  }),
  deleteWebhook: z.strictObject({}),
  setMyCommands: z.strictObject({
    commands: z
      .array(
        z.strictObject({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1).max(256) }),
      )
      .max(100),
  }),
  sendMessage: z.strictObject({
    chat_id: chatId,
    /** Not blank: Telegram refuses what is empty once trimmed. */
    text: z.string().max(4096).regex(/\S/).refine(isWellFormed, 'half a character'),
    link_preview_options: z.strictObject({ is_disabled: z.boolean() }).optional(),
    reply_markup: markup,
  }),
  editMessageReplyMarkup: z.strictObject({ chat_id: chatId, message_id: z.int(), reply_markup: markup }),
  getMe: z.strictObject({}),
  editMessageText: z.strictObject({
    chat_id: chatId,
    message_id: z.int(),
    text: z.string().min(1).max(4096),
    link_preview_options: z.strictObject({ is_disabled: z.boolean() }).optional(),
    reply_markup: markup,
  }),
  setMessageReaction: z.strictObject({
    chat_id: chatId,
    message_id: z.int(),
    reaction: z.array(z.strictObject({ type: z.literal('emoji'), emoji: z.enum(['👌', '👍', '👎', '🙏']) })).max(1),
  }),
  answerCallbackQuery: z.strictObject({ callback_query_id: z.string() }),
  getFile: z.strictObject({ file_id: z.string() }),
  sendPhoto: fileCall('photo'),
  sendVoice: fileCall('voice'),
  sendDocument: fileCall('document'),
};
export type Method = keyof typeof METHODS;

function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}
