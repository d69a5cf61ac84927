/** A disk that tells synced bytes from unsynced ones, so that a test can cut the power at any moment. */
import type Fs from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

type Op = { offset: number; bytes: Buffer } | { size: number };

interface File {
  /** What the last fsync left on the platter. */
  durable: Buffer;
  /** Written since, in order. */
  unsynced: Op[];
}

/** What would be found on the disk after a power cut, by file name. */
export type Image = ReadonlyMap<string, Buffer>;

/** A drive writes whole sectors, in any order, until the cut. */
const SECTOR = 512;

/**
 * Watches what CommonJS code does to the files of a folder through `node:fs`. The files stay real; beside them this
 * keeps what was fsynced apart from what was only written.
 */
export class PowerDisk {
  private readonly files = new Map<string, File>();
  private readonly open = new Map<number, File>();
  private readonly undo: (() => void)[] = [];
  private readonly fs: typeof Fs;
  private readonly folder: string;
  /** Called after each write, truncation and fsync: the moments at which a power cut makes a difference. */
  onChange: () => void = () => undefined;

  constructor(folder: string) {
    this.folder = resolve(folder);
    // The CommonJS module object is what the SQLite under test calls through; an ES import would be a frozen view of it.
    this.fs = createRequire(import.meta.url)('node:fs') as typeof Fs;
    for (const name of this.fs.readdirSync(this.folder)) {
      const path = join(this.folder, name);
      if (this.fs.statSync(path).isFile()) this.files.set(path, { durable: this.fs.readFileSync(path), unsynced: [] });
    }
    this.watch();
  }

  /**
   * What a power cut at this moment leaves: everything fsynced, and of the rest each sector with the given chance
   * (0: nothing, as with a drive that had not begun to write).
   */
  cut(chance: () => boolean): Image {
    const image = new Map<string, Buffer>();
    for (const [path, { durable, unsynced }] of this.files) {
      image.set(
        basename(path),
        unsynced.reduce((bytes, op) => survive(bytes, op, chance), durable),
      );
    }
    return image;
  }

  /** Leaves `node:fs` as it was found. */
  unwatch(): void {
    for (const restore of this.undo.splice(0)) restore();
  }

  private watch(): void {
    this.replace('openSync', (original) => (path, flags, mode) => {
      const fd = original(path, flags, mode);
      const file = this.fileAt(String(path));
      if (file && !this.fs.fstatSync(fd).isDirectory()) this.open.set(fd, file);
      return fd;
    });
    this.replace('closeSync', (original) => (fd) => {
      original(fd);
      this.open.delete(fd);
    });
    this.replace(
      'writeSync',
      (original) =>
        ((fd: number, bytes: Buffer, from: number, length: number, at: number) => {
          const written = original(fd, bytes, from, length, at);
          this.did(fd, { offset: at, bytes: Buffer.from(bytes.subarray(from, from + written)) });
          return written;
        }) as typeof Fs.writeSync,
    );
    this.replace('ftruncateSync', (original) => (fd, size) => {
      original(fd, size);
      this.did(fd, { size: size ?? 0 });
    });
    this.replace('fsyncSync', (original) => (fd) => {
      original(fd);
      const file = this.open.get(fd);
      if (!file) return;
      file.durable = file.unsynced.reduce((bytes, op) => survive(bytes, op, () => true), file.durable);
      file.unsynced = [];
      this.onChange();
    });
    this.replace('unlinkSync', (original) => (path) => {
      original(path);
      this.files.delete(resolve(String(path)));
    });
  }

  private replace<K extends keyof typeof Fs>(name: K, make: (original: (typeof Fs)[K]) => (typeof Fs)[K]): void {
    const original = this.fs[name];
    this.fs[name] = make(original);
    this.undo.push(() => {
      this.fs[name] = original;
    });
  }

  private fileAt(path: string): File | null {
    const full = resolve(path);
    if (!full.startsWith(`${this.folder}/`)) return null;
    const known = this.files.get(full);
    if (known) return known;
    const born: File = { durable: Buffer.alloc(0), unsynced: [] };
    this.files.set(full, born);
    return born;
  }

  private did(fd: number, op: Op): void {
    const file = this.open.get(fd);
    if (!file) return;
    file.unsynced.push(op);
    this.onChange();
  }
}

/** The file after an operation of which each sector arrives or not. */
function survive(before: Buffer, op: Op, chance: () => boolean): Buffer {
  if ('size' in op) return chance() ? resized(before, op.size) : before;
  let after = before;
  for (let from = 0; from < op.bytes.length;) {
    const at = op.offset + from;
    const to = Math.min(op.bytes.length, from + SECTOR - (at % SECTOR));
    if (chance()) {
      if (after === before) after = Buffer.from(before);
      if (after.length < op.offset + to) after = resized(after, op.offset + to);
      op.bytes.copy(after, at, from, to);
    }
    from = to;
  }
  return after;
}

function resized(bytes: Buffer, size: number): Buffer {
  const other = Buffer.alloc(size);
  bytes.copy(other, 0, 0, size);
  return other;
}
