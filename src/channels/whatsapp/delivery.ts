import { proto, type WAMessageUpdate, type WASocket } from 'baileys';
import type { Logger } from '../../log.ts';
import type { WhatsAppVerbs } from '../../store/whatsapp.ts';

interface DeliveryOptions {
  readonly store: Pick<WhatsAppVerbs, 'markUndelivered'>;
  readonly log: Logger;
}

const { Status } = proto.WebMessageInfo;

/**
 * Keeps the truth about what was sent: WhatsApp may refuse a message after it seemed taken, and tells so in an update or
 * within a repeated message.
 */
export function watchDelivery(sock: WASocket, options: DeliveryOptions): void {
  const { store, log } = options;

  async function note(
    id: string | null | undefined,
    status: proto.WebMessageInfo.Status | null | undefined,
    words: unknown,
  ): Promise<void> {
    if (!id || status !== Status.ERROR) return;
    const code = Array.isArray(words) && typeof words[0] === 'string' ? words[0] : 'refused';
    try {
      const ours = await store.markUndelivered(id, code);
      if (ours) log.warn({ code }, 'WhatsApp did not deliver a message');
    } catch (error) {
      log.error({ err: error }, 'delivery not noted');
    }
  }

  sock.ev.on('messages.update', (updates: WAMessageUpdate[]) => {
    for (const { key, update } of updates) {
      if (key.fromMe) void note(key.id, update.status, update.messageStubParameters);
    }
  });
  sock.ev.on('messages.upsert', ({ messages }) => {
    for (const { key, status, messageStubParameters } of messages) {
      if (key.fromMe) void note(key.id, status, messageStubParameters);
    }
  });
}
