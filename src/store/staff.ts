import type { Attachment } from '../messages/message.ts';
import type { Deed } from './deeds.ts';

/** Staff as the store keeps them. What each role may do stands in staff/roles.ts. */

export const ROLES = ['mentor', 'kader', 'coordinator'] as const;
export type Role = (typeof ROLES)[number];

export interface Staff {
  personId: number;
  /** How workers and colleagues see them, e.g. "Bu Sri". */
  name: string;
  roles: Role[];
  /** Village ids; empty: the whole programme. */
  villages: string[];
  onDuty: boolean;
  /** Own working hours in minutes after local midnight; null: those of the programme. */
  hours: { from: number; until: number } | null;
  /** `worker`: they try the worker's side, and the bot treats them as one. */
  mode: 'staff' | 'worker';
  menu: StaffMenu;
  joinedAt: number;
  /** null: still with the programme. */
  leftAt: number | null;
  /** Counts changes; a change is written only onto the version that was read. 0: not stored yet. */
  version: number;
}

/** Where a staff member's own menu stands. */
export interface StaffMenu {
  /** The ticket that words without an address go to. */
  current: number | null;
  /** When it was last addressed; UTC milliseconds. */
  currentAt: number;
  /** Words without an address that wait until it is known whom they are for. */
  held: { text: string; attachment: Attachment | null; masked: boolean; ref: string | null } | null;
  /** What was offered last; a typed number means one of these. */
  shown: ShownDeed[];
  /** When that was; UTC milliseconds. */
  shownAt: number;
  /** What the next words are for. */
  awaiting: Deed | null;
}

/** A numbered option that stands for a deed. */
export interface ShownDeed {
  n: number;
  label: string;
  deed: Deed;
}

export function newMenu(): StaffMenu {
  return { current: null, currentAt: 0, held: null, shown: [], shownAt: 0, awaiting: null };
}

export interface Invite {
  /** SHA-256 of the code, hex: the code itself is never stored. */
  hash: string;
  role: Role;
  name: string;
  villages: string[];
  expiresAt: number;
  usedAt: number | null;
  at: number;
}

/** A button as it was given to one person in one chat. */
export interface Button {
  token: string;
  personId: number;
  deed: Deed;
  expiresAt: number;
  usedAt: number | null;
}

/** What a turn may write about staff; a lost compare-and-set is a `store_conflict`, and the turn is planned anew. */
export type StaffRecord =
  /** Insert when `staff.version` is 0, else write onto that version. */
  | { kind: 'staff'; staff: Staff }
  | { kind: 'invite_used'; hash: string; at: number }
  | { kind: 'button'; token: string; personId: number; deed: Deed; expiresAt: number }
  | { kind: 'button_used'; token: string; at: number };

export interface StaffVerbs {
  loadStaff(personId: number): Promise<Staff | null>;
  /** Everybody on the staff who has not left, in the order they joined. */
  staffList(): Promise<Staff[]>;
  addInvite(invite: Invite): Promise<void>;
  loadInvite(hash: string): Promise<Invite | null>;
  /** Invitations that expired unused lose their name; a late code is still known. Returns how many. */
  unnameInvites(now: number): Promise<number>;
  loadButton(token: string): Promise<Button | null>;
}
