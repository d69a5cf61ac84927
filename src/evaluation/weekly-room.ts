import { bookOf } from '../announcements/book.ts';
import { HOUR, WEEK } from '../calendar/durations.ts';
import { localMidnight, startOfWeek } from '../calendar/local-time.ts';
import { defineJob } from '../deeds/job.ts';
import { defineDeed } from '../staff/deed.ts';
import { may } from '../staff/roles.ts';
import type { Part } from '../staff/room-turn.ts';
import type { StaffRoom } from '../staff/staff-room.ts';
import { command } from '../staff/typed.ts';
import { villagesInWords } from '../staff/villages-in-words.ts';
import type { DigestRow } from '../store/evaluation.ts';
import { quizFigures, totalOf } from './figures.ts';

/** Mondays at eight at the coordinator's own place. */
const AT_HOUR = 8;
const VILLAGES_SHOWN = 8;

type TellingWeek = Part<'now' | 'guide' | 'words' | 'announcements' | 'send', 'digest'>;
type Scheduling = Part<'now' | 'draft'>;

/** The coordinator's week, whenever it is asked for. */
export const readWeek = defineDeed({
  name: 'week',
  args: {},
  permission: 'read_digest',
  menu: { label: 'Ringkasan minggu' },
  typed: command(/^(?:minggu ini|ringkasan minggu(?:an)?|mingguan)$/i),
  run: tellWeek,
});

/** The same by itself each Monday morning. */
export const weeklyDigest = defineJob({
  name: 'weekly',
  args: {},
  unasked: false,
  async run(turn: TellingWeek & Scheduling & Part<'staff'>) {
    if (!may(turn.staff, 'read_digest')) return;
    await tellWeek(turn);
    scheduleWeekly(turn);
  },
});

export const weeklyRoom: StaffRoom<Scheduling> = {
  onDuty(turn, staff) {
    if (may(staff, 'read_digest')) scheduleWeekly(turn);
  },
};

function scheduleWeekly(turn: Scheduling): void {
  turn.draft.schedule(weeklyDigest.of({}), nextMonday(turn.now, turn.draft.person.zone));
}

async function tellWeek(turn: TellingWeek): Promise<void> {
  const rows = await turn.store.digest(turn.now - WEEK, turn.now);
  const book = bookOf(turn);
  const lines = rows.slice(0, VILLAGES_SHOWN).map(({ village, reached, registered, paid }) => {
    const villages = village === '' ? 'Desa belum diisi' : villagesInWords(turn, [village]);
    return book.say('weekly_village', { villages, reached, registered, paid });
  });
  turn.send({ kind: 'say', text: [book.say('weekly', valuesOf(rows)).trim(), ...lines].join('\n') });
}

function valuesOf(rows: readonly DigestRow[]) {
  return {
    reached: totalOf(rows, 'reached'),
    consented: totalOf(rows, 'consented'),
    pre: quizInWords(quizFigures(rows, 'pre')),
    post: quizInWords(quizFigures(rows, 'post')),
    registered: totalOf(rows, 'registered'),
    paid: totalOf(rows, 'paid'),
    lapsed: totalOf(rows, 'lapsed'),
    meetings: totalOf(rows, 'meetings'),
    // The same by its old name, for texts of educators' own.
    sessions: totalOf(rows, 'meetings'),
    came: totalOf(rows, 'came'),
    opened: totalOf(rows, 'ticketsOpened'),
    closed: totalOf(rows, 'ticketsClosed'),
    reminders: totalOf(rows, 'reminders'),
    led: totalOf(rows, 'remindersLed'),
  };
}

function quizInWords({ count, mean }: ReturnType<typeof quizFigures>): string {
  return mean === null ? '0' : `${count} (tepat ${Math.round(mean * 100)} persen)`;
}

/** The next Monday at eight after `now`; UTC milliseconds. */
export function nextMonday(now: number, zone: string): number {
  const monday = startOfWeek(now, zone);
  const thisWeek = monday + AT_HOUR * HOUR;
  return thisWeek > now ? thisWeek : localMidnight(monday, zone, 7) + AT_HOUR * HOUR;
}
