import type { ShownDeed, Staff } from '../store/staff.ts';
import type { Meaning } from '../turn/desk.ts';
import { isOffered } from './deed.ts';
import { giveBack, type Dispatcher } from './dispatcher.ts';
import { showMenu, type ShowingMenu } from './menu.ts';
import { staffMode } from './own-deeds.ts';
import type { Part } from './room-turn.ts';
import type { StaffRoom } from './staff-room.ts';

/** What serving somebody needs, whatever the deeds and rooms do. */
export type Serving = ShowingMenu & Part<'say'>;

/** What a staff member wrote, sent or did, other than by a button. False: it is left to the dialogues. */
export async function serveStaff<Turn extends Serving>(
  rooms: readonly StaffRoom<Turn>[],
  dispatcher: Dispatcher<Turn>,
  turn: Turn,
  staff: Staff,
  { inbound, words }: Meaning,
): Promise<boolean> {
  const { content } = inbound;
  if (content.kind === 'blocked') {
    await goOff(rooms, turn, staff);
    return true;
  }
  if (content.kind === 'unblocked') return true;
  const text = content.kind === 'text' ? content.text : content.kind === 'start' ? 'menu' : null;
  const command = words?.command ?? null;
  if (command === 'stop') return stopsDuty(rooms, turn, staff);
  if (staff.mode === 'worker') {
    if (text === null || !/^\s*\/?petugas\s*$/i.test(text)) {
      // On the worker's side only answers to words of a ticket are for the staff.
      return inbound.replyTo !== undefined && offerWords(rooms, turn, inbound);
    }
    await dispatcher.perform(turn, staffMode.of({}), null);
    return true;
  }
  if (command === 'my_data' || command === 'erase_data') {
    staff.mode = 'worker';
    turn.say('worker_mode');
    return false;
  }
  const { shown } = staff.menu;
  if (text !== null && (await dispatcher.typed(turn, staff, text, inbound.replyTo !== undefined))) return true;
  if (await offerWords(rooms, turn, inbound)) return true;
  // Nothing of theirs takes these words, and they plainly ask for no more messages.
  if (words?.optOut === 'stop') return stopsDuty(rooms, turn, staff);
  chooseAgain(turn, staff, shown);
  return true;
}

async function offerWords<Turn>(
  rooms: readonly StaffRoom<Turn>[],
  turn: Turn,
  inbound: Meaning['inbound'],
): Promise<boolean> {
  for (const room of rooms) if (await room.words?.(turn, inbound)) return true;
  return false;
}

/** A slip of the finger must not lose an announcement that is half made. */
function chooseAgain(turn: ShowingMenu, staff: Staff, shown: readonly ShownDeed[]): void {
  const menu = turn.menu(staff);
  // A list about a worker kept no labels, and nobody can choose among empty ones.
  const isNamed = shown.every(({ label }) => label !== '');
  if (isNamed && shown.some(({ deed }) => !isOffered(menu, deed))) turn.offer(turn.words('staff_choose_again'), shown);
  else showMenu(turn, 'staff_not_understood');
}

/** Stop ends the duty; the messages to the person are ended below. */
async function stopsDuty<Turn extends Serving>(
  rooms: readonly StaffRoom<Turn>[],
  turn: Turn,
  staff: Staff,
): Promise<false> {
  await goOff(rooms, turn, staff);
  turn.say('duty_off');
  return false;
}

/** Off duty: what they hold goes back to the others. */
async function goOff<Turn>(rooms: readonly StaffRoom<Turn>[], turn: Turn, staff: Staff): Promise<void> {
  staff.onDuty = false;
  await giveBack(rooms, turn, staff);
}
