import type { Message, Outbound, ChannelName } from '../../src/messages/message.ts';
import type { Store } from '../../src/store/store.ts';
import { newPerson } from '../../src/turn/new-person.ts';
import { owed } from '../../src/turn/owed.ts';
import { NOW } from '../helpers.ts';

/** Leaves a message in the outbox for one person, as a turn does. The result tells which message it is, sent or not. */
export async function owe(store: Store, channel: ChannelName, address: string, body: Message): Promise<Outbound> {
  const [known] = await store.load([{ channel, externalId: '', address }]);
  const person = known?.person ?? newPerson({ channel, address }, NOW);
  const rows = { inbound: null, jobKey: null, person, records: [], erase: false, at: NOW };
  await store.commit([{ ...rows, ...owed(channel, [body]) }]);
  const [message] = await store.claimOutbox(channel, 1, NOW + 1);
  return message ?? { id: 1, personId: 1, channel, address, seq: 1, body, attempts: 0 };
}
