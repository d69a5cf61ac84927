import type { Inbound } from '../messages/message.ts';
import type { TurnRows } from '../store/turns.ts';
import type { Draft } from './draft.ts';
import { owed, owedTo } from './owed.ts';

/** What a draft becomes in the commit. */
export function rowsOf(
  { person, messages, others, records, erase, text }: Draft,
  cause: { readonly inbound: Inbound | null; readonly jobKey: string | null; readonly at: number },
): TurnRows {
  const { inbound, jobKey, at } = cause;
  const kept = inbound && {
    channel: inbound.channel,
    externalId: inbound.externalId,
    kind: inbound.content.kind,
    text,
    at,
    ...(inbound.also && { addresses: [inbound.address, ...inbound.also] }),
  };
  const own = owed(person.channel, messages);
  return {
    inbound: kept,
    jobKey,
    person,
    messages: own.messages,
    pulled: own.pulled,
    others: owedTo(others),
    records,
    erase,
    at,
  };
}

/** Only that a message came: where its person cannot be read, neither are its words anybody's to keep. */
export function asideOf({ channel, externalId, content }: Inbound, at: number): TurnRows {
  const inbound = { channel, externalId, kind: content.kind, text: null, at };
  return { inbound, jobKey: null, person: null, messages: [], records: [], erase: false, at };
}
