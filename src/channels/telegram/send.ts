import { type Api, GrammyError, HttpError, InlineKeyboard, InputFile } from 'grammy';
import { MINUTE } from '../../calendar/durations.ts';
import type { SettingVerbs } from '../../store/settings.ts';
import type { SendResult } from '../channel.ts';
import type { Attachment, MessageBody, Outbound } from '../../messages/message.ts';
import { applyChange, cut, isChange } from './changes.ts';
import { FILE_MISSING, isFileMissing, type MediaFiles } from '../media-files.ts';

const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
const LABEL_LIMIT = 60;
/** Nobody can write to a chat with these descriptions any more. */
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
      if (result.kind !== 'retry') arrived.delete(message.id);
      return result;
    }
  };

  async function deliver({ id, address, body }: Outbound): Promise<string | null> {
    if (isChange(body)) return applyChange(api, address, body, keyboardOf(body));
    if (body.attachment) return passOn(id, address, body, body.attachment);
    return deliverOwn(id, address, body);
  }

  async function deliverOwn(id: number, chat: string, body: MessageBody): Promise<string | null> {
    const markup = keyboardOf(body);
    const photo = body.media === undefined ? null : await photoOf(body.media);
    if (photo && body.text.length <= CAPTION_LIMIT) {
      const sent = await api.sendPhoto(chat, photo.file, {
        caption: body.text,
        ...(markup && { reply_markup: markup }),
      });
      await rememberPhoto(photo.id, sent.photo.at(-1)?.file_id);
      return String(sent.message_id);
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
      ref = String(sent.message_id);
      if (!last) arrived.set(id, i + 1);
    }
    return ref;
  }

  /** Somebody's file: by its id where Telegram has it, else uploaded. A long text goes as a message of its own. */
  async function passOn(id: number, chat: string, body: MessageBody, attachment: Attachment): Promise<string | null> {
    const { attachment: _, ...words } = body;
    if (body.text.length > CAPTION_LIMIT) await deliverOwn(id, chat, words);
    const caption = body.text === '' || body.text.length > CAPTION_LIMIT ? {} : { caption: body.text };
    const markup = keyboardOf(body);
    const extra = { ...caption, ...(markup && { reply_markup: markup }) };
    if (attachment.channel === 'telegram') return sendFile(chat, attachment, attachment.ref, extra);
    try {
      return await options.files.lend(attachment, (path) =>
        sendFile(chat, attachment, new InputFile(path, nameOf(attachment)), extra),
      );
    } catch (error) {
      if (!isFileMissing(error)) throw error;
      return deliverOwn(id, chat, { ...words, text: `${body.text}\n\n${FILE_MISSING}`.trim() });
    }
  }

  async function sendFile(
    chat: string,
    { media }: Attachment,
    file: string | InputFile,
    extra: object,
  ): Promise<string> {
    const sent = await sendAs(chat, media, file, extra);
    return String(sent.message_id);
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

/** One option a row, numbered, so that a typed number and a press mean the same; buttons that stand for acts follow. */
function keyboardOf({ ask, options = [], buttons = [] }: MessageBody): InlineKeyboard | null {
  if (options.length + buttons.length === 0) return null;
  return new InlineKeyboard([
    ...options.map(({ n, label, token }) => [
      InlineKeyboard.text(cut(`${n}. ${label}`, LABEL_LIMIT), token === undefined ? `a:${ask}:${n}` : `t:${token}`),
    ]),
    ...buttons.map(({ label, token }) => [InlineKeyboard.text(cut(label, LABEL_LIMIT), `t:${token}`)]),
  ]);
}

/** Pieces that Telegram takes, cut at a line's end or between words where there is one. */
export function splitText(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > TEXT_LIMIT) {
    const at = [rest.lastIndexOf('\n', TEXT_LIMIT), rest.lastIndexOf(' ', TEXT_LIMIT)].find(
      (end) => end > TEXT_LIMIT / 2,
    );
    const part = at === undefined ? cut(rest, TEXT_LIMIT) : rest.slice(0, at);
    parts.push(part.trimEnd());
    rest = rest.slice(part.length).trimStart();
  }
  parts.push(rest === '' ? '…' : rest);
  return parts;
}

function resultOf(error: unknown): SendResult {
  if (error instanceof GrammyError) {
    const { error_code: code, description } = error;
    const after = error.parameters.retry_after;
    if (code === 429) return { kind: 'retry', afterMs: (after ?? 5) * 1000, throttled: true, reason: '429' };
    if (code >= 500) return { kind: 'retry', reason: String(code) };
    if (code === 403 || GONE.test(description)) return { kind: 'blocked', reason: String(code) };
    if (code === 401) return { kind: 'retry', afterMs: MINUTE, global: true, reason: '401' };
    return { kind: 'rejected', reason: `${code}` };
  }
  if (error instanceof HttpError) return { kind: 'retry', uncertain: true, reason: 'network' };
  throw error;
}
