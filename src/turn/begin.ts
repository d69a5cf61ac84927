import type { Person } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { Draft } from './draft.ts';
import { fillDraft } from './fill.ts';
import { Turn, type Planning } from './turn.ts';

/**
 * Begins a flow for a person without anything typed, as an educator's walk or a transcript does, and commits what it
 * decides just as a turn would. Without a step it begins at the first one.
 */
export async function beginFlow(
  store: Store,
  person: Person,
  { flow, step }: { readonly flow: string; readonly step?: string },
  planning: Planning,
): Promise<void> {
  const { guide, now } = planning;
  const draft = new Draft(person);
  new Turn(draft, planning).step({ kind: 'start', flow, ...(step !== undefined && { step }) });
  await fillDraft(draft, guide, store, now);
  const { messages, records, erase } = draft;
  await store.commit([{ inbound: null, jobKey: null, person: draft.person, messages, records, erase, at: now }]);
}
