import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, WEEK } from '../../src/calendar/durations.ts';
import {
  canReopen,
  change,
  nextDue,
  openTicket,
  wantsAnswer,
  type TicketRules,
} from '../../src/mentoring/ticket/ticket.ts';
import type { Ticket } from '../../src/store/tickets.ts';

/** Always at work, so that the clock alone is looked at. */
const RULES: TicketRules = {
  time: { zone: 'UTC', days: new Set([0, 1, 2, 3, 4, 5, 6]), from: 0, until: 24 * 60, holidays: new Set() },
  unclaimedFirstMs: 15 * MINUTE,
  unclaimedAgainMs: HOUR,
  unansweredMs: 2 * HOUR,
  silenceAskMs: 48 * HOUR,
  silenceCloseMs: DAY,
  reopenMs: WEEK,
};
const NEW = openTicket({ id: 1, workerId: 7, village: '', topic: 'daftar', words: '', origin: 'help/register' }, 0);

type Step = (ticket: Ticket, now: number) => Ticket | null;
const mentor = fc.constantFrom(1, 2, 3, 7);
const step: fc.Arbitrary<{ name: string; run: Step }> = fc.oneof(
  mentor.map((who) => ({ name: `claim ${who}`, run: (t: Ticket, now: number) => change.claim(t, who, now) })),
  mentor.map((who) => ({ name: `hand over ${who}`, run: (t: Ticket, now: number) => change.handOver(t, who, now) })),
  mentor.map((who) => ({
    name: `reopen ${who}`,
    run: (t: Ticket, now: number) => change.reopen(t, who === 7 ? null : who, now, RULES),
  })),
  fc.integer({ min: -1, max: 7 }).map((n) => ({ name: `rate ${n}`, run: (t: Ticket) => change.rate(t, n) })),
  fc.constantFrom<{ name: string; run: Step }[]>(
    { name: 'alerted', run: change.alerted },
    { name: 'release', run: change.release },
    { name: 'worker wrote', run: (t, now) => change.workerWrote(t, now, true) },
    { name: 'worker thanks', run: (t, now) => change.workerWrote(t, now, false) },
    { name: 'mentor wrote', run: change.mentorWrote },
    { name: 'asked', run: change.askedSilence },
    { name: 'close', run: (t, now) => change.close(t, 1, 'paid', now) },
    { name: 'propose', run: (t, now) => change.propose(t, 'mentor', 'balai', now + HOUR) },
    { name: 'agree', run: (t) => change.agree(t, 'worker') },
    { name: 'agree with oneself', run: (t) => change.agree(t, 'mentor') },
  ),
);

test('whatever happens in whatever order, a ticket stays whole', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.integer({ min: 0, max: 5 * DAY })), { maxLength: 40 }), (steps) => {
      let ticket = NEW;
      let now = 0;
      for (const [{ run }, passed] of steps) {
        now += passed;
        const before = JSON.stringify(ticket);
        const after = run(ticket, now);
        expect(JSON.stringify(ticket)).toBe(before);
        if (after === null) continue;
        expect(after.version).toBe(ticket.version);
        ticket = after;
        expect(ticket.state === 'waiting' ? ticket.mentorId : 0).toSatisfy((id) => id === null || id === 0);
        if (ticket.state === 'claimed') {
          expect(ticket.mentorId).not.toBeNull();
          expect(ticket.mentorId).not.toBe(ticket.workerId);
          expect(ticket.claimedAt).not.toBeNull();
        }
        expect(ticket.closedAt === null).toBe(ticket.state !== 'closed');
        expect(ticket.outcome === null).toBe(ticket.state !== 'closed');
        // Nobody waits unseen: as long as a ticket is open, something falls due, and never in the past of what it waits for.
        const due = nextDue(ticket, RULES);
        expect(due === null).toBe(ticket.state === 'closed');
        if (due) expect(due.at).toBeGreaterThanOrEqual(ticket.openedAt);
      }
    }),
  );
});

test('of any number of claims on the same version exactly one fits, and nobody claims their own ticket', () => {
  const first = change.claim(NEW, 1, 10);
  expect(first).toMatchObject({ state: 'claimed', mentorId: 1 });
  expect(change.claim(first as Ticket, 2, 11)).toBeNull();
  expect(change.claim(NEW, 7, 10)).toBeNull();
});

test('the clock: alerted again after 15 minutes, then hourly; unanswered for two hours goes back; silence asks, then closes', () => {
  expect(nextDue(NEW, RULES)).toEqual({ due: 'alert', at: 0 });
  const alerted = change.alerted(NEW, 0) as Ticket;
  expect(nextDue(alerted, RULES)).toEqual({ due: 'alert', at: 15 * MINUTE });
  const again = change.alerted(alerted, 15 * MINUTE) as Ticket;
  expect(nextDue(again, RULES)).toEqual({ due: 'alert', at: 15 * MINUTE + HOUR });
  const claimed = change.claim(again, 1, HOUR) as Ticket;
  expect(nextDue(claimed, RULES)).toEqual({ due: 'release', at: 3 * HOUR });
  const answered = change.mentorWrote(claimed, 2 * HOUR) as Ticket;
  expect(nextDue(answered, RULES)).toEqual({ due: 'ask', at: 50 * HOUR });
  const wrote = change.workerWrote(answered, 3 * HOUR, true) as Ticket;
  const more = change.workerWrote(wrote, 4 * HOUR, true) as Ticket;
  expect(nextDue(more, RULES)).toEqual({ due: 'release', at: 5 * HOUR });
  const asked = change.askedSilence(answered, 50 * HOUR) as Ticket;
  expect(nextDue(asked, RULES)).toEqual({ due: 'close', at: 74 * HOUR });
  expect(nextDue(change.workerWrote(asked, 51 * HOUR, false) as Ticket, RULES)).toEqual({ due: 'ask', at: 99 * HOUR });
});

test('a visit that is agreed puts off the question about silence', () => {
  const claimed = change.mentorWrote(change.claim(NEW, 1, 0) as Ticket, 1) as Ticket;
  const agreed = change.agree(change.propose(claimed, 'mentor', 'balai', 10 * DAY) as Ticket, 'worker') as Ticket;
  expect(nextDue(agreed, RULES)).toEqual({ due: 'ask', at: 12 * DAY });
});

test('a closed ticket can be taken up again for a week, and no longer', () => {
  const closed = change.close(change.claim(NEW, 1, 0) as Ticket, 1, 'paid', 0) as Ticket;
  expect(canReopen(closed, WEEK - 1, RULES)).toBe(true);
  expect(change.reopen(closed, 1, WEEK, RULES)).toBeNull();
  expect(change.reopen(closed, null, DAY, RULES)).toMatchObject({ state: 'waiting', mentorId: null, reopened: 1 });
});

test('thanks want no answer, questions do', () => {
  for (const words of ['Makasih bu', 'oke siap', 'matur nuwun nggih', '👍', 'Baik, terima kasih banyak!'])
    expect([words, wantsAnswer(words)]).toEqual([words, false]);
  for (const words of ['oke lalu bagaimana', 'ya bu, tapi KTP saya hilang', 'sudah bayar belum aktif'])
    expect([words, wantsAnswer(words)]).toEqual([words, true]);
});
