import { bookOf } from './book.ts';
import { doorsOf, linksFor } from '../channels/doors.ts';
import type { Part } from '../staff/room-turn.ts';
import { NOT_STORED } from '../store/people.ts';
import { friendCode } from '../understanding/link-codes.ts';
import type { AnswerAct } from './asked.ts';

/** A message to pass on, with links that tell who passed it on, and how many came by it so far. */
export const passOn: AnswerAct<Part<'announcements', 'getSetting' | 'cameBy'>> = async ({ draft }, tools, { at }) => {
  const book = bookOf(tools);
  const code = friendCode(draft.person.id);
  const doors = await doorsOf(tools.store, {}, draft.person.channel);
  const links = draft.person.id === NOT_STORED ? [] : linksFor(code, doors);
  if (links.length === 0) {
    draft.replaceAt(at, { kind: 'say', text: book.say('friend_none') });
    return;
  }
  const text = links.map(({ channel, url }) => `${channel}: ${url}`).join('\n');
  draft.replaceAt(at, { kind: 'say', text: book.say('friend_message', { text }).trim() });
  const count = await tools.store.cameBy(code);
  if (count > 0) draft.sayAt(at + 1, { kind: 'say', text: book.say('friend_count', { count }) });
};
