/** So many messages are remembered at least. */
const REMEMBERED = 5000;

/**
 * Telegram may bring one message under two numbers of updates. Whatever comes for a message that is on its way, or was
 * stored a moment ago, shares its fate. Kept in memory: the store knows updates by their numbers.
 */
export class SeenMessages {
  private newer = new Map<string, Promise<void>>();
  private older = new Map<string, Promise<void>>();

  has(key: string): boolean {
    return this.newer.has(key) || this.older.has(key);
  }

  /** Takes a message, once for each key. Rejects as `take` does, and then forgets it. */
  async once(key: string, take: () => Promise<void>): Promise<void> {
    const known = this.newer.get(key) ?? this.older.get(key);
    if (known) return known;
    if (this.newer.size >= REMEMBERED) {
      this.older = this.newer;
      this.newer = new Map();
    }
    const taken = take();
    this.newer.set(key, taken);
    try {
      await taken;
    } catch (error) {
      this.newer.delete(key);
      this.older.delete(key);
      throw error;
    }
  }
}
