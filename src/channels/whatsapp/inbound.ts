import {
  isJidBroadcast,
  isJidGroup,
  isJidNewsletter,
  isLidUser,
  isPnUser,
  jidNormalizedUser,
  normalizeMessageContent,
  proto,
  type WAMessage,
} from 'baileys';
import { cleanText } from '../../understanding/normalise.ts';
import type { Attachment, InboundContent, MediaKind } from '../../messages/message.ts';

/** Whose chat it is: the LID first, the phone number as a second name of the same person. */
export interface Sender {
  readonly lid: string | null;
  readonly pn: string | null;
}

export type Read =
  | { readonly kind: 'stimulus'; readonly content: InboundContent }
  /** The person took this message of theirs back. */
  | { readonly kind: 'taken_back'; readonly id: string }
  /** Deliberately nothing: groups, status, channels, reactions, votes, our own messages from another device. */
  | { readonly kind: 'silent' };

const SILENT: Read = { kind: 'silent' };

/** The sender of a chat with one person, or null where the bot stays silent on purpose. */
export function senderOf(key: WAMessage['key']): Sender | null {
  const remote = key.remoteJid ?? '';
  if (key.fromMe || isJidGroup(remote) || isJidBroadcast(remote) || isJidNewsletter(remote)) return null;
  const chat = jidNormalizedUser(remote);
  const other = key.remoteJidAlt ? jidNormalizedUser(key.remoteJidAlt) : null;
  if (isLidUser(chat)) return { lid: chat, pn: other && isPnUser(other) ? other : null };
  if (isPnUser(chat)) return { lid: other && isLidUser(other) ? other : null, pn: chat };
  return null;
}

/** The id of the message that this one answers, where the person chose one. */
export function answeredId(message: WAMessage): string | null {
  const content = normalizeMessageContent(message.message);
  const parts = [
    content?.extendedTextMessage,
    content?.imageMessage,
    content?.videoMessage,
    content?.audioMessage,
    content?.documentMessage,
    content?.stickerMessage,
  ];
  for (const part of parts) if (part?.contextInfo?.stanzaId) return part.contextInfo.stanzaId;
  return null;
}

/** What a message means to the house. Each kind WhatsApp knows has an outcome here, silence included. */
export function readMessage(message: WAMessage): Read {
  // A photo to be seen once is not sent to linked devices at all.
  if (message.key.isViewOnce && !message.message) return stimulus({ kind: 'media', media: 'photo' });
  const unwrapped = normalizeMessageContent(message.message);
  const content = unwrapped?.lottieStickerMessage?.message ?? unwrapped;
  if (!content || isSharperTwin(message)) return SILENT;
  if (content.protocolMessage) return readProtocol(content.protocolMessage);
  if (content.reactionMessage ?? content.encReactionMessage ?? content.pollUpdateMessage) return SILENT;
  if (isBookkeeping(content)) return SILENT;
  if (content.secretEncryptedMessage) return readSealed(content.secretEncryptedMessage);
  const text = textOf(content);
  if (text !== null) return text === '' ? SILENT : stimulus({ kind: 'text', text });
  const file = fileOf(content);
  if (file) return stimulus(mediaContent(content, file));
  const place = content.locationMessage ?? content.liveLocationMessage;
  if (place) {
    const { degreesLatitude: latitude, degreesLongitude: longitude } = place;
    return stimulus({ kind: 'location', latitude: latitude ?? 0, longitude: longitude ?? 0 });
  }
  const card = content.contactMessage ?? content.contactsArrayMessage?.contacts?.[0];
  if (card ?? content.contactsArrayMessage) return stimulus(cardOf(card ?? {}));
  if (content.senderKeyDistributionMessage ?? content.keepInChatMessage ?? content.pinInChatMessage) return SILENT;
  // Polls, events, products, invitations and whatever WhatsApp adds get the kind answer for things that cannot be read.
  return stimulus({ kind: 'media', media: 'other' });
}

function stimulus(content: InboundContent): Read {
  return { kind: 'stimulus', content };
}

/** What phones tell each other beside the messages; nobody waits for an answer to it. */
function isBookkeeping(content: proto.IMessage): boolean {
  const told =
    content.albumMessage ??
    content.messageHistoryNotice ??
    content.encEventResponseMessage ??
    content.encCommentMessage ??
    content.commentMessage ??
    content.callLogMesssage ??
    content.placeholderMessage;
  return Boolean(told) || Object.entries(content).every(([name, part]) => name === 'messageContextInfo' || !part);
}

