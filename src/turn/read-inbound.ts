import type { Inbound } from '../messages/message.ts';
import type { Person } from '../store/people.ts';
import { meaningOf, wordsIn, type Meaning } from './desk.ts';
import type { Guide } from './guide.ts';
import { withHeld } from './pieces.ts';

/** Reads what arrived from this person: with what they wrote just before, and as an answer to the question that waits. */
export function readInbound(inbound: Inbound, person: Person, guide: Guide): Meaning {
  const text = wordsIn(inbound);
  const joined = text === null ? null : withHeld(person, text);
  const { waiting } = person.session;
  const takesAnyWords = waiting?.kind === 'text' || waiting?.kind === 'village';
  return meaningOf(inbound, guide, person.zone, { joined, takesAnyWords });
}
