/** Stimuli taken into one commit. */
const GROUP_LIMIT = 256;
/** Of these at most so many from one person while others wait, so that a flood does not hold them up. */
const PER_PERSON_LIMIT = 8;
/** Where nobody else waits a flood fills a group up to so many, so that it is done with quickly. */
const FILLED_LIMIT = 64;

export interface TurnsLine<T> {
  /** Puts an entry behind those of the same key. */
  add(key: string, entry: T): void;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
}

/**
 * The line in which stimuli wait for their turn. It hands over everything that waits at a moment as one group, and the next group when that one is done. Entries of one
 * key stay in order; keys take turns, so that whoever has many waits longest for the last of them.
 */
export function createTurnsLine<T>(work: (group: readonly T[]) => Promise<void>): TurnsLine<T> {
  let queues = new Map<string, T[]>();
  const resting: (() => void)[] = [];
  let waiting = 0;
  let running = false;
  let scheduled = false;

  function schedule(): void {
    if (scheduled || running) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      running = true;
      void work(takeGroup()).finally(() => {
        running = false;
        if (waiting > 0) schedule();
        else for (const rested of resting.splice(0)) rested();
      });
    });
  }

  /**
   * What is left goes into a map of its own: one map with thousands of entries put in and taken out would keep them alive
   * until the next full collection, since each table that it outgrows points at the one that follows.
   */
  function takeGroup(): T[] {
    const group: T[] = [];
    const left = new Map<string, T[]>();
    const unfinished: [string, T[]][] = [];
    for (const [key, queue] of queues) {
      const places = Math.min(PER_PERSON_LIMIT, GROUP_LIMIT - group.length);
      if (places === 0) left.set(key, queue);
      else {
        group.push(...queue.slice(0, places));
        // A key with more to come goes to the end of the line.
        if (queue.length > places) unfinished.push([key, queue.slice(places)]);
      }
    }
    const isFloodAlone = group.length === unfinished.length * PER_PERSON_LIMIT;
    for (const [key, queue] of unfinished) {
      const more = isFloodAlone ? queue.slice(0, Math.max(0, FILLED_LIMIT - group.length)) : [];
      group.push(...more);
      if (queue.length > more.length) left.set(key, queue.slice(more.length));
    }
    queues = left;
    waiting -= group.length;
    return group;
  }

  return {
    add(key, entry) {
      const queue = queues.get(key);
      if (queue) queue.push(entry);
      else queues.set(key, [entry]);
      waiting++;
      schedule();
    },
    async idle() {
      if (waiting === 0 && !running) return;
      await new Promise<void>((resolve) => resting.push(resolve));
    },
  };
}
