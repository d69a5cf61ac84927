import type { Role, Staff } from '../store/staff.ts';

export { ROLES, type Role } from '../store/staff.ts';

/**
 * How far a permission reaches.
 * `own`: what they hold themselves. `reach`: their villages, and what they were alerted to. `any`: the whole programme.
 */
export type Reach = 'own' | 'reach' | 'any';

/** The one table that says who may do what. What stands in no row of a role is refused to that role. */
export const PERMISSIONS = {
  /** Their own menu, duty, hours, the worker's side, leaving. */
  own_desk: { mentor: 'own', kader: 'own', coordinator: 'own' },
  /** Be alerted to requests for help, claim them, say that they are not in one's field. */
  take_ticket: { mentor: 'reach', coordinator: 'any' },
  /** Read how a ticket went. */
  read_history: { mentor: 'reach', coordinator: 'any' },
  /** Write to the worker of a ticket, keep notes, send lessons, ask for a phone number, plan a visit, close, let go. */
  work_ticket: { mentor: 'own', coordinator: 'own' },
  /** Give a ticket to somebody else. */
  hand_over: { mentor: 'own', coordinator: 'any' },
  /** Open a ticket for a person who agreed to be helped. */
  begin_ticket: { mentor: 'reach', coordinator: 'any' },
  /** Figures of one's own tickets; of all tickets for those who may see any. */
  read_summary: { mentor: 'own', coordinator: 'any' },
  /** Invite the people of one's villages to a meeting, see who comes, take attendance; somebody else's meetings only for `any`. */
  announce: { kader: 'reach', coordinator: 'any' },
  /** See who of one's villages needs company, among those who agreed to be seen, and act on it. */
  watch: { kader: 'reach', coordinator: 'any' },
  /** Take the kader's course. */
  take_course: { kader: 'own', coordinator: 'own' },
  /** See how the kader get on with their course. */
  see_courses: { coordinator: 'any' },
  /** Get the figures of the programme's week. */
  read_digest: { coordinator: 'any' },
  /** See who is on the staff, and let somebody go. */
  manage_staff: { coordinator: 'any' },
} as const satisfies Readonly<Record<string, Partial<Record<Role, Reach>>>>;

export type Permission = keyof typeof PERMISSIONS;

/** What is acted upon; nothing for acts on one's own desk or on the programme. */
export interface Thing {
  /** Village id; empty when unknown. */
  readonly village: string;
  /** Who holds it; null: nobody. */
  readonly holder: number | null;
  /** Whether they were told of it, e.g. because nobody of its own village was on duty. */
  readonly told: boolean;
}

/** Whether a staff member may do something, with a thing or (null) at all. Those who left may do nothing. */
export function may(staff: Staff | null, permission: Permission, thing: Thing | null = null): boolean {
  if (!staff || staff.leftAt !== null) return false;
  const row: Partial<Record<Role, Reach>> = PERMISSIONS[permission];
  return staff.roles.some((role) => {
    const reach = row[role];
    return reach !== undefined && (thing === null || within(reach, staff, thing));
  });
}

/** Whether a staff member may do something in the whole programme, whosever it is. */
export function mayAnywhere(staff: Staff | null, permission: Permission): boolean {
  if (!staff || staff.leftAt !== null) return false;
  const row: Partial<Record<Role, Reach>> = PERMISSIONS[permission];
  return staff.roles.some((role) => row[role] === 'any');
}

function within(reach: Reach, staff: Staff, thing: Thing): boolean {
  switch (reach) {
    case 'any':
      return true;
    case 'own':
      return thing.holder === staff.personId;
    case 'reach':
      return thing.holder === staff.personId || (thing.holder === null && (thing.told || serves(staff, thing.village)));
    default:
      return reach satisfies never;
  }
}

/** Whether a village is theirs; whoever has none serves the whole programme. */
export function serves(staff: Staff, village: string): boolean {
  return staff.villages.length === 0 || staff.villages.includes(villageKey(village));
}

/** A village as it is compared: people and files write it in many ways. */
export function villageKey(village: string): string {
  const plain = village
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain.replace(/^(?:kalurahan|kelurahan|desa|kal|kel|ds) (?=.)/u, '');
}
