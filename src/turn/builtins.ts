import type { Value, Vars } from '../engine/program.ts';
import { localDay } from '../calendar/local-time.ts';
import type { Person } from '../store/people.ts';
import { PROFILE } from '../store/profile-names.ts';
import { cleanName } from '../understanding/clean-name.ts';

/** Nearly every name; nothing in it is cleaned. */
const PLAIN_NAME = /^[A-Za-z][A-Za-z'. -]{0,38}[A-Za-z.]$/;

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
    ...plainNickname(person.session.vars[PROFILE.nickname]),
  };
}

/** Names from before they were cleaned, as they may be said. */
function plainNickname(kept: Value | undefined): Vars {
  if (typeof kept !== 'string' || kept === '' || PLAIN_NAME.test(kept)) return {};
  return { [PROFILE.nickname]: cleanName(kept) };
}
