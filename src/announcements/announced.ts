import type { Vars } from '../engine/values.ts';
import type { Part } from '../staff/room-turn.ts';
import type { Announcement } from '../store/announcements.ts';

/**
 * The announcement that a dialogue is about. Variables and acts that begin with `event_` are words of the flows, which
 * educators own and stored sessions are pinned to; so they keep their names, and so does `session: true` of a reminder.
 */
export function announcementOf({ store }: Part<never, 'loadAnnouncement'>, vars: Vars): Promise<Announcement | null> {
  return store.loadAnnouncement(String(vars['event_id'] ?? ''));
}
