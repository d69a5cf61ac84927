import {
  generateMessageIDV2,
  generateWAMessage,
  proto,
  type AnyMediaMessageContent,
  type AnyMessageContent,
  type WASocket,
} from 'baileys';
import { MINUTE } from '../../calendar/durations.ts';
import type { Logger } from '../../log.ts';
import type { WhatsAppVerbs } from '../../store/whatsapp.ts';
import type { SendResult } from '../channel.ts';
import type { Attachment, MessageBody, Outbound } from '../../messages/message.ts';
import { FILE_MISSING, isFileMissing, type MediaFiles } from '../media-files.ts';
import type { Ack } from './acks.ts';
import type { Live } from './connection.ts';
import { messageOfRef } from './inbound.ts';
import { Gate, typingMs } from './manner.ts';
import type { UnaskedCap } from './unasked.ts';
import type { World } from './world.ts';

const CAPTION_LIMIT = 1024;
/** Asked with every question: not everybody knows that a number is enough. */
const HOW_TO_ANSWER = 'Ketik angkanya, misalnya 1.';
/** Refusals that pass: the server is busy, or a list of devices was out of date. */
const PASSING = new Set(['408', '429', '479', '500', '503']);
const BUSY_PAUSE_MS = MINUTE;

export interface SenderOptions {
  readonly store: Pick<WhatsAppVerbs, 'sentFor' | 'keepSent'>;
  readonly world: World;
  readonly cap: UnaskedCap;
  readonly mediaPath: (id: string) => string | null;
  readonly files: MediaFiles;
  readonly ackMs: number;
  /** The program stops: what is being sent goes out without further manners. */
  readonly leaving: AbortSignal;
  readonly log: Logger;
}

/** One piece of a message: what goes out under one WhatsApp id. `letters` are those of a person who types; null: none. */
type Piece = { readonly letters: number | null; readonly attrs?: Record<string, string> } & (
  | { readonly kind: 'content'; readonly content: AnyMessageContent }
  | { readonly kind: 'message'; readonly message: proto.IMessage }
);

/** Sends one message in WhatsApp's form, at a person's pace, and waits for the server's word on it. */
export function createSender(options: SenderOptions) {
  const { store, world } = options;
  const gate = new Gate(world);

  return async function send(message: Outbound, live: Live): Promise<SendResult> {
    const { body } = message;
    // Nothing to mark: there are no buttons here.
    if (body.settles) return { kind: 'sent', ref: null };
    if (body.unasked) {
      const afterMs = await options.cap.take(world.now());
      if (afterMs > 0) return { kind: 'retry', afterMs, reason: 'daily_cap', untried: true };
    }
    if (body.mark) return sendAll([markPiece(message.address, body.mark.ref)], message, live);
    if (body.edits?.ref) return sendAll([editPiece(message.address, body.edits.ref, body)], message, live);
    const { attachment } = body;
    if (!attachment || attachment.channel === 'whatsapp') return sendAll(piecesOf(body, attachment), message, live);
    try {
      return await options.files.lend(attachment, (path) =>
        sendAll([...longText(body), filePiece(body, attachment, path)], message, live),
      );
    } catch (error) {
      if (!isFileMissing(error)) throw error;
      return sendAll([textPiece({ ...body, text: `${body.text}\n\n${FILE_MISSING}`.trim() })], message, live);
    }
  };

  function piecesOf(body: MessageBody, attachment: Attachment | undefined): Piece[] {
    if (attachment) return [...longText(body), forwardPiece(body, attachment)];
    const picture = body.media === undefined ? null : options.mediaPath(body.media);
    if (picture === null) return [textPiece(body)];
    const caption = textOf(body);
    if (caption.length > CAPTION_LIMIT) return [picturePiece(picture, ''), textPiece(body)];
    return [picturePiece(picture, caption)];
  }

  async function sendAll(pieces: readonly Piece[], message: Outbound, live: Live): Promise<SendResult> {
    let ref: string | null = null;
    for (const [part, piece] of pieces.entries()) {
      const { id, ack } = await sendPiece(piece, part, message, live);
      const result = resultOf(ack, id);
      if (result.kind !== 'sent') return result;
      ref = id;
    }
    return { kind: 'sent', ref };
  }

  async function sendPiece(piece: Piece, part: number, message: Outbound, live: Live) {
    const { sock, acks, locks, closed } = live;
    const earlier = await store.sentFor(message.id, part);
    const hurry = AbortSignal.any([closed, options.leaving]);
    if (piece.letters !== null) await type(sock, message.address, piece.letters, hurry);
    await gate.pass(hurry);
    const id = earlier?.id ?? generateMessageIDV2(sock.user?.id);
    const encoded = earlier?.message ?? (await encode(sock, message.address, piece, id));
    // Kept before it goes out: after a crash the same message goes under the same id, and a phone shows it once.
    if (!earlier) await store.keepSent(message.id, part, { id, message: encoded }, world.now());
    const late = new AbortController();
    const gone = AbortSignal.any([closed, late.signal]);
    const word = acks.expect(id, gone);
    void world.wait(options.ackMs, gone).then(() => late.abort());
    const relayed = locks.run(message.address, () =>
      sock.relayMessage(message.address, proto.Message.decode(encoded), {
        messageId: id,
        ...(piece.attrs && { additionalAttributes: piece.attrs }),
      }),
    );
    relayed.catch((error: unknown) => {
      options.log.warn(
        { message: message.id, problem: error instanceof Error ? error.name : 'unknown' },
        'send failed',
      );
      late.abort();
    });
    const ack = await word;
    late.abort();
    return { id, ack };
  }

  async function encode(sock: WASocket, address: string, piece: Piece, id: string): Promise<Uint8Array> {
    if (piece.kind === 'message') return proto.Message.encode(piece.message).finish();
    const made = await generateWAMessage(address, piece.content, {
      userJid: sock.user?.id ?? '',
      messageId: id,
      upload: sock.waUploadToServer,
    });
    return proto.Message.encode(made.message ?? {}).finish();
  }

  /** Shows "typing …" for as long as a person would need. */
  async function type(sock: WASocket, address: string, letters: number, hurry: AbortSignal): Promise<void> {
    await show(sock, 'composing', address);
    await world.wait(typingMs(letters, world.random()), hurry);
    await show(sock, 'paused', address);
  }

  async function show(sock: WASocket, state: 'composing' | 'paused', address: string): Promise<void> {
    try {
      await sock.sendPresenceUpdate(state, address);
    } catch {
      // Only decoration: the message itself tells whether the socket still lives.
      options.log.debug('typing not shown');
    }
  }
}

