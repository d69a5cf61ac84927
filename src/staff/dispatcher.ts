import type { Deed } from '../store/deeds.ts';
import { NOT_STORED } from '../store/people.ts';
import type { ShownDeed, Staff } from '../store/staff.ts';
import { normalise } from '../understanding/normalise.ts';
import { shownByNumber } from '../understanding/shown-number.ts';
import type { AnyDeed } from './deed.ts';
import type { Part } from './room-turn.ts';
import type { StaffRoom } from './staff-room.ts';
import { typedWords } from './typed.ts';

export interface DispatcherOptions<Turn> {
  /** Everything that can stand on a button, be typed or be offered. */
  readonly deeds: readonly AnyDeed<Turn>[];
  readonly rooms: readonly StaffRoom<Turn>[];
}

/** What the dispatcher itself does with a turn, whatever the deeds do. */
export type Dispatching = Part<'me' | 'now' | 'draft' | 'staff' | 'say', 'loadButton'>;

export interface Dispatcher<Turn> {
  perform(turn: Turn, deed: Deed, words: string | null): Promise<void>;
  /** A button does what the store says it stands for, once, and only for whom it was given to. */
  press(turn: Turn, token: string): Promise<void>;
  /** A command, a number or label of the list shown last, or an awaited answer. False: none of them. */
  typed(turn: Turn, staff: Staff, text: string, isReply: boolean): Promise<boolean>;
}

/** Finds what a button, typed words or an option stand for, and does it. */
export function createDispatcher<Turn extends Dispatching>({
  deeds,
  rooms,
}: DispatcherOptions<Turn>): Dispatcher<Turn> {
  const byName = new Map(deeds.map((deed) => [deed.name, deed]));

  async function perform(turn: Turn, { name, args }: Deed, words: string | null): Promise<void> {
    const deed = byName.get(name);
    if (!deed) {
      turn.say('button_unknown');
      return;
    }
    const wasOnDuty = turn.staff?.onDuty ?? false;
    await deed.perform(turn, args, words);
    const { staff } = turn;
    if (staff?.onDuty === true && !wasOnDuty) for (const room of rooms) await room.onDuty?.(turn, staff);
    if (staff && deed.endsWork) await giveBack(rooms, turn, staff);
  }

  return {
    perform,
    async press(turn, token) {
      const button = await turn.store.loadButton(token);
      const problem =
        button?.personId !== turn.me || turn.me === NOT_STORED
          ? 'button_unknown'
          : button.usedAt !== null
            ? 'button_used'
            : button.expiresAt <= turn.now
              ? 'button_expired'
              : null;
      if (!button || problem !== null) {
        turn.say(problem ?? 'button_unknown');
        return;
      }
      const isRepeatable = byName.get(button.deed.name)?.repeatable ?? false;
      if (!isRepeatable) turn.draft.keep({ kind: 'button_used', token, at: turn.now });
      if (turn.staff) turn.staff.menu = { ...turn.staff.menu, awaiting: null };
      await perform(turn, button.deed, null);
    },
    async typed(turn, staff, text, isReply) {
      const { awaiting, shown } = staff.menu;
      staff.menu = { ...staff.menu, awaiting: null, shown: [] };
      const said = typedWords(text);
      for (const deed of deeds) {
        const typed = deed.typed?.(said);
        if (!typed) continue;
        await perform(turn, typed, null);
        return true;
      }
      if (isReply) return false;
      const chosen = shownByNumber(shown, text) ?? begunBy(shown, text);
      const deed = chosen?.deed ?? awaiting;
      if (!deed) return false;
      await perform(turn, deed, chosen ? null : text);
      return true;
    },
  };
}

/** What somebody held who does not work here any more, at least for now, goes back to the others. */
export async function giveBack<Turn>(rooms: readonly StaffRoom<Turn>[], turn: Turn, staff: Staff): Promise<void> {
  for (const room of rooms) await room.gone?.(turn, staff);
}

/**
 * The one option whose label is typed, or begun. Stricter than how workers choose: words with more to them are meant for
 * the worker whom the mentor speaks with.
 */
function begunBy(shown: readonly ShownDeed[], text: string): ShownDeed | undefined {
  const typed = normalise(text);
  const begun = shown.filter(({ label }) => `${normalise(label)} `.startsWith(`${typed} `));
  return typed.length >= 4 && begun.length === 1 ? begun[0] : undefined;
}
