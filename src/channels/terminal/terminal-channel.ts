import type { OutboxVerbs } from '../../store/outbox.ts';
import type { Receive } from '../channel.ts';
import { ADDRESS, inboundOf } from './inbound.ts';
import { renderText } from './show.ts';

export interface TerminalOptions {
  readonly store: Pick<OutboxVerbs, 'messagesAfter'>;
  readonly receive: Receive;
  readonly now: () => number;
  readonly write: (text: string) => void;
}

export interface Terminal {
  /** Hands over a typed line; resolves after the commit. */
  says(line: string): Promise<void>;
  /** Writes what was said since the last time. */
  shows(): Promise<void>;
}

/** Messages fetched in one go. */
const PAGE = 500;

/** One person at a keyboard. What is said lies in the store until it is shown. */
export function createTerminal({ store, receive, now, write }: TerminalOptions): Terminal {
  let seq = 0;
  return {
    async says(line) {
      await receive(inboundOf(line, now()));
    },
    async shows() {
      for (const message of await store.messagesAfter('terminal', ADDRESS, seq, PAGE)) {
        seq = message.seq;
        write(`\n${renderText(message.body)}\n`);
      }
    },
  };
}
