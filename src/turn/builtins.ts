import type { Vars } from '../engine/program.ts';
import { localDay } from '../calendar/local-time.ts';
import type { Person } from '../store/people.ts';

/** What conditions and texts may know of a person beside what they said. `now` is UTC milliseconds. */
export function builtinsOf(person: Person, now: number): Vars {
  const own = person.session.vars['stage'];
  const today = localDay(now, person.zone);
  return {
    stage: person.consent === 'given' || own === undefined ? person.stage : own,
    consented: person.consent === 'given',
    consent_asked: person.consent !== 'unasked',
    reminders: person.reminders,
    low_data: person.lowData,
    today,
    this_month: today.slice(0, 7),
  };
}
