import type { Vars } from '../engine/values.ts';
import type { RoomTools } from '../staff/room-turn.ts';
import type { Announcement } from '../store/announcements.ts';

/** The announcement that a dialogue is about. */
export function announcementOf(tools: RoomTools, vars: Vars): Promise<Announcement | null> {
  return tools.store.loadAnnouncement(String(vars['event_id'] ?? ''));
}
