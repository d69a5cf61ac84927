import { scopeOfNobody } from '../engine/nobody.ts';
import type { Logger } from '../log.ts';
import type { Person } from '../store/people.ts';
import { Draft } from './draft.ts';
import { readable } from './known-person.ts';
import { Turn, type Planning } from './turn.ts';

/** A bug in a dialogue: the message is kept, and the person told that there was a fault. */
export function apology(person: Person, planning: Planning, error: unknown, log: Logger): Turn {
  log.error({ code: 'turn_failed', err: error }, 'a step threw; the person got an apology');
  return apologising(person, planning);
}

/** The same for a session that could not be read. */
export function begunAnew(person: Person, planning: Planning, log: Logger): Turn {
  log.error({ code: 'turn_failed', person: person.id }, 'a stored session cannot be read; it begins anew');
  return apologising(readable(person), planning);
}

function apologising(person: Person, planning: Planning): Turn {
  const turn = new Turn(new Draft(person), planning);
  turn.draft.say({ kind: 'say', text: planning.guide.texts.went_wrong(scopeOfNobody(planning.now, person.lang)) });
  return turn;
}
