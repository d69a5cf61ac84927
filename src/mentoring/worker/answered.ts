import type { Part } from '../../staff/room-turn.ts';
import type { Deed } from '../../store/deeds.ts';
import type { Ticket } from '../../store/tickets.ts';
import { shownByNumber } from '../../understanding/shown-number.ts';
import { stopMeant } from './stop-answers.ts';
import { workerAnswers, type Answering } from './answers.ts';

/** A number of what was offered, its words, or the words that were asked for. */
export async function answered(turn: Answering, ticket: Ticket, typed: string): Promise<boolean> {
  const chosen = stopMeant(ticket, typed) ?? chosenOf(turn, ticket, typed);
  const deed = chosen ?? ticket.asked?.awaiting ?? null;
  const answer = deed && workerAnswers.find(({ name }) => name === deed.name);
  return answer ? answer.performOn(turn, ticket, deed.args, chosen ? null : typed) : false;
}

function chosenOf({ guide }: Part<'guide'>, { asked }: Ticket, typed: string): Deed | null {
  if (!asked) return null;
  const byNumber = shownByNumber(asked.shown, typed);
  if (byNumber) return byNumber.deed;
  const names = asked.shown.map(({ label }) => ({ label, also: [] }));
  const choice = names.length === 0 ? null : guide.program.readers.choose(typed, names);
  const chosen = choice?.kind === 'chosen' ? asked.shown[choice.index] : undefined;
  // A longer message that holds a label is for the mentor.
  return chosen && typed.trim().length <= chosen.label.length + 10 ? chosen.deed : null;
}
