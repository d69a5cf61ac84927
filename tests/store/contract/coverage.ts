/** Keeps the contracts honest: what of the port do they touch at all? */
import type { Store } from '../../../src/store/store.ts';
import type { TurnRecord } from '../../../src/store/turns.ts';

/** Every verb of the port. The compiler asks for a new one here, and the test for a contract that calls it. */
export const VERBS = {
  load: true,
  commit: true,
  loadPerson: true,
  personData: true,
  erase: true,
  claimOutbox: true,
  settleOutbox: true,
  recoverOutbox: true,
  recallOutbox: true,
  owedTo: true,
  sweepForgotten: true,
  nextOutboxAt: true,
  messagesAfter: true,
  openQuestions: true,
  dueJobs: true,
  postponeJob: true,
  recallReminders: true,
  saveFlowVersions: true,
  flowVersions: true,
  liveSteps: true,
  missedUtterances: true,
  dropMissedBefore: true,
  loadStaff: true,
  staffList: true,
  addInvite: true,
  loadInvite: true,
  unnameInvites: true,
  loadButton: true,
  loadTicket: true,
  nextTicket: true,
  openTickets: true,
  ticketsHeldBy: true,
  ticketsOf: true,
  ticketsClosedSince: true,
  ticketEntries: true,
  ticketAlerts: true,
  ticketOfMessage: true,
  wasAlerted: true,
  learntBy: true,
  helpable: true,
  loadAnnouncement: true,
  announcements: true,
  announcementsBetween: true,
  announcedPeople: true,
  feedbackOf: true,
  villagers: true,
  courses: true,
  digest: true,
  registeredAfter: true,
  cameBy: true,
  announcementIds: true,
  exportPeople: true,
  exportAttempts: true,
  exportTickets: true,
  loadKeys: true,
  allKeys: true,
  saveKeys: true,
  clearKeys: true,
  keepSent: true,
  sentFor: true,
  sentMessage: true,
  markUndelivered: true,
  dropSentBefore: true,
  forgetWords: true,
  getSetting: true,
  setSetting: true,
  ping: true,
  backup: true,
  close: true,
} as const satisfies Record<keyof Store, true>;

/** Every kind of record that a turn may write. */
export const KINDS = {
  profile: true,
  consent: true,
  stage: true,
  attempt: true,
  attempt_answer: true,
  attempt_finished: true,
  dialogue_started: true,
  dialogue_ended: true,
  reminder: true,
  job: true,
  job_cancelled: true,
  job_of: true,
  job_of_cancelled: true,
  missed: true,
  joined_person: true,
  chat_linked: true,
  chat_cut: true,
  staff: true,
  invite_used: true,
  button: true,
  button_used: true,
  ticket_opened: true,
  ticket_changed: true,
  ticket_entry: true,
  ticket_of: true,
  stage_of: true,
  announcement: true,
  announced: true,
  rsvp: true,
  attendance: true,
  meeting_feedback: true,
  kader_visit: true,
  course_begun: true,
  course_done: true,
} as const satisfies Record<TurnRecord['kind'], true>;

/** The same store, noting each verb once it has answered and each kind of record once it is committed. */
export function noting(store: Store, seen: Set<string>): Store {
  return new Proxy(store, {
    get(target, name, receiver): unknown {
      const verb: unknown = Reflect.get(target, name, receiver);
      if (typeof name !== 'string' || typeof verb !== 'function') return verb;
      if (name === 'commit') {
        const commit: Store['commit'] = async (turns) => {
          const committed = await target.commit(turns);
          seen.add(name);
          for (const { records } of turns) for (const { kind } of records) seen.add(kind);
          return committed;
        };
        return commit;
      }
      return (...args: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(verb, target, args);
        if (isAsyncIterable(answer)) return notedRows(answer, () => seen.add(name));
        if (!(answer instanceof Promise)) return answer;
        return answer.then((value: unknown) => {
          seen.add(name);
          return value;
        });
      };
    },
  });
}

function isAsyncIterable(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

async function* notedRows(rows: AsyncIterable<unknown>, note: () => void): AsyncGenerator {
  yield* rows;
  note();
}
