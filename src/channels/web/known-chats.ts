/** Chats that were seen lately. After a start everybody is new once. */
export interface KnownChats {
  has(chat: string): boolean;
  add(chat: string): void;
}

const MOST = 100_000;

/** Keeps the latest `most`: who was longest away is forgotten first. */
export function createKnownChats(most = MOST): KnownChats {
  const seen = new Set<string>();
  return {
    has: (chat) => seen.has(chat),
    add(chat) {
      seen.delete(chat);
      seen.add(chat);
      if (seen.size <= most) return;
      for (const oldest of seen) {
        seen.delete(oldest);
        break;
      }
    },
  };
}
