import { isNumbered } from '../store/numbered.ts';
import type { Person } from '../store/people.ts';
import type { TurnRows } from '../store/turns.ts';
import { newPerson } from './new-person.ts';

/** The person as the next turn of the same group must see them: what the commit will have counted up. */
export function afterCommit(rows: TurnRows | undefined): Person | null {
  if (!rows?.person) return null;
  const { person, messages, erase, at } = rows;
  if (erase) return newPerson(person, at);
  const numbered = messages.filter(isNumbered).length;
  return { ...person, version: person.version + 1, seq: person.seq + numbered };
}
