import type { Inbound } from '../messages/message.ts';
import type { Staff } from '../store/staff.ts';
import type { RoomTurn } from './room-turn.ts';

/** What a room adds to the staff's side of the chat, beside its deeds. */
export interface StaffRoom {
  /** Words or media that no menu and no command claimed. False: not for this room. */
  words?(turn: RoomTurn, inbound: Inbound): Promise<boolean> | boolean;
  /** They said BERHENTI, leave, are let go, block the bot or erase their data: what they hold goes back. */
  gone?(turn: RoomTurn, staff: Staff): Promise<void> | void;
  /** They join or come on duty. */
  onDuty?(turn: RoomTurn, staff: Staff): Promise<void> | void;
}
