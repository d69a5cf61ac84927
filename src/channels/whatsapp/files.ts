import { createHash } from 'node:crypto';
import {
  downloadContentFromMessage,
  type DownloadableMessage,
  type MediaType,
  type proto,
  type WASocket,
} from 'baileys';
import { KawanError } from '../../errors.ts';
import type { Attachment } from '../../messages/message.ts';
import { LARGEST_FILE } from '../media-files.ts';
import { messageOfRef } from './inbound.ts';
import { isPlain } from './socket.ts';

/**
 * The decrypted bytes of a file. Only its path is taken from the message: the sender could name any host, and the bot
 * would ask there from inside. Throws `media_gone`, `media_too_big`.
 */
export async function fetchFile(attachment: Attachment, sock: WASocket, socketUrl: string | null): Promise<Uint8Array> {
  const found = fileOf(messageOfRef(attachment.ref));
  if (!found?.file.directPath || !found.file.mediaKey) throw new KawanError('media_gone', 'The message holds no file');
  const { file, type } = found;
  await sock.refreshMediaConn();
  const url = `${isPlain(socketUrl) ? 'http' : 'https'}://${sock.getMediaHost()}${String(file.directPath)}`;
  const source: DownloadableMessage = { mediaKey: file.mediaKey ?? null, url };
  try {
    const bytes = await collect(await downloadContentFromMessage(source, type));
    const { fileSha256: hash } = file;
    if (hash?.length && !createHash('sha256').update(bytes).digest().equals(hash)) {
      throw new KawanError('media_gone', 'The file is not what its sender sent');
    }
    return bytes;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 410) {
      throw new KawanError('media_gone', 'WhatsApp no longer has this file', { cause: error });
    }
    throw error;
  }
}

type FileMessage = Pick<proto.Message.IImageMessage, 'directPath' | 'mediaKey' | 'fileSha256'>;

function fileOf(message: proto.IMessage): { file: FileMessage; type: MediaType } | null {
  if (message.imageMessage) return { file: message.imageMessage, type: 'image' };
  if (message.videoMessage) return { file: message.videoMessage, type: 'video' };
  if (message.ptvMessage) return { file: message.ptvMessage, type: 'video' };
  if (message.audioMessage) return { file: message.audioMessage, type: 'audio' };
  if (message.documentMessage) return { file: message.documentMessage, type: 'document' };
  return message.stickerMessage ? { file: message.stickerMessage, type: 'sticker' } : null;
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > LARGEST_FILE) throw new KawanError('media_too_big', 'A file is too big to be passed on');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function statusOf(error: unknown): number | null {
  const output = error instanceof Error && 'output' in error ? error.output : null;
  const status = output instanceof Object && 'statusCode' in output ? output.statusCode : null;
  return typeof status === 'number' ? status : null;
}
