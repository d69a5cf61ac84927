import { spanInWords } from '../calendar/in-words.ts';
import { startOfWeek } from '../calendar/local-time.ts';
import type { Vars } from '../engine/program.ts';
import { defineDeed } from '../staff/deed.ts';
import { mayAnywhere } from '../staff/roles.ts';
import type { Part } from '../staff/room-turn.ts';
import { command } from '../staff/typed.ts';
import type { Ticket } from '../store/tickets.ts';

/** Open, waiting, closed this week, median first answer, outcomes: one's own, or all for whoever may see them. */
export const readSummary = defineDeed({
  name: 'summary',
  args: {},
  permission: 'read_summary',
  repeatable: true,
  menu: { label: 'Ringkasan' },
  typed: command(/^(?:ringkasan|rekap)$/i),
  async run(turn: Part<'me' | 'now' | 'book' | 'words' | 'send', 'openTickets' | 'ticketsClosedSince'>, staff) {
    const all = mayAnywhere(staff, 'read_summary');
    const ours = <T extends { mentorId: number | null }>(list: T[]) =>
      all ? list : list.filter(({ mentorId }) => mentorId === turn.me);
    const open = await turn.store.openTickets();
    const closed = ours(await turn.store.ticketsClosedSince(startOfWeek(turn.now, turn.book().zone)));
    const figures = {
      scope: all ? 'all' : 'own',
      held: ours(open.filter(({ state }) => state === 'claimed')).length,
      waiting: open.filter(({ state }) => state === 'waiting').length,
      closed: closed.length,
    };
    turn.send({ kind: 'say', text: [summaryLine(turn, figures, closed), ...outcomeLines(turn, closed)].join('\n') });
  },
});

function summaryLine(turn: Part<'words'>, figures: Vars, closed: readonly Ticket[]): string {
  const answers = closed.flatMap(({ firstAnswerAt, openedAt }) =>
    firstAnswerAt === null ? [] : [firstAnswerAt - openedAt],
  );
  const ratings = closed.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  const median = middle(answers);
  const mean = ratings.reduce((a, b) => a + b, 0) / ratings.length;
  return turn.words('summary', {
    ...figures,
    median: median === null ? turn.words('unknown_yet') : spanInWords(median),
    rating: ratings.length === 0 ? turn.words('unknown_yet') : mean.toFixed(1).replace('.', ','),
  });
}

/** How the tickets ended, the commonest outcome first. */
function outcomeLines(turn: Part<'book' | 'words'>, closed: readonly Ticket[]): string[] {
  const outcomes = new Map<string, number>();
  for (const { outcome } of closed) if (outcome !== null) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  return [...outcomes]
    .sort((a, b) => b[1] - a[1])
    .map(([outcome, count]) => `• ${outcomeWords(turn, outcome)}: ${count}`);
}

function outcomeWords(turn: Part<'book' | 'words'>, outcome: string): string {
  return turn.book().outcomes.get(outcome)?.say ?? turn.words('outcome_other', { outcome });
}

function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
