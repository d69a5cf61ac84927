import { spanInWords } from '../../calendar/in-words.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';
import type { Part } from '../../staff/room-turn.ts';
import { homeInWords } from '../../staff/villages-in-words.ts';
import { NOT_STORED } from '../../store/people.ts';
import type { Ticket } from '../../store/tickets.ts';
import { knownInWords, stageInWords } from '../../turn/known-in-words.ts';
import { nameOf, personOf } from './names.ts';
import { quoted } from './quoted.ts';

/** What it takes to say what is known of a ticket. */
export type Describing = Part<'me' | 'now' | 'draft' | 'guide' | 'book' | 'words', 'loadPerson' | 'learntBy'>;

/** What staff may know of a ticket: how to call the worker, village, work, stage, topic, words, learning, waiting. */
export async function sheetOf(turn: Describing, ticket: Ticket): Promise<string> {
  const worker = await personOf(turn, ticket.workerId);
  const consented = worker?.consent === 'given';
  const learnt = consented && worker.id !== NOT_STORED ? await turn.store.learntBy(worker.id) : null;
  const flow = learnt?.flow == null ? null : turn.guide.program.flows.get(learnt.flow);
  const scope = scopeOfNobody(turn.now);
  const vars = consented ? worker.session.vars : {};
  const score =
    learnt?.total == null ? '' : turn.words('sheet_score', { right: learnt.right ?? 0, total: learnt.total });
  return turn.words('sheet', {
    name: nameOf(turn, worker),
    village: homeInWords(turn, ticket.village),
    work: consented && 'work' in vars ? knownInWords(turn.guide, 'work', { ...scope, vars }) : turn.words('unsaid'),
    stage: consented ? stageInWords(turn.guide, worker.stage, scope) : turn.words('unsaid'),
    topic: turn.book().topics.get(ticket.topic) ?? ticket.topic,
    words: ticket.words === '' ? turn.words('no_words') : quoted(ticket.words, '💬'),
    lesson: [flow ? flow.title(scope) : turn.words('no_lesson'), score].filter((part) => part !== '').join(', '),
    waiting: spanInWords(turn.now - ticket.openedAt),
  });
}
