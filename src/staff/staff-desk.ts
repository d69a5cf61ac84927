import type { Staff } from '../store/staff.ts';
import { NOT_STORED, type Person } from '../store/people.ts';
import type { AnsweringDesk } from '../turn/desk.ts';
import { createDispatcher, giveBack, type Dispatching, type DispatcherOptions } from './dispatcher.ts';
import { codeIn, joinStaff, type Joining } from './join.ts';
import { showMenu } from './menu.ts';
import type { Part, TurnOf } from './room-turn.ts';
import { serveStaff, type Serving } from './serve-staff.ts';

export interface StaffDeskOptions<Turn> extends DispatcherOptions<Turn>, Part<never, 'loadStaff'> {
  readonly turnOf: TurnOf<Turn>;
}

/** What the desk itself does with a turn, whatever its deeds and rooms do. */
type AtStaffDesk = Dispatching & Joining & Serving & Part<'finish'>;

/**
 * The staff's side of the chat: joining by code, their menu, buttons, typed commands. What it does not know from a
 * staff member in staff mode is answered with the menu; in "mode warga" nearly everything is left to the dialogues.
 */
export function createStaffDesk<Turn extends AtStaffDesk>(options: StaffDeskOptions<Turn>): AnsweringDesk {
  const { turnOf, rooms } = options;
  const dispatcher = createDispatcher(options);

  return {
    name: 'staff',
    wants(person, meaning) {
      if (person.staff || meaning.inbound.content.kind === 'button') return true;
      return codeIn(meaning) !== null;
    },
    async take(dialogue, meaning) {
      const { content } = meaning.inbound;
      const turn = turnOf(dialogue, await memberOf(options, dialogue.draft.person));
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
      turn.draft.change({ blocked: content.kind === 'blocked' });
      const taken = await serveStaff(rooms, dispatcher, turn, staff, meaning);
      turn.finish();
      return taken;
    },
    async finish(dialogue) {
      const staff = dialogue.draft.erase ? await memberOf(options, dialogue.draft.person) : null;
      if (!staff) return;
      // A staff member who erases their data leaves the staff. Their tickets go back without their name, and their own
      // row goes with the rest.
      const turn = turnOf(dialogue, staff);
      staff.name = turn.words('a_mentor');
      // Gone before it goes back: they are not among those who are told of it.
      staff.onDuty = false;
      staff.leftAt = turn.now;
      await giveBack(rooms, turn, staff);
    },
  };
}

/** The staff member who acts; null: they are not on the staff. */
async function memberOf({ store }: Part<never, 'loadStaff'>, person: Person): Promise<Staff | null> {
  const staff = person.staff && person.id !== NOT_STORED ? await store.loadStaff(person.id) : null;
  return staff?.leftAt === null ? staff : null;
}
