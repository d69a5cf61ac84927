import type { TextBook } from '../content/load/text-book.ts';
import type { Part } from '../staff/room-turn.ts';
import type { AnnouncementText } from './texts.ts';

export type AnnouncementBook = TextBook<AnnouncementText>;

/** The sentences of content/announcements.yaml, by the names that this room declares. */
export function bookOf({ announcements }: Part<'announcements'>): AnnouncementBook {
  return announcements();
}
