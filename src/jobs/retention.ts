import { DAY } from '../calendar/durations.ts';
import type { Logger } from '../log.ts';
import type { ContentVerbs } from '../store/content.ts';
import type { OutboxVerbs } from '../store/outbox.ts';
import type { StaffVerbs } from '../store/staff.ts';
import type { WhatsAppVerbs } from '../store/whatsapp.ts';

/** Phones ask again for a message of WhatsApp within days, if at all. */
const KEEP_SENT_MS = 14 * DAY;
/** Time to mend the content by it. */
const KEEP_MISSED_MS = 30 * DAY;

export interface RetentionOptions {
  readonly store: Pick<OutboxVerbs, 'sweepForgotten'> &
    Pick<StaffVerbs, 'unnameInvites'> &
    Pick<ContentVerbs, 'dropMissedBefore'> &
    Pick<WhatsAppVerbs, 'dropSentBefore'>;
  readonly now: () => number;
  readonly log: Logger;
  /** Milliseconds between two rounds. */
  readonly everyMs: number;
}

/** Lets go of what may be kept for a time only: at the start, and again every so often. */
export function startRetention(options: RetentionOptions): { stop(): Promise<void> } {
  const { store, log } = options;
  let running = round();

  async function round(): Promise<void> {
    const now = options.now();
    await sweep('last words to erased people', () => store.sweepForgotten(now));
    await sweep('names on expired invitations', () => store.unnameInvites(now));
    await sweep('words that were not understood', () => store.dropMissedBefore(now - KEEP_MISSED_MS));
    await sweep('messages that WhatsApp may ask for again', () => store.dropSentBefore(now - KEEP_SENT_MS));
  }

  async function sweep(what: string, drop: () => Promise<number>): Promise<void> {
    try {
      const rows = await drop();
      if (rows > 0) log.info({ what, rows }, 'kept for a time, and gone now');
    } catch (error) {
      log.error({ err: error, what }, 'nothing swept; tried again in the next round');
    }
  }

  const timer = setInterval(() => {
    running = running.then(round);
  }, options.everyMs);

  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
