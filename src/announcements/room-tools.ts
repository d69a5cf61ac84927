import type { UnaskedMeasures } from '../channels/traits.ts';
import type { EventBook } from '../content/load/load.ts';
import type { EventText } from '../content/load/announcement-texts.ts';
import type { Vars } from '../engine/program.ts';
import { may, villageKey, type Permission } from '../staff/roles.ts';
import type { StaffRoom } from '../staff/staff-room.ts';
import type { StaffVisit } from '../staff/staff-visit.ts';
import type { Announcement } from '../store/announcements.ts';
import type { Staff } from '../store/staff.ts';

/** What the rooms of this folder share. */
export interface EventTools {
  readonly events: () => EventBook;
  /** What people work as: value → words. */
  readonly works: () => Readonly<Record<string, string>>;
  /** How many people may be written to unasked, by channel. */
  readonly measures: UnaskedMeasures;
}

/** A verb for whoever has the permission; everybody else is turned down kindly (T7). */
export function allowed(
  permission: Permission,
  run: (visit: StaffVisit, staff: Staff, args: readonly string[], words: string | null) => Promise<void> | void,
): StaffRoom['verbs'][string] {
  return async (visit, args, words) => {
    if (visit.staff && may(visit.staff, permission)) await run(visit, visit.staff, args, words);
    else visit.say('not_allowed');
  };
}

/** A verb on an announcement of one's own (or of anybody, for whoever reaches any). */
export function onAnnouncement(
  tools: EventTools,
  run: (
    visit: StaffVisit,
    announcement: Announcement,
    args: readonly string[],
    words: string | null,
  ) => Promise<void> | void,
): StaffRoom['verbs'][string] {
  return allowed('announce', async (visit, staff, [id = '', ...args], words) => {
    const announcement = await visit.tools.store.loadAnnouncement(id);
    const mine = announcement && may(staff, 'announce', { village: '', holder: announcement.by, told: false });
    if (announcement && mine) await run(visit, announcement, args, words);
    else tell(visit, tools, 'gone');
  });
}

export function tell(visit: StaffVisit, tools: EventTools, name: EventText, values?: Vars): void {
  visit.send({ kind: 'say', text: tools.events().say(name, values) });
}

export function save(visit: StaffVisit, announcement: Announcement): void {
  visit.turn.draft.keep({ kind: 'announcement', announcement });
}

/** Village ids as people write them. */
export function villageNames(visit: StaffVisit, villages: readonly string[] | null): string {
  if (villages === null || villages.length === 0) return visit.words('everywhere');
  const { list } = visit.turn.guide.program.villages;
  return villages.map((key) => list.find(({ id }) => villageKey(id) === key)?.name ?? capitals(key)).join(', ');
}

function capitals(text: string): string {
  return text.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
}
