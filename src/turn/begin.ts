import type { Person } from '../store/people.ts';
import type { TurnVerbs } from '../store/turns.ts';
import { finishAtDesks, type Desk } from './desk.ts';
import { Draft } from './draft.ts';
import { Turn, type Planning } from './turn.ts';
import { rowsOf } from './rows.ts';

/**
 * Begins a flow for a person without anything typed, as an educator's walk or a transcript does, and commits what it
 * decides just as a turn would. Without a step it begins at the first one.
 */
export async function beginFlow(
  store: Pick<TurnVerbs, 'commit'>,
  person: Person,
  { flow, step }: { readonly flow: string; readonly step?: string },
  planning: Planning,
  desks: readonly Desk[] = [],
): Promise<void> {
  const turn = new Turn(new Draft(person), planning);
  turn.step({ kind: 'start', flow, ...(step !== undefined && { step }) });
  await finishAtDesks(turn, desks);
  await store.commit([rowsOf(turn.draft, { inbound: null, jobKey: null, at: planning.now })]);
}
