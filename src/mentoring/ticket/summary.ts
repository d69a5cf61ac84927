import { may } from '../../staff/roles.ts';
import type { StaffVisit } from '../../staff/staff-visit.ts';
import { startOfWeek } from '../../calendar/local-time.ts';
import { spanInWords } from '../../calendar/in-words.ts';

/** Open, waiting, closed this week, median first answer, outcomes: one's own, or all for whoever may see them. */
export async function summary(visit: StaffVisit): Promise<void> {
  const { staff } = visit;
  if (!staff || !may(staff, 'read_summary')) {
    visit.say('not_allowed');
    return;
  }
  const { book, store } = visit.tools;
  const all = staff.roles.includes('coordinator');
  const ours = <T extends { mentorId: number | null }>(list: T[]) =>
    all ? list : list.filter(({ mentorId }) => mentorId === visit.me);
  const open = await store.openTickets();
  const closed = ours(await store.ticketsClosedSince(startOfWeek(visit.now, book().zone)));
  const answers = closed.flatMap(({ firstAnswerAt, openedAt }) =>
    firstAnswerAt === null ? [] : [firstAnswerAt - openedAt],
  );
  const ratings = closed.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  const outcomes = new Map<string, number>();
  for (const { outcome } of closed) if (outcome !== null) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  const median = middle(answers);
  const lines = [
    visit.words('summary', {
      scope: all ? 'all' : 'own',
      held: ours(open.filter(({ state }) => state === 'claimed')).length,
      waiting: open.filter(({ state }) => state === 'waiting').length,
      closed: closed.length,
      median: median === null ? visit.words('unknown_yet') : spanInWords(median),
      rating:
        ratings.length === 0
          ? visit.words('unknown_yet')
          : (ratings.reduce((a, b) => a + b, 0) / ratings.length).toFixed(1).replace('.', ','),
    }),
    ...[...outcomes]
      .sort((a, b) => b[1] - a[1])
      .map(([outcome, count]) => `• ${outcomeWords(visit, outcome)}: ${count}`),
  ];
  visit.send({ kind: 'say', text: lines.join('\n') });
}

export function outcomeWords(visit: StaffVisit, outcome: string): string {
  return visit.tools.book().outcomes.get(outcome)?.say ?? visit.words('outcome_other', { outcome });
}

function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
