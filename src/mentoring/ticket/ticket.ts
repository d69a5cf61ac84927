import { URGENT_TOPIC, type Ticket, type Visit } from '../../store/tickets.ts';
import { MINUTE } from '../../calendar/durations.ts';
import { afterWorking, nextOpening, type WorkingTime } from '../../calendar/working-time.ts';

/** So often, and so long after one another, everybody is told of an urgent ticket that nobody takes. */
const URGENT_ROUNDS = 6;
const URGENT_AGAIN_MS = 10 * MINUTE;

/** Numbers of content/mentoring.yaml that the clock of a ticket needs; milliseconds. */
export interface TicketRules {
  readonly time: WorkingTime;
  /** Working time after which an unclaimed ticket is alerted again, and from then on. */
  readonly unclaimedFirstMs: number;
  readonly unclaimedAgainMs: number;
  /** Working time after which a claimed but unanswered ticket goes back to the others. */
  readonly unansweredMs: number;
  /** Silence of both sides until it is asked whether help is still needed, and from then until it is closed. */
  readonly silenceAskMs: number;
  readonly silenceCloseMs: number;
  /** How long a closed ticket can be opened again. */
  readonly reopenMs: number;
}

export function openTicket(
  given: Pick<Ticket, 'id' | 'workerId' | 'village' | 'topic' | 'words' | 'origin'>,
  now: number,
): Ticket {
  return {
    ...given,
    state: 'waiting',
    mentorId: null,
    openedAt: now,
    claimedAt: null,
    firstAnswerAt: null,
    workerAt: now,
    mentorAt: null,
    waitingSince: now,
    alerts: 0,
    alertedAt: null,
    askedAt: null,
    closedAt: null,
    outcome: null,
    closedBy: null,
    rating: null,
    ratingWords: '',
    reopened: 0,
    visit: null,
    asked: null,
    version: 0,
  };
}

/**
 * The changes of a ticket. Each returns the changed ticket, or null where the ticket's state does not allow it. Pure:
 * who may do it is the permission table's business, and that only one of two wins is the store's, by the `version` that was read.
 */
export const change = {
  alerted: (ticket: Ticket, now: number) => when(ticket, 'waiting', { alerts: ticket.alerts + 1, alertedAt: now }),

  /** The clock for an answer starts anew: the mentor has not written yet. */
  claim: (ticket: Ticket, mentorId: number, now: number) =>
    mentorId === ticket.workerId
      ? null
      : when(ticket, 'waiting', {
          state: 'claimed',
          mentorId,
          claimedAt: now,
          waitingSince: now,
          askedAt: null,
          asked: null,
        }),

  /** Back to the others. */
  release: (ticket: Ticket, now: number) =>
    when(ticket, 'claimed', {
      state: 'waiting',
      mentorId: null,
      waitingSince: now,
      alerts: 0,
      alertedAt: null,
      askedAt: null,
    }),

  handOver: (ticket: Ticket, mentorId: number, now: number) =>
    mentorId === ticket.mentorId || mentorId === ticket.workerId
      ? null
      : when(ticket, 'claimed', { mentorId, claimedAt: now, waitingSince: now, askedAt: null }),

  /** `waits`: the words want an answer; a mere thanks does not. */
  workerWrote: (ticket: Ticket, now: number, waits: boolean) =>
    when(ticket, 'claimed', {
      workerAt: now,
      waitingSince: ticket.waitingSince ?? (waits ? now : null),
      askedAt: null,
    }),

  mentorWrote: (ticket: Ticket, now: number) =>
    when(ticket, 'claimed', {
      mentorAt: now,
      waitingSince: null,
      askedAt: null,
      firstAnswerAt: ticket.firstAnswerAt ?? now,
    }),

  askedSilence: (ticket: Ticket, now: number) => when(ticket, 'claimed', { askedAt: now }),

  close: (ticket: Ticket, by: number, outcome: string, now: number) =>
    ticket.state === 'closed'
      ? null
      : next(ticket, { state: 'closed', closedAt: now, closedBy: by, outcome, waitingSince: null, asked: null }),

  /** The mentor's word on how a ticket ended that somebody else closed. */
  setOutcome: (ticket: Ticket, outcome: string) => when(ticket, 'closed', { outcome }),

  rate: (ticket: Ticket, rating: number) =>
    Number.isInteger(rating) && rating >= 1 && rating <= 5 ? when(ticket, 'closed', { rating }) : null,

  rateInWords: (ticket: Ticket, ratingWords: string) => when(ticket, 'closed', { ratingWords }),

  /** With the same mentor when they can take it, else it waits for anybody. */
  reopen: (ticket: Ticket, mentorId: number | null, now: number, rules: TicketRules) => {
    if (!canReopen(ticket, now, rules)) return null;
    return when(ticket, 'closed', {
      state: mentorId === null ? 'waiting' : 'claimed',
      mentorId,
      claimedAt: mentorId === null ? null : now,
      workerAt: now,
      waitingSince: now,
      alerts: 0,
      alertedAt: null,
      askedAt: null,
      closedAt: null,
      closedBy: null,
      outcome: null,
      asked: null,
      reopened: ticket.reopened + 1,
    });
  },

  propose: (ticket: Ticket, by: Visit['by'], place: string, at: number) =>
    when(ticket, 'claimed', { visit: { place, at, state: 'proposed', by, result: '' } }),

  /** Only the side that did not propose can agree. */
  agree: (ticket: Ticket, by: Visit['by']) =>
    ticket.visit?.state === 'proposed' && ticket.visit.by !== by
      ? when(ticket, 'claimed', { visit: { ...ticket.visit, state: 'agreed' } })
      : null,

  record: (ticket: Ticket, result: string) =>
    ticket.visit && ticket.visit.state !== 'done'
      ? next(ticket, { visit: { ...ticket.visit, state: 'done', result } })
      : null,

  ask: (ticket: Ticket, asked: Ticket['asked']) => next(ticket, { asked }),

  /** It became an emergency: everybody is alerted anew. */
  urgent: (ticket: Ticket) => (ticket.state === 'closed' ? null : next(ticket, { topic: URGENT_TOPIC })),

  alsoSays: (ticket: Ticket, words: string) => next(ticket, { words }),
};

