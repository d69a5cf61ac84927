import type { Inbound } from '../messages/message.ts';
import type { Staff } from '../store/staff.ts';

/** What a room adds to the staff's side of the chat, beside its deeds. `Place` is the part of a turn that it is given. */
export interface StaffRoom<Place> {
  /** Words or media that no menu and no command claimed. False: not for this room. */
  readonly words?: (turn: Place, inbound: Inbound) => Promise<boolean> | boolean;
  /** They said BERHENTI, leave, are let go, block the bot or erase their data: what they hold goes back. */
  readonly gone?: (turn: Place, staff: Staff) => Promise<void> | void;
  /** They join or come on duty. */
  readonly onDuty?: (turn: Place, staff: Staff) => Promise<void> | void;
}
