import type { AnyDeed, DeedKind } from '../../staff/deed.ts';
import type { Ticket } from '../../store/tickets.ts';
import type { Alerting, Settling } from '../ticket/alerts.ts';
import type { Closing, ComingBack } from '../ticket/close.ts';
import type { Relaying } from '../ticket/relay.ts';
import type { LookingForAsked } from './answer.ts';
import { leaveClosed, notNeeded, reopenTicket, stillNeeded } from './ending-answers.ts';
import { givePhone, keepPhone, tellNumber } from './phone-answers.ts';
import { rateMentor, rateInWords } from './rate-answers.ts';
import { closeStopped, keepStopped } from './stop-answers.ts';
import { chooseTopic } from './topic-answers.ts';
import { agreeVisit, moveVisit } from './visit-answers.ts';
import { addWords, openLesson } from './words-answers.ts';

/** What it takes to answer, whatever the question is. */
export type Answering = LookingForAsked & Alerting & Settling & Closing & ComingBack & Relaying;

/** What can be done to the ticket of the worker who answers. */
export type WorkerAnswer = AnyDeed<Answering> & Pick<DeedKind<Answering, never, Ticket>, 'performOn'>;

/** Everything that a worker answers to questions of their ticket. */
export const workerAnswers: readonly WorkerAnswer[] = [
  rateMentor,
  rateInWords,
  openLesson,
  givePhone,
  tellNumber,
  keepPhone,
  agreeVisit,
  moveVisit,
  stillNeeded,
  notNeeded,
  reopenTicket,
  leaveClosed,
  addWords,
  chooseTopic,
  closeStopped,
  keepStopped,
];