/** Whether a closed ticket is young enough to be taken up again. */
export function canReopen(ticket: Ticket, now: number, rules: TicketRules): boolean {
  return ticket.state === 'closed' && ticket.closedAt !== null && now - ticket.closedAt < rules.reopenMs;
}

/** Whether it was opened, or marked, in an emergency. */
export function isUrgent({ topic }: Pick<Ticket, 'topic'>): boolean {
  return topic === URGENT_TOPIC;
}

export type Due = 'alert' | 'release' | 'ask' | 'close';

/** What the clock does next to a ticket, and when (UTC milliseconds); null: nothing. */
export function nextDue(ticket: Ticket, rules: TicketRules): { due: Due; at: number } | null {
  switch (ticket.state) {
    case 'closed':
      return null;
    case 'waiting': {
      const since = ticket.alertedAt ?? ticket.waitingSince ?? ticket.openedAt;
      // Night or day: minutes count.
      if (isUrgent(ticket) && ticket.alerts < URGENT_ROUNDS) return { due: 'alert', at: since + URGENT_AGAIN_MS };
      if (ticket.alerts === 0) return { due: 'alert', at: nextOpening(since, rules.time) };
      const wait = ticket.alerts === 1 ? rules.unclaimedFirstMs : rules.unclaimedAgainMs;
      return { due: 'alert', at: afterWorking(since, wait, rules.time) };
    }
    case 'claimed': {
      if (ticket.waitingSince !== null)
        return { due: 'release', at: afterWorking(ticket.waitingSince, rules.unansweredMs, rules.time) };
      if (ticket.askedAt !== null) return { due: 'close', at: ticket.askedAt + rules.silenceCloseMs };
      const visit = ticket.visit?.state === 'agreed' ? ticket.visit.at : 0;
      const last = Math.max(ticket.workerAt, ticket.mentorAt ?? 0, ticket.claimedAt ?? 0, visit);
      return { due: 'ask', at: last + rules.silenceAskMs };
    }
    default:
      return ticket.state satisfies never;
  }
}

/** Words that end an exchange and want no answer. */
const THANKS =
  /^(?:(?:ya|iya|ok|oke|okay|baik|siap|sip|nggih|inggih|terima kasih|terimakasih|makasih|matur nuwun|suwun|trims|thanks|sama sama|amin|bu|pak|ibu|bapak|mbak|mas|banyak|sudah|👍|🙏|😊|[\s.,!]))+$/iu;

export function wantsAnswer(text: string): boolean {
  return text.length > 80 || !THANKS.test(text.trim());
}

function when(ticket: Ticket, state: Ticket['state'], changes: Partial<Ticket>): Ticket | null {
  return ticket.state === state ? next(ticket, changes) : null;
}

function next(ticket: Ticket, changes: Partial<Ticket>): Ticket {
  return { ...ticket, ...changes };
}
