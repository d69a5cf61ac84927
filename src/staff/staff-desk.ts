import type { ShownDeed, Staff } from '../store/staff.ts';
import type { Person } from '../store/people.ts';
import type { AnsweringDesk, Meaning } from '../turn/desk.ts';
import { isOffered } from './deed.ts';
import { createDispatcher, giveBack, type DispatcherOptions } from './dispatcher.ts';
import { codeIn, joinStaff } from './join.ts';
import { showMenu } from './menu.ts';
import { staffMode } from './own-deeds.ts';
import { RoomTurn, type RoomTools } from './room-turn.ts';

export interface StaffDeskOptions extends DispatcherOptions {
  readonly tools: RoomTools;
}

/**
 * The staff's side of the chat: joining by code, their menu, buttons, typed commands. Whatever it does not claim for a
 * staff member in staff mode is answered with the menu; in "mode warga" nearly everything is left to the dialogues.
 */
export function createStaffDesk(options: StaffDeskOptions): AnsweringDesk {
  const { tools, rooms } = options;
  const dispatcher = createDispatcher(options);

  return {
    name: 'staff',
    wants(person, meaning) {
      if (person.staff || meaning.inbound.content.kind === 'button') return true;
      return codeIn(meaning) !== null;
    },
    async take(dialogue, meaning) {
      const { content } = meaning.inbound;
      const turn = new RoomTurn(dialogue, tools, await memberOf(tools, dialogue.draft.person));
      const code = codeIn(meaning);
      const joined = code === null ? 'not_ours' : await joinStaff(turn, code, content.kind === 'start');
      if (joined === 'refused') return true;
      if (joined !== 'not_ours') {
        for (const room of rooms) await room.onDuty?.(turn, joined);
        showMenu(turn);
        turn.finish();
        return true;
      }
      if (content.kind === 'button') {
        await dispatcher.press(turn, content.token);
        turn.finish();
        return true;
      }
      const { staff } = turn;
      if (!staff) return false;
      turn.draft.person.blocked = content.kind === 'blocked';
      const taken = await serve(turn, staff, meaning);
      turn.finish();
      return taken;
    },
    async finish(dialogue) {
      const staff = dialogue.draft.erase ? await memberOf(tools, dialogue.draft.person) : null;
      if (!staff) return;
      // Whoever erases their data leaves the staff; what they held goes back without naming them, and their own row goes
      // with the rest.
      const turn = new RoomTurn(dialogue, tools, staff);
      staff.name = turn.words('a_mentor');
      await giveBack(rooms, turn, staff);
    },
  };

  async function serve(turn: RoomTurn, staff: Staff, { inbound, words }: Meaning): Promise<boolean> {
    const { content } = inbound;
    if (content.kind === 'blocked') {
      await goOff(turn, staff);
      return true;
    }
    if (content.kind === 'unblocked') return true;
    const text = content.kind === 'text' ? content.text : content.kind === 'start' ? 'menu' : null;
    const command = words?.command ?? null;
    if (command === 'stop') {
      await goOff(turn, staff);
      turn.say('duty_off');
      return false;
    }
    if (staff.mode === 'worker') return besideDialogues(turn, inbound, text);
    if (command === 'my_data' || command === 'erase_data') {
      staff.mode = 'worker';
      turn.say('worker_mode');
      return false;
    }
    const { shown } = staff.menu;
    if (text !== null && (await dispatcher.typed(turn, staff, text, inbound.replyTo !== undefined))) return true;
    if (await offerWords(turn, inbound)) return true;
    chooseAgain(turn, staff, shown);
    return true;
  }

  /** On the worker's side: only the way back, and answers to words of a ticket. */
  async function besideDialogues(turn: RoomTurn, inbound: Meaning['inbound'], text: string | null): Promise<boolean> {
    if (text !== null && /^\s*\/?petugas\s*$/i.test(text)) {
      await dispatcher.perform(turn, staffMode.of({}), null);
      return true;
    }
    return inbound.replyTo !== undefined && (await offerWords(turn, inbound));
  }

  async function offerWords(turn: RoomTurn, inbound: Meaning['inbound']): Promise<boolean> {
    for (const room of rooms) if (await room.words?.(turn, inbound)) return true;
    return false;
  }

  /** A slip of the finger must not lose an announcement that is half made. */
  function chooseAgain(turn: RoomTurn, staff: Staff, shown: readonly ShownDeed[]): void {
    const menu = tools.menu(staff);
    if (shown.some(({ deed }) => !isOffered(menu, deed))) turn.offer(turn.words('staff_choose_again'), shown);
    else showMenu(turn, 'staff_not_understood');
  }

  /** Off duty: what they hold goes back to the others. */
  async function goOff(turn: RoomTurn, staff: Staff): Promise<void> {
    staff.onDuty = false;
    await giveBack(rooms, turn, staff);
  }
}

/** Whoever acts, as long as they are on the staff. */
async function memberOf({ store }: RoomTools, person: Person): Promise<Staff | null> {
  const staff = person.staff && person.id !== 0 ? await store.loadStaff(person.id) : null;
  return staff?.leftAt === null ? staff : null;
}
