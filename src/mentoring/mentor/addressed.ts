import type { Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';

/** Words without an address go to this ticket from now on. */
export function addressTicket({ staff, now }: Part<'now' | 'staff'>, ticket: Ticket): void {
  if (staff) staff.menu = { ...staff.menu, current: ticket.id, currentAt: now };
}

/** They work on it no more. */
export function forgetAddressed({ staff }: Part<'staff'>, ticket: Ticket): void {
  if (staff?.menu.current === ticket.id) staff.menu = { ...staff.menu, current: null };
}
