import type { Inbound } from '../messages/message.ts';
import type { Person } from '../store/people.ts';

/** The same person without the mark of a session that could not be read. */
export function readable(person: Person): Person {
  const { damaged, ...session } = person.session;
  return damaged ? { ...person, session } : person;
}

/** A person with several chats gets the answer in the chat where they wrote last. */
export function answeredAt(person: Person, { channel, address }: Inbound): Person {
  return person.channel === channel && person.address === address ? person : { ...person, channel, address };
}