function resultOf(ack: Ack, id: string): SendResult {
  switch (ack.kind) {
    case 'taken':
      return { kind: 'sent', ref: id };
    case 'none':
      return { kind: 'retry', reason: 'no answer', uncertain: true };
    case 'refused':
      if (ack.code === '429') return { kind: 'retry', afterMs: BUSY_PAUSE_MS, global: true, reason: ack.code };
      if (PASSING.has(ack.code)) return { kind: 'retry', reason: ack.code };
      // 463 and its like: the account may not write to this person now, and trying again makes it worse.
      return { kind: 'rejected', reason: ack.code };
  }
}

/** The words with their options, one a line, each with the number to answer with. */
export function textOf(body: MessageBody): string {
  const options = body.options ?? [];
  if (options.length === 0) return body.text;
  const lines = options.map(({ n, label }) => `${n}. ${label}`);
  return [body.text, '', ...lines, '', HOW_TO_ANSWER].join('\n').trim();
}

function textPiece(body: MessageBody): Piece {
  const text = textOf(body);
  // Without a preview: it would be fetched from here, at our cost and the reader's.
  return { kind: 'content', content: { text: text === '' ? '…' : text, linkPreview: null }, letters: text.length };
}

/** What somebody wrote reached the other side: a tick on their own message. */
function markPiece(address: string, ref: string): Piece {
  const key = { remoteJid: address, fromMe: false, id: ref };
  return { kind: 'message', message: { reactionMessage: { key, text: '✅' } }, letters: null };
}

/** New words for an earlier message of ours. Phones heed this for about a quarter of an hour after it was sent. */
function editPiece(address: string, ref: string, body: MessageBody): Piece {
  const { Type } = proto.Message.ProtocolMessage;
  const key = { remoteJid: address, fromMe: true, id: ref };
  const protocolMessage = { key, type: Type.MESSAGE_EDIT, editedMessage: { conversation: textOf(body) } };
  return { kind: 'message', message: { protocolMessage }, attrs: { edit: '1' }, letters: null };
}

/** Pictures are made here and carry their words in the text; the empty thumbnail spares an image library. */
function picturePiece(path: string, caption: string): Piece {
  const content = { image: { url: path }, caption, mimetype: 'image/png', jpegThumbnail: '' };
  return { kind: 'content', content, letters: caption.length };
}

/** Words that do not fit under a file go before it. */
function longText(body: MessageBody): Piece[] {
  return textOf(body).length > CAPTION_LIMIT || !takesCaption(body.attachment) ? words(body) : [];
}

function words(body: MessageBody): Piece[] {
  return textOf(body) === '' ? [] : [textPiece(body)];
}

function takesCaption(attachment: Attachment | undefined): boolean {
  return attachment !== undefined && ['photo', 'video', 'document'].includes(attachment.media);
}

function captionOf(body: MessageBody): string {
  const text = textOf(body);
  return text.length > CAPTION_LIMIT ? '' : text;
}

/** A file that came over WhatsApp goes on as it is: the same keys, nothing downloaded. */
function forwardPiece(body: MessageBody, attachment: Attachment): Piece {
  const message = messageOfRef(attachment.ref);
  const caption = captionOf(body);
  for (const part of [message.imageMessage, message.videoMessage, message.documentMessage]) {
    if (part) part.caption = caption;
  }
  return { kind: 'message', message, letters: caption.length };
}

function filePiece(body: MessageBody, attachment: Attachment, path: string): Piece {
  return { kind: 'content', content: fileContent(attachment, path, captionOf(body)), letters: 0 };
}

function fileContent(attachment: Attachment, path: string, caption: string): AnyMediaMessageContent {
  const file = { url: path };
  const { mime } = attachment;
  switch (attachment.media) {
    case 'photo':
      return { image: file, caption, jpegThumbnail: '', mimetype: mime ?? 'image/jpeg' };
    case 'video':
      return { video: file, caption, jpegThumbnail: '', mimetype: mime ?? 'video/mp4' };
    case 'voice':
      return { audio: file, ptt: true, mimetype: mime ?? 'audio/ogg; codecs=opus' };
    case 'audio':
      return { audio: file, mimetype: mime ?? 'audio/mpeg' };
    case 'document':
      return {
        document: file,
        caption,
        mimetype: mime ?? 'application/octet-stream',
        fileName: attachment.name ?? 'berkas',
      };
    case 'sticker':
      return { sticker: file, mimetype: mime ?? 'image/webp' };
  }
}