/** An edit as today's phones send it: what it says now is sealed. */
function readSealed({ secretEncType, targetMessageKey }: proto.Message.ISecretEncryptedMessage): Read {
  const { SecretEncType } = proto.Message.SecretEncryptedMessage;
  const ref = targetMessageKey?.id;
  if (secretEncType !== SecretEncType.MESSAGE_EDIT || !ref) return SILENT;
  return stimulus({ kind: 'edited', text: '', ref });
}

function cardOf({ displayName, vcard }: proto.Message.IContactMessage): InboundContent {
  const name = cleanText(displayName ?? '').trim();
  const phone = /^(?:item\d+\.)?TEL[^:\n]*:([^\r\n]+)/imu.exec(vcard ?? '')?.[1];
  return { kind: 'contact', ...(name && { name }), ...(phone !== undefined && { phone: cleanText(phone) }) };
}

/** The album to which a picture belongs: the id of the message that announced it; null: none. */
export function albumOf(message: WAMessage): string | null {
  return associationOf(message)?.parentMessageKey?.id ?? null;
}

/** A picture that came before is sent once more, sharper. */
function isSharperTwin(message: WAMessage): boolean {
  const { AssociationType } = proto.MessageAssociation;
  const type = associationOf(message)?.associationType;
  return type === AssociationType.HD_IMAGE_DUAL_UPLOAD || type === AssociationType.HD_VIDEO_DUAL_UPLOAD;
}

function associationOf({ message }: WAMessage): proto.IMessageAssociation | null {
  const inner = normalizeMessageContent(message)?.messageContextInfo ?? message?.messageContextInfo;
  return inner?.messageAssociation ?? null;
}

function readProtocol(message: proto.Message.IProtocolMessage): Read {
  const { Type } = proto.Message.ProtocolMessage;
  const target = message.key?.id;
  if (!target) return SILENT;
  if (message.type === Type.REVOKE) return { kind: 'taken_back', id: target };
  if (message.type !== Type.MESSAGE_EDIT) return SILENT;
  const edited = normalizeMessageContent(message.editedMessage ?? undefined);
  return stimulus({ kind: 'edited', text: (edited && textOf(edited)) ?? '', ref: target });
}

/** Words, typed or chosen from a list; null when the message is something else. */
function textOf(content: proto.IMessage): string | null {
  const words =
    content.conversation ??
    content.extendedTextMessage?.text ??
    content.buttonsResponseMessage?.selectedDisplayText ??
    content.templateButtonReplyMessage?.selectedDisplayText ??
    content.listResponseMessage?.title ??
    content.interactiveResponseMessage?.body?.text;
  return words === null || words === undefined ? null : cleanText(words);
}

type File = { media: MediaKind; caption?: string | null | undefined; mime?: string | null; name?: string | null };

function fileOf(content: proto.IMessage): File | null {
  const { imageMessage: image, videoMessage: video, audioMessage: audio, documentMessage: document } = content;
  if (image) return { media: 'photo', caption: image.caption, mime: image.mimetype ?? null };
  if (audio) return { media: audio.ptt ? 'voice' : 'audio', mime: audio.mimetype ?? null };
  const film = video ?? content.ptvMessage;
  if (film) return { media: 'video', caption: film.caption, mime: film.mimetype ?? null };
  if (document) {
    const { caption, mimetype, fileName } = document;
    return { media: 'document', caption, mime: mimetype ?? null, name: fileName ?? null };
  }
  return content.stickerMessage ? { media: 'sticker', mime: content.stickerMessage.mimetype ?? null } : null;
}

function mediaContent(content: proto.IMessage, file: File): InboundContent {
  const { media, caption, mime, name } = file;
  const attachment: Attachment = {
    channel: 'whatsapp',
    media,
    ref: fileRef(content),
    ...(mime && { mime }),
    ...(name && { name: cleanText(name) }),
  };
  return { kind: 'media', media, attachment, ...(caption && { caption: cleanText(caption) }) };
}

/** The file's message with its keys and nothing else, as the handle by which it can be fetched or sent on. */
function fileRef(content: proto.IMessage): string {
  const { imageMessage, videoMessage, ptvMessage, audioMessage, documentMessage, stickerMessage } = content;
  const bare = { imageMessage, videoMessage, ptvMessage, audioMessage, documentMessage, stickerMessage };
  const copy = proto.Message.decode(proto.Message.encode(bare).finish());
  const parts = [copy.imageMessage, copy.videoMessage, copy.ptvMessage, copy.audioMessage, copy.documentMessage];
  for (const part of [...parts, copy.stickerMessage]) if (part) part.contextInfo = null;
  return Buffer.from(proto.Message.encode(copy).finish()).toString('base64url');
}

/** The inverse of what `Attachment.ref` holds. */
export function messageOfRef(ref: string): proto.IMessage {
  return proto.Message.decode(Buffer.from(ref, 'base64url'));
}
