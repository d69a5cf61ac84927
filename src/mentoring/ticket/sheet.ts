import { spanInWords } from '../../calendar/in-words.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';
import type { RoomTurn } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import { nameOf, personOf } from './names.ts';

/** What staff may know of a ticket: how to call the worker, village, work, stage, topic, words, learning, waiting. */
export async function sheetOf(turn: RoomTurn, ticket: Ticket): Promise<string> {
  const worker = await personOf(turn, ticket.workerId);
  const { book, store } = turn.tools;
  const consented = worker?.consent === 'given';
  const learnt = consented && worker.id !== 0 ? await store.learntBy(worker.id) : null;
  const flow = learnt?.flow == null ? null : turn.guide.program.flows.get(learnt.flow);
  const scope = scopeOfNobody(turn.now);
  const label = (name: string) => turn.guide.labels.find((candidate) => candidate.name === name)?.say;
  const vars = consented ? worker.session.vars : {};
  const score =
    learnt?.total == null ? '' : turn.words('sheet_score', { right: learnt.right ?? 0, total: learnt.total });
  return turn.words('sheet', {
    name: nameOf(turn, worker),
    village: villageInWords(turn, ticket.village),
    work: consented && 'work' in vars ? (label('work')?.({ ...scope, vars }) ?? '') : turn.words('unsaid'),
    stage: consented ? (label('stage')?.({ ...scope, vars: { stage: worker.stage } }) ?? '') : turn.words('unsaid'),
    topic: book().topics.get(ticket.topic) ?? ticket.topic,
    words: ticket.words === '' ? turn.words('no_words') : ticket.words,
    lesson: [flow ? flow.title(scope) : turn.words('no_lesson'), score].filter((part) => part !== '').join(', '),
    waiting: spanInWords(turn.now - ticket.openedAt),
  });
}

/** A village by its name; what people wrote of a place that content does not list stays as they wrote it. */
function villageInWords(turn: RoomTurn, village: string): string {
  if (village === '') return turn.words('unsaid');
  const listed = turn.guide.program.villages.list.find(({ id }) => id === village);
  return listed?.label ?? village;
}
