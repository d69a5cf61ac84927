import type { Inbound } from '../messages/message.ts';
import type { Staff } from '../store/staff.ts';
import type { StaffVisit } from './staff-visit.ts';

/** Something a staff member (or a worker, by a button given to them) asks for: a verb and what it is about. */
export interface Action {
  readonly verb: string;
  readonly args: readonly string[];
}

/** A verb of a room. It checks the permission table itself; `words` is what was typed where the verb had asked for it. */
export type Verb = (visit: StaffVisit, args: readonly string[], words: string | null) => Promise<void> | void;

/** What a room adds to the staff's side of the chat. */
export interface StaffRoom {
  /** Entries of the staff menu, for those whose role has them. */
  menu(staff: Staff): { label: string; action: string }[];
  readonly verbs: Readonly<Record<string, Verb>>;
  /** What its jobs do, by the `verb` of their payload; nobody can ask for these by words or buttons. */
  readonly jobs?: Readonly<Record<string, Verb>>;
  /** A typed command such as `AMBIL 12` as an action; null: not one of this room. */
  read(text: string): Action | null;
  /** Words or media that no menu and no command claimed. False: not for this room. */
  words?(visit: StaffVisit, inbound: Inbound): Promise<boolean> | boolean;
  /** They said BERHENTI, leave, are let go, block the bot or erase their data: what they hold goes back. */
  gone?(visit: StaffVisit, staff: Staff): Promise<void> | void;
  /** They join or come on duty. */
  onDuty?(visit: StaffVisit, staff: Staff): Promise<void> | void;
}

/** `claim 12` → verb and arguments. */
export function readAction(action: string): Action {
  const [verb = '', ...args] = action.split(' ');
  return { verb, args };
}
