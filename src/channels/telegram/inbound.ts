import { z } from 'zod';
import { cleanText } from '../../understanding/normalise.ts';
import type { Inbound, InboundContent, MediaKind } from '../../messages/message.ts';

const chat = z.object({ id: z.int(), type: z.string() });
const some = z.unknown().optional();
const file = z.object({ file_id: z.string(), mime_type: z.string().optional(), file_name: z.string().optional() });
const message = z.object({
  message_id: z.int(),
  date: z.int().optional(),
  chat,
  reply_to_message: z.object({ message_id: z.int() }).optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(file).optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  animation: file.optional(),
  document: file.optional(),
  sticker: file.extend({ emoji: z.string().optional() }).optional(),
  contact: z
    .object({
      phone_number: z.string().optional(),
      first_name: z.string().optional(),
      last_name: z.string().optional(),
    })
    .optional(),
  media_group_id: z.string().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  dice: some,
  poll: some,
  game: some,
  story: some,
  checklist: some,
  paid_media: some,
});
export const updateSchema = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      data: z.string().optional(),
      message: z.object({ message_id: z.int(), chat }).optional(),
    })
    .optional(),
  my_chat_member: z.object({ chat, new_chat_member: z.object({ status: z.string() }) }).optional(),
});
export type Update = z.infer<typeof updateSchema>;

/** What the bot wants to hear of. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

export interface Arrived {
  readonly inbound: Inbound | null;
  /** A pressed button waits for this to stop spinning. */
  readonly callback: string | null;
}

const CHOICE = /^a:(\d{1,9}):(\d{1,2})$/;
const BUTTON = /^t:([\w-]{1,60})$/;

/**
 * Turns an update into a stimulus. Null where the bot stays silent on purpose: groups, channels, and kinds it did not
 * ask for. An `update_id` may start anew after a silent week, so the message or press is part of the unique id.
 */
export function readUpdate(update: Update, at: number): Arrived {
  const { callback_query: press, my_chat_member: member } = update;
  if (press) {
    const { message: shown } = press;
    const found = CHOICE.exec(press.data ?? '');
    const token = BUTTON.exec(press.data ?? '')?.[1];
    if (shown?.chat.type === 'private' && token !== undefined) {
      const content = { kind: 'button', token, ref: String(shown.message_id) } as const;
      return { inbound: stimulus(update, `press:${press.id}`, shown.chat.id, content, at), callback: press.id };
    }
    if (shown?.chat.type !== 'private' || !found) return { inbound: null, callback: press.id };
    const content = {
      kind: 'choice',
      ask: Number(found[1]),
      n: Number(found[2]),
      ref: String(shown.message_id),
    } as const;
    return { inbound: stimulus(update, `press:${press.id}`, shown.chat.id, content, at), callback: press.id };
  }
  if (member) {
    if (member.chat.type !== 'private') return SILENT;
    const left = member.new_chat_member.status === 'kicked' || member.new_chat_member.status === 'left';
    const content = left ? ({ kind: 'blocked' } as const) : ({ kind: 'unblocked' } as const);
    return { inbound: stimulus(update, 'member', member.chat.id, content, at), callback: null };
  }
  return { inbound: spoken(update, at), callback: null };
}

/** What makes a new message the same as another, whatever number its update has; null: it is none. */
export function messageKey({ message: fresh }: Update): string | null {
  return fresh ? keyOf(fresh) : null;
}

/** The key of the message that an edit left as it was, where it changed nothing that can be read; null: it is no edit. */
export function unchangedKey({ edited_message: edited }: Update): string | null {
  return edited ? keyOf(edited) : null;
}

function keyOf({ chat: { id }, message_id, date, text, caption }: z.infer<typeof message>): string {
  return JSON.stringify([id, message_id, date, text ?? caption]);
}

/** A message or an edit of one. Live locations edit themselves every few seconds: those are passed over. */
function spoken(update: Update, at: number): Inbound | null {
  const { message: fresh, edited_message: edited } = update;
  if (edited) {
    if (edited.chat.type !== 'private' || edited.location) return null;
    const text = cleanText(edited.text ?? edited.caption ?? '');
    const content = { kind: 'edited', text, ref: String(edited.message_id) } as const;
    return stimulus(update, `edit:${edited.message_id}`, edited.chat.id, content, at);
  }
  const content = fresh?.chat.type === 'private' ? contentOf(fresh) : null;
  if (!fresh || content === null) return null;
  const answered = fresh.reply_to_message;
  return {
    ...stimulus(update, `message:${fresh.message_id}`, fresh.chat.id, content, at),
    ref: String(fresh.message_id),
    ...(fresh.media_group_id !== undefined && { album: fresh.media_group_id }),
    ...(answered && { replyTo: String(answered.message_id) }),
  };
}

const SILENT: Arrived = { inbound: null, callback: null };

function stimulus(update: Update, id: string, chatId: number, content: InboundContent, at: number): Inbound {
  return { channel: 'telegram', externalId: `${update.update_id}:${id}`, address: String(chatId), content, at };
}

const THUMB = /^(?:\u{1F44D}|\u{1F44C}|\u{1F64F}|\u{2705}|\u{1F44E}|\u{274C})/u;

function contentOf(said: z.infer<typeof message>): InboundContent | null {
  if (said.text !== undefined) {
    const start = /^\/start(?:@\w+)?(?:\s+([\w-]{1,64}))?\s*$/.exec(said.text);
    return start ? { kind: 'start', code: start[1] ?? '' } : { kind: 'text', text: cleanText(said.text) };
  }
  // A thumb is a yes or a no, whether it comes as a sign or as a sticker.
  const sign = said.sticker?.emoji ?? '';
  if (THUMB.test(sign)) return { kind: 'text', text: sign };
  const caption = said.caption === undefined ? {} : { caption: cleanText(said.caption) };
  const sent = fileOf(said);
  if (sent) {
    const { media, file_id: ref, mime_type: mime, file_name: name } = sent;
    const attachment = { channel: 'telegram', media, ref, ...(mime && { mime }), ...(name && { name }) } as const;
    return { kind: 'media', media, ...caption, attachment };
  }
  if (said.location) return { kind: 'location', ...said.location };
  if (said.contact) return cardOf(said.contact);
  const other = [said.dice, said.poll, said.game, said.story, said.checklist, said.paid_media];
  if (other.some((kind) => kind !== undefined)) return { kind: 'media', media: 'other' };
  // Joins, pins and whatever else Telegram tells of by itself: nobody waits for an answer to these.
  return null;
}

function cardOf({ first_name, last_name, phone_number: phone }: NonNullable<z.infer<typeof message>['contact']>) {
  const name = cleanText([first_name, last_name].filter((part) => part !== undefined).join(' ')).trim();
  return { kind: 'contact', ...(name && { name }), ...(phone && { phone: cleanText(phone) }) } as const;
}

/** The file of a message; of a photo the largest size. A document stands last: animations come as one as well. */
function fileOf(said: z.infer<typeof message>): (z.infer<typeof file> & { media: MediaKind }) | null {
  const photo = said.photo?.at(-1);
  if (photo) return { media: 'photo', ...photo };
  if (said.voice) return { media: 'voice', ...said.voice };
  if (said.audio) return { media: 'audio', ...said.audio };
  const video = said.video ?? said.video_note ?? said.animation;
  if (video) return { media: 'video', ...video };
  if (said.sticker) return { media: 'sticker', ...said.sticker };
  return said.document ? { media: 'document', ...said.document } : null;
}
