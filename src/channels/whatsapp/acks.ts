import type { BinaryNode, WASocket } from 'baileys';

/** WhatsApp's word on one message: taken, refused with a code, or none in time. */
export type Ack = { kind: 'taken' } | { kind: 'refused'; code: string } | { kind: 'none' };

/** Waits for the server's word on messages of one socket. Baileys tells of refusals alone, and later. */
export class Acks {
  private readonly waiting = new Map<string, (ack: Ack) => void>();

  constructor(sock: WASocket) {
    sock.ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) => {
      const { id, error } = attrs;
      if (id !== undefined)
        this.waiting.get(id)?.(error === undefined ? { kind: 'taken' } : { kind: 'refused', code: error });
    });
  }

  /** To be called before the message goes out. `gone` fires when no word can come any more. */
  expect(id: string, gone: AbortSignal): Promise<Ack> {
    return new Promise<Ack>((resolve) => {
      const settle = (ack: Ack) => {
        this.waiting.delete(id);
        gone.removeEventListener('abort', lost);
        resolve(ack);
      };
      const lost = () => settle({ kind: 'none' });
      this.waiting.set(id, settle);
      gone.addEventListener('abort', lost);
      if (gone.aborted) lost();
    });
  }
}
