import type { KeyRow, SentMessage, WhatsAppVerbs } from '../whatsapp.ts';
import { answering } from './answer.ts';
import type { Connection } from './connection.ts';

/** The linked device's keys and the messages sent. */
export function whatsappVerbs(db: Connection): WhatsAppVerbs {
  const answer = answering(db);
  const key = db.prepare<[string, string], Buffer>('select value from whatsapp_keys where kind = ? and id = ?').pluck();
  const keys = db.prepare<[], { kind: string; id: string; value: Buffer }>('select kind, id, value from whatsapp_keys');
  const putKey = db.prepare(
    'insert into whatsapp_keys (kind, id, value) values (?, ?, ?) on conflict do update set value = excluded.value',
  );
  const dropKey = db.prepare('delete from whatsapp_keys where kind = ? and id = ?');
  const dropKeys = db.prepare('delete from whatsapp_keys');
  const saveAll = db.transaction((rows: readonly KeyRow[]) => {
    for (const { kind, id, value } of rows) {
      if (value === null) dropKey.run(kind, id);
      else putKey.run(kind, id, value);
    }
  });

  const putSent = db.prepare(
    `insert into whatsapp_sent (outbox_id, part, id, person_id, message, at)
     select o.id, ?, ?, o.person_id, ?, ? from outbox o where o.id = ? and o.forget = 0 on conflict do nothing`,
  );
  const sentFor = db.prepare<[number, number], SentMessage>(
    'select id, message from whatsapp_sent where outbox_id = ? and part = ?',
  );
  const sentMessage = db.prepare<[string], Buffer>('select message from whatsapp_sent where id = ?').pluck();
  const outboxOf = db.prepare<[string], number>('select outbox_id from whatsapp_sent where id = ?').pluck();
  const failOutbox = db.prepare("update outbox set status = 'failed', error = ? where id = ? and status = 'sent'");
  const markFailed = db.transaction((id: string, error: string): boolean => {
    const row = outboxOf.get(id);
    if (row === undefined) return false;
    failOutbox.run(error, row);
    return true;
  });
  const dropSent = db.prepare('delete from whatsapp_sent where at < ?');
  const forget = db.prepare("update inbound set text = null where channel = 'whatsapp' and external_id = ?");

  return {
    loadKeys: answer((kind, ids) => {
      const found = new Map<string, Uint8Array>();
      for (const id of ids) {
        const value = key.get(kind, id);
        if (value !== undefined) found.set(id, value);
      }
      return found;
    }),
    allKeys: answer(() => keys.all()),
    saveKeys: answer((rows) => saveAll.immediate(rows)),
    clearKeys: answer(() => void dropKeys.run()),
    keepSent: answer((outboxId, part, { id, message }, at) => void putSent.run(part, id, message, at, outboxId)),
    sentFor: answer((outboxId, part) => sentFor.get(outboxId, part) ?? null),
    sentMessage: answer((id) => sentMessage.get(id) ?? null),
    markUndelivered: answer((id, error) => markFailed.immediate(id, error)),
    dropSentBefore: answer((at) => dropSent.run(at).changes),
    forgetWords: answer((externalId) => void forget.run(externalId)),
  };
}
