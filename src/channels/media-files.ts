import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KawanError } from '../errors.ts';
import type { Channel } from './channel.ts';
import type { Attachment } from '../messages/message.ts';

/** Photos and voice notes are far below; whatever is larger stays where it is. */
export const LARGEST_FILE = 16 * 1024 * 1024;
/** Said in place of a file that cannot be had any more. */
export const FILE_MISSING = '(Berkasnya tidak bisa dibuka di sini. Mohon dikirim ulang.)';

export interface MediaFiles {
  /**
   * Lends a file, by its path, for the time of `work`. It lies in the data folder under the hash of its bytes only that
   * long, since people send photos of their cards. Throws `media_gone`, `media_too_big`, and whatever the channel throws.
   */
  lend<T>(attachment: Attachment, work: (path: string) => Promise<T>): Promise<T>;
}

/** Files on their way from one channel to another. What a crash left behind is deleted at the start. */
export function createMediaFiles(
  dataDir: string,
  channels: readonly Channel[],
  draw?: (what: string) => Promise<Uint8Array>,
): MediaFiles {
  const folder = join(dataDir, 'media');
  rmSync(folder, { recursive: true, force: true });
  const borrowers = new Map<string, number>();

  async function drawn({ ref }: Attachment): Promise<Uint8Array> {
    if (!draw) throw new KawanError('media_gone', 'nothing is drawn here');
    return draw(ref);
  }

  async function fetched(attachment: Attachment): Promise<Uint8Array> {
    const source = channels.find(({ name }) => name === attachment.channel);
    if (!source?.fetch) throw new KawanError('media_gone', `${attachment.channel} is off, so its file is out of reach`);
    return source.fetch(attachment);
  }

  return {
    async lend(attachment, work) {
      const bytes = attachment.channel === 'drawn' ? await drawn(attachment) : await fetched(attachment);
      if (bytes.length > LARGEST_FILE) throw new KawanError('media_too_big', 'A file is too big to be passed on');
      const path = join(folder, createHash('sha256').update(bytes).digest('hex'));
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      borrowers.set(path, (borrowers.get(path) ?? 0) + 1);
      try {
        await writeFile(path, bytes, { mode: 0o600 });
        return await work(path);
      } finally {
        const left = (borrowers.get(path) ?? 1) - 1;
        if (left > 0) borrowers.set(path, left);
        else {
          borrowers.delete(path);
          await rm(path, { force: true });
        }
      }
    },
  };
}

/** The file is out of reach for good, so that its words go alone. */
export function isFileMissing(error: unknown): boolean {
  return error instanceof KawanError && (error.code === 'media_gone' || error.code === 'media_too_big');
}
