import type { About } from '../messages/message.ts';
import { NO_TICKET, SEVERAL_WORKERS } from '../store/tickets.ts';

/** What names several workers: it goes as soon as any worker erases their data. */
export const ABOUT_MANY: About = { ticket: NO_TICKET, worker: SEVERAL_WORKERS, kind: 'history' };

/** What names a worker without a ticket. */
export function aboutWorker(worker: number): About {
  return { ticket: NO_TICKET, worker, kind: 'history' };
}
