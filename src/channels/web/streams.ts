import type { ServerResponse } from 'node:http';

/** One open page that hears new messages as server-sent events. */
export interface Stream {
  readonly chat: string;
  /** The address of the net it comes from. */
  readonly ip: string;
  readonly raw: ServerResponse;
}

export interface Streams {
  /** Ends the oldest of the chat where there are too many; false: the address has too many of others. */
  open(stream: Stream): boolean;
  close(stream: Stream): void;
  endAll(): void;
}

/** Which pages listen, with how many one chat and one address may have at a time. */
export function createStreams(limits: { readonly streams: number; readonly streamsOfAddress: number }): Streams {
  const ofChat = new Map<string, Set<Stream>>();
  const ofIp = new Map<string, number>();
  const close = (stream: Stream) => {
    const mine = ofChat.get(stream.chat);
    if (!mine?.delete(stream)) return;
    if (mine.size === 0) ofChat.delete(stream.chat);
    const left = (ofIp.get(stream.ip) ?? 1) - 1;
    if (left === 0) ofIp.delete(stream.ip);
    else ofIp.set(stream.ip, left);
  };
  return {
    open(stream) {
      const mine = ofChat.get(stream.chat) ?? new Set();
      const isFull = () => (ofIp.get(stream.ip) ?? 0) >= limits.streamsOfAddress;
      for (const oldest of mine) {
        if (mine.size < limits.streams && !isFull()) break;
        oldest.raw.end();
        close(oldest);
      }
      if (isFull()) return false;
      // Closing may have taken the emptied set away.
      ofChat.set(stream.chat, mine.add(stream));
      ofIp.set(stream.ip, (ofIp.get(stream.ip) ?? 0) + 1);
      return true;
    },
    close,
    endAll() {
      for (const mine of ofChat.values()) for (const { raw } of mine) raw.end();
    },
  };
}

/**
 * Writes, and waits until the other side has taken it: nothing piles up for a page that does not read. False: the
 * connection is gone, or did not read for `patienceMs` and is cut.
 */
export async function writeWhenRead(raw: ServerResponse, text: string, patienceMs: number): Promise<boolean> {
  if (raw.destroyed || raw.writableEnded) return false;
  if (raw.write(text)) return true;
  return await new Promise<boolean>((resolve) => {
    const done = (isRead: boolean) => {
      clearTimeout(timer);
      raw.off('drain', onDrain).off('close', onClose);
      resolve(isRead);
    };
    const onDrain = () => done(true);
    const onClose = () => done(false);
    const timer = setTimeout(() => {
      raw.destroy();
      done(false);
    }, patienceMs);
    raw.once('drain', onDrain).once('close', onClose);
  });
}
