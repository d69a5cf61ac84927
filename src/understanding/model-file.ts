import type { ModelTables } from './question-model.ts';
import type { WishTables } from './wish-model.ts';

/** All that training makes of a content. */
export interface LearntTables extends ModelTables, WishTables {}

/** The lists of numbers of a file, in the order in which they stand in it. */
interface Arrays {
  readonly keys: Uint32Array;
  readonly rarity: Float32Array;
  readonly rowAt: Uint32Array;
  readonly rowLabel: Uint16Array;
  readonly rowWeight: Int8Array;
  readonly postAt: Uint32Array;
  readonly postPhrase: Uint16Array;
  readonly postWeight: Uint8Array;
  readonly phraseLabel: Uint16Array;
  readonly spellerKeys: Uint32Array;
  readonly spellerKeyWords: Uint16Array;
  readonly spellerBones: Uint32Array;
  readonly spellerBoneWords: Uint16Array;
  readonly wishWeight: Int8Array;
}

interface Head {
  readonly labels: readonly string[];
  readonly words: readonly string[];
  readonly strange: number;
  readonly rowUnit: number;
  readonly wishUnit: number;
  readonly wishBase: number;
  readonly lengths: Readonly<Record<string, number>>;
}

interface ListOf<List> {
  new (buffer: ArrayBufferLike, from: number, count: number): List;
  readonly BYTES_PER_ELEMENT: number;
}

/** Every list begins at a multiple of this. */
const ALIGNED = 8;

/** One block of bytes: the length of a JSON head, the head, and then the lists of numbers as they lie in memory. */
export function writeModel(tables: LearntTables): Uint8Array {
  const { speller, labels, strange, rowUnit, wishUnit, wishBase, wishWeight, ...lists } = tables;
  const arrays: Arrays = {
    ...lists,
    spellerKeys: speller.keys,
    spellerKeyWords: speller.keyWords,
    spellerBones: speller.bones,
    spellerBoneWords: speller.boneWords,
    wishWeight,
  };
  const lengths = Object.fromEntries(
    Object.entries<Arrays[keyof Arrays]>({ ...arrays }).map(([name, list]) => [name, list.length]),
  );
  const head: Head = { labels, words: speller.words, strange, rowUnit, wishUnit, wishBase, lengths };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const parts = [Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0), text, ...Object.values(arrays).map(bytesOf)];
  new DataView(parts[0]?.buffer ?? new ArrayBuffer(ALIGNED)).setUint32(0, text.length, true);
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + aligned(length), 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += aligned(part.length);
  }
  return file;
}

/** Opens what `writeModel` made, without copying it. Throws for anything else. */
export function readModel(file: Uint8Array): LearntTables {
  const whole = file.byteOffset % ALIGNED === 0 ? file : file.slice();
  const size = new DataView(whole.buffer, whole.byteOffset).getUint32(0, true);
  const head = headOf(new TextDecoder().decode(whole.subarray(ALIGNED, ALIGNED + size)));
  let at = ALIGNED + aligned(size);
  const { buffer } = whole;
  const next = <List>(name: keyof Arrays, kind: ListOf<List>): List => {
    const count = head.lengths[name] ?? 0;
    const from = whole.byteOffset + at;
    at += aligned(count * kind.BYTES_PER_ELEMENT);
    return new kind(buffer, from, count);
  };
  const arrays: Arrays = {
    keys: next('keys', Uint32Array),
    rarity: next('rarity', Float32Array),
    rowAt: next('rowAt', Uint32Array),
    rowLabel: next('rowLabel', Uint16Array),
    rowWeight: next('rowWeight', Int8Array),
    postAt: next('postAt', Uint32Array),
    postPhrase: next('postPhrase', Uint16Array),
    postWeight: next('postWeight', Uint8Array),
    phraseLabel: next('phraseLabel', Uint16Array),
    spellerKeys: next('spellerKeys', Uint32Array),
    spellerKeyWords: next('spellerKeyWords', Uint16Array),
    spellerBones: next('spellerBones', Uint32Array),
    spellerBoneWords: next('spellerBoneWords', Uint16Array),
    wishWeight: next('wishWeight', Int8Array),
  };
  const { spellerKeys, spellerKeyWords, spellerBones, spellerBoneWords, ...lists } = arrays;
  return {
    ...lists,
    labels: head.labels,
    strange: head.strange,
    rowUnit: head.rowUnit,
    wishUnit: head.wishUnit,
    wishBase: head.wishBase,
    speller: {
      words: head.words,
      keys: spellerKeys,
      keyWords: spellerKeyWords,
      bones: spellerBones,
      boneWords: spellerBoneWords,
    },
  };
}

function headOf(text: string): Head {
  const head: unknown = JSON.parse(text);
  if (!isHead(head)) throw new Error('no model file');
  return head;
}

function isHead(head: unknown): head is Head {
  return (
    typeof head === 'object' &&
    head !== null &&
    'labels' in head &&
    'words' in head &&
    'strange' in head &&
    'rowUnit' in head &&
    'wishUnit' in head &&
    'wishBase' in head &&
    'lengths' in head
  );
}

function bytesOf(list: Arrays[keyof Arrays]): Uint8Array {
  return new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED;
}
