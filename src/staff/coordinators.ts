import type { ChannelName } from '../messages/message.ts';
import type { PeopleVerbs } from '../store/people.ts';
import type { StaffVerbs } from '../store/staff.ts';
import type { MessageTo, TurnVerbs } from '../store/turns.ts';
import { owedTo } from '../turn/owed.ts';

/**
 * Tells every coordinator something about the programme itself, where they wrote last. Returns the channels that have
 * something to send now.
 */
export async function tellCoordinators(
  store: Pick<StaffVerbs, 'staffList'> & Pick<PeopleVerbs, 'loadPerson'> & Pick<TurnVerbs, 'commit'>,
  text: string,
  now: number,
): Promise<ChannelName[]> {
  const others: MessageTo[] = [];
  for (const { personId, roles } of await store.staffList()) {
    const person = roles.includes('coordinator') ? await store.loadPerson(personId) : null;
    if (person) others.push({ to: person, body: { kind: 'say', text } });
  }
  if (others.length === 0) return [];
  const nobody = { inbound: null, jobKey: null, person: null, messages: [], records: [], erase: false };
  await store.commit([{ ...nobody, others: owedTo(others), at: now }]);
  return [...new Set(others.map(({ to }) => to.channel))];
}
