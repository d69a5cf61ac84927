/** Tells open pages that there is something new for them. */
export interface Hub {
  notify(address: string): void;
  /** Returns how to stop listening. */
  listen(address: string, listener: () => void): () => void;
}

export function createHub(): Hub {
  const listeners = new Map<string, Set<() => void>>();
  return {
    notify(address) {
      for (const listener of listeners.get(address) ?? []) listener();
    },
    listen(address, listener) {
      const known = listeners.get(address) ?? new Set();
      known.add(listener);
      listeners.set(address, known);
      return () => {
        known.delete(listener);
        if (known.size === 0) listeners.delete(address);
      };
    },
  };
}
