import { z } from 'zod';
import { type Api, GrammyError, HttpError, InputFile } from 'grammy';
import { MINUTE } from '../../calendar/durations.ts';
import type { SettingVerbs } from '../../store/settings.ts';
import type { SendResult } from '../channel.ts';
import type { Attachment, Forward, Outbound, Say } from '../../messages/message.ts';
import { FILE_MISSING, isFileMissing, type MediaFiles } from '../media-files.ts';
import { applyChange } from './changes.ts';
import { keyboardOf } from './keyboard.ts';
import { CAPTION_LIMIT, splitText } from './text.ts';

/** With these descriptions Telegram says that we can no longer write to a chat. */
const GONE = /chat not found|user is deactivated|PEER_ID_INVALID|bot was blocked|have no rights/i;

export interface SenderOptions {
  readonly store: SettingVerbs;
  readonly mediaPath: (id: string) => string | null;
  /** Files that came over other channels. */
  readonly files: MediaFiles;
}

/** Sends one message in Telegram's form; every failure becomes what the outbox can act on. */
export function createSender(api: Api, options: SenderOptions): (message: Outbound) => Promise<SendResult> {
  /** How many pieces of a long message have arrived, by the message's id: a second try goes on where the first one ended. */
  const arrived = new Map<number, number>();
  return async (message) => {
    try {
      const ref = await deliver(message);
      arrived.delete(message.id);
      return { kind: 'sent', ref };
    } catch (error) {
      const result = resultOf(error);
      if (result.kind === 'blocked' || result.kind === 'rejected') arrived.delete(message.id);
      return result;
    }
  };

  async function deliver({ id, address, body }: Outbound): Promise<string | null> {
    switch (body.kind) {
      case 'say':
        return say(id, address, body);
      case 'forward':
        return passOn(id, address, body);
      case 'edit':
      case 'mark':
      case 'settle':
        return applyChange(api, address, body);
      default:
        return body satisfies never;
    }
  }

  async function say(id: number, chat: string, body: Omit<Say, 'kind'>): Promise<string | null> {
    const markup = keyboardOf(body);
    const photo = body.media === undefined ? null : await photoOf(body.media);
    if (photo && body.text.length <= CAPTION_LIMIT) {
      const sent = await api.sendPhoto(chat, photo.file, {
        caption: body.text,
        ...(markup && { reply_markup: markup }),
      });
      await rememberPhoto(photo.id, photoIdOf(sent));
      return refOf(sent);
    }
    const parts = splitText(body.text);
    let ref: string | null = null;
    for (const [i, part] of parts.entries()) {
      if (i < (arrived.get(id) ?? 0)) continue;
      const last = i === parts.length - 1;
      const sent = await api.sendMessage(chat, part, {
        link_preview_options: { is_disabled: true },
        ...(last && markup && { reply_markup: markup }),
      });
      ref = refOf(sent);
      if (!last) arrived.set(id, i + 1);
    }
    return ref;
  }

  /** A person's file: by its id where Telegram has it, else uploaded. A long text goes as a message of its own. */
  async function passOn(id: number, chat: string, { text, attachment }: Forward): Promise<string | null> {
    const long = text.length > CAPTION_LIMIT;
    if (long) await say(id, chat, { text });
    const extra = text === '' || long ? {} : { caption: text };
    if (attachment.channel === 'telegram') return sendFile(chat, attachment, attachment.ref, extra);
    try {
      return await options.files.lend(attachment, (path) =>
        sendFile(chat, attachment, new InputFile(path, nameOf(attachment)), extra),
      );
    } catch (error) {
      if (!isFileMissing(error)) throw error;
      return say(id, chat, { text: `${text}\n\n${FILE_MISSING}`.trim() });
    }
  }

  async function sendFile(
    chat: string,
    { media }: Attachment,
    file: string | InputFile,
    extra: object,
  ): Promise<string | null> {
    const sent = await sendAs(chat, media, file, extra);
    return refOf(sent);
  }

  function sendAs(chat: string, media: Attachment['media'], file: string | InputFile, extra: object) {
    switch (media) {
      case 'photo':
        return api.sendPhoto(chat, file, extra);
      case 'voice':
        return api.sendVoice(chat, file, extra);
      case 'audio':
        return api.sendAudio(chat, file, extra);
      case 'video':
        return api.sendVideo(chat, file, extra);
      case 'document':
        return api.sendDocument(chat, file, extra);
      case 'sticker':
        return api.sendSticker(chat, file);
    }
  }

  /** After the first upload Telegram keeps the picture, and its id saves everybody's data. */
  async function photoOf(id: string): Promise<{ id: string; file: string | InputFile } | null> {
    const known = await options.store.getSetting(photoKey(id));
    if (known !== null) return { id, file: known };
    const path = options.mediaPath(id);
    return path === null ? null : { id, file: new InputFile(path) };
  }

  async function rememberPhoto(id: string, fileId: string | undefined): Promise<void> {
    if (fileId !== undefined) await options.store.setSetting(photoKey(id), fileId);
  }

  function photoKey(id: string): string {
    return `telegram_photo ${options.mediaPath(id) ?? id}`;
  }
}

/** A name for a file that was sent without one; its ending tells phones how to open it. */
function nameOf({ name, media }: Attachment): string {
  if (name !== undefined) return name;
  const ending = { photo: 'jpg', voice: 'ogg', audio: 'mp3', video: 'mp4', document: 'bin', sticker: 'webp' }[media];
  return `berkas.${ending}`;
}

const sentMessage = z.object({ message_id: z.int() });
const sentPhoto = z.object({ photo: z.array(z.object({ file_id: z.string() })) });

/** The messenger's own id of what was sent; null where it took the message and does not say. */
function refOf(sent: unknown): string | null {
  const parsed = sentMessage.safeParse(sent);
  return parsed.success ? String(parsed.data.message_id) : null;
}

function photoIdOf(sent: unknown): string | undefined {
  return sentPhoto.safeParse(sent).data?.photo.at(-1)?.file_id;
}

/** Only what Telegram says of this message ends it; an answer that makes no sense is a trouble that passes. */
function resultOf(error: unknown): SendResult {
  if (error instanceof GrammyError) {
    const { error_code: code, description } = error;
    const after = error.parameters.retry_after;
    if (code === 429) return { kind: 'throttled', afterMs: (after ?? 5) * 1000, reason: '429' };
    if (code === 401 || code === 404) return { kind: 'channel_down', afterMs: MINUTE, reason: String(code) };
    if (code === 403 || (code === 400 && GONE.test(description))) return { kind: 'blocked', reason: String(code) };
    if (code === 400 || code === 413) return { kind: 'rejected', reason: String(code) };
    return { kind: 'later', reason: String(code) };
  }
  if (error instanceof HttpError) return { kind: 'unknown_fate', reason: 'network' };
  throw error;
}
