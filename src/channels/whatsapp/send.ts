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
import type { Attachment, Edit, Forward, Outbound, Say } from '../../messages/message.ts';
import { optionLines } from '../as-text.ts';
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
    const { address, body } = message;
    switch (body.kind) {
      case 'say':
        return (await overCap(body)) ?? sendAll(saidPieces(body), message, live);
      case 'forward':
        return (await overCap(body)) ?? passOn(body, message, live);
      case 'edit':
        return sendAll([body.ref ? editPiece(address, body.ref, body) : textPiece(body.text)], message, live);
      case 'mark':
        return sendAll([markPiece(address, body.ref)], message, live);
      case 'settle':
        // Nothing to settle: there are no buttons here.
        return { kind: 'sent', ref: null };
      default:
        return body satisfies never;
    }
  };

  /** What nobody asked for waits for a new day once today's measure is full. */
  async function overCap({ unasked }: Say | Forward): Promise<SendResult | null> {
    const afterMs = unasked ? await options.cap.take(world.now()) : 0;
    return afterMs > 0 ? { kind: 'held', afterMs, reason: 'daily_cap' } : null;
  }

  function saidPieces(body: Say): Piece[] {
    const picture = body.media === undefined ? null : options.mediaPath(body.media);
    const text = textOf(body);
    if (picture === null) return [textPiece(text)];
    if (text.length > CAPTION_LIMIT) return [picturePiece(picture, ''), textPiece(text)];
    return [picturePiece(picture, text)];
  }

  async function passOn(body: Forward, message: Outbound, live: Live): Promise<SendResult> {
    const { attachment } = body;
    if (attachment.channel === 'whatsapp') return sendAll([...longText(body), forwardPiece(body)], message, live);
    try {
      return await options.files.lend(attachment, (path) =>
        sendAll([...longText(body), filePiece(body, path)], message, live),
      );
    } catch (error) {
      if (!isFileMissing(error)) throw error;
      return sendAll([textPiece(`${body.text}\n\n${FILE_MISSING}`.trim())], message, live);
    }
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

/** Never `blocked`: WhatsApp takes a message to somebody who blocked us, and tells nobody that it does not arrive. */
function resultOf(ack: Ack, id: string): SendResult {
  switch (ack.kind) {
    case 'taken':
      return { kind: 'sent', ref: id };
    case 'none':
      return { kind: 'unknown_fate', reason: 'no answer' };
    case 'refused':
      if (ack.code === '429') return { kind: 'channel_down', afterMs: BUSY_PAUSE_MS, reason: ack.code };
      if (PASSING.has(ack.code)) return { kind: 'later', reason: ack.code };
      // 463 and its like: the account may not write to this person now, and trying again makes it worse.
      return { kind: 'rejected', reason: ack.code };
  }
}

/** The words with their options, one a line, each with the number to answer with. */
function textOf({ text, options = [] }: Pick<Say, 'text' | 'options'>): string {
  if (options.length === 0) return text;
  return [text, '', ...optionLines(options), '', HOW_TO_ANSWER].join('\n').trim();
}

function textPiece(text: string): Piece {
  // Without a preview: it would be fetched from here, at our cost and the reader's.
  return { kind: 'content', content: { text: text === '' ? '…' : text, linkPreview: null }, letters: text.length };
}

/** What somebody wrote reached the other side: a tick on their own message. */
function markPiece(address: string, ref: string): Piece {
  const key = { remoteJid: address, fromMe: false, id: ref };
  return { kind: 'message', message: { reactionMessage: { key, text: '✅' } }, letters: null };
}

/** New words for an earlier message of ours. Phones heed this for about a quarter of an hour after it was sent. */
function editPiece(address: string, ref: string, { text }: Edit): Piece {
  const { Type } = proto.Message.ProtocolMessage;
  const key = { remoteJid: address, fromMe: true, id: ref };
  const protocolMessage = { key, type: Type.MESSAGE_EDIT, editedMessage: { conversation: text } };
  return { kind: 'message', message: { protocolMessage }, attrs: { edit: '1' }, letters: null };
}

/** Pictures are made here and carry their words in the text; the empty thumbnail spares an image library. */
function picturePiece(path: string, caption: string): Piece {
  const content = { image: { url: path }, caption, mimetype: 'image/png', jpegThumbnail: '' };
  return { kind: 'content', content, letters: caption.length };
}

/** Words that do not fit under a file go before it. */
function longText({ text, attachment }: Forward): Piece[] {
  if (text === '' || (text.length <= CAPTION_LIMIT && takesCaption(attachment))) return [];
  return [textPiece(text)];
}

function takesCaption({ media }: Attachment): boolean {
  return media === 'photo' || media === 'video' || media === 'document';
}

function captionOf({ text }: Forward): string {
  return text.length > CAPTION_LIMIT ? '' : text;
}

/** A file that came over WhatsApp goes on as it is: the same keys, nothing downloaded. */
function forwardPiece(body: Forward): Piece {
  const message = messageOfRef(body.attachment.ref);
  const caption = captionOf(body);
  for (const part of [message.imageMessage, message.videoMessage, message.documentMessage]) {
    if (part) part.caption = caption;
  }
  return { kind: 'message', message, letters: caption.length };
}

function filePiece(body: Forward, path: string): Piece {
  return { kind: 'content', content: fileContent(body.attachment, path, captionOf(body)), letters: 0 };
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
