import type { Part } from '../../staff/room-turn.ts';
import { NOT_STORED, type Person } from '../../store/people.ts';
import { PROFILE } from '../../store/profile-names.ts';
import { cleanName, oneLine } from '../../understanding/clean-name.ts';

/** A person as this turn sees them. */
export async function personOf(turn: Part<'me' | 'draft', 'loadPerson'>, personId: number): Promise<Person | null> {
  if (personId === turn.me) return turn.draft.person;
  return personId === NOT_STORED ? null : turn.store.loadPerson(personId);
}

export type Naming = Part<'words' | 'staff', 'loadStaff'>;

/** How a worker is called; never more than they said of themselves. */
export function nameOf(turn: Part<'words'>, person: Person | null): string {
  const name = person?.session.vars[PROFILE.nickname];
  const clean = typeof name === 'string' ? cleanName(name) : '';
  return clean === '' ? turn.words('somebody') : clean;
}

export async function mentorName(turn: Naming, mentorId: number | null): Promise<string> {
  if (mentorId === null) return turn.words('a_mentor');
  const staff = mentorId === turn.staff?.personId ? turn.staff : await turn.store.loadStaff(mentorId);
  const name = cleanName(staff?.name ?? '', { digits: true });
  return name === '' ? turn.words('a_mentor') : name;
}

/** The worker's village: its id, or what they wrote of a place that content does not list. */
export function villageOf(person: Person): string {
  if (person.consent !== 'given') return '';
  const { village, other_place: elsewhere } = person.session.vars;
  if (typeof village === 'string' && village !== '') return oneLine(village);
  return typeof elsewhere === 'string' ? oneLine(elsewhere.split(',')[0] ?? '') : '';
}
