import { HOUR, WEEK } from '../calendar/durations.ts';
import { localMidnight, startOfWeek } from '../calendar/local-time.ts';
import { defineJob } from '../deeds/job.ts';
import { defineDeed } from '../staff/deed.ts';
import { may } from '../staff/roles.ts';
import type { RoomTurn } from '../staff/room-turn.ts';
import type { StaffRoom } from '../staff/staff-room.ts';
import { command } from '../staff/typed.ts';
import { villagesInWords } from '../staff/villages-in-words.ts';
import type { DigestRow } from '../store/evaluation.ts';

/** Mondays at eight at the coordinator's own place. */
const AT_HOUR = 8;
const VILLAGES_SHOWN = 8;

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
  async run(turn: RoomTurn) {
    if (!may(turn.staff, 'read_digest')) return;
    await tellWeek(turn);
    scheduleWeekly(turn);
  },
});

export const weeklyRoom: StaffRoom = {
  onDuty(turn, staff) {
    if (may(staff, 'read_digest')) scheduleWeekly(turn);
  },
};

function scheduleWeekly(turn: RoomTurn): void {
  turn.draft.schedule(weeklyDigest.of({}), nextMonday(turn.now, turn.draft.person.zone));
}

async function tellWeek(turn: RoomTurn): Promise<void> {
  const rows = await turn.store.digest(turn.now - WEEK, turn.now);
  const book = turn.tools.events();
  const lines = rows.slice(0, VILLAGES_SHOWN).map(({ village, reached, registered, paid }) => {
    const villages = village === '' ? 'Desa belum diisi' : villagesInWords(turn, [village]);
    return book.say('weekly_village', { villages, reached, registered, paid });
  });
  turn.send({ kind: 'say', text: [book.say('weekly', figuresOf(rows)).trim(), ...lines].join('\n') });
}

function figuresOf(rows: readonly DigestRow[]) {
  const total = (name: keyof Omit<DigestRow, 'village'>) => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0);
  return {
    reached: total('reached'),
    consented: total('consented'),
    pre: quizWords(rows, 'pre', 'preMean'),
    post: quizWords(rows, 'post', 'postMean'),
    registered: total('registered'),
    paid: total('paid'),
    lapsed: total('lapsed'),
    meetings: total('meetings'),
    came: total('came'),
    opened: total('ticketsOpened'),
    closed: total('ticketsClosed'),
    reminders: total('reminders'),
    led: total('remindersLed'),
  };
}

function quizWords(rows: readonly DigestRow[], count: 'pre' | 'post', mean: 'preMean' | 'postMean'): string {
  const all = rows.reduce((sum, row) => sum + row[count], 0);
  if (all === 0) return '0';
  const right = rows.reduce((sum, row) => sum + row[count] * (row[mean] ?? 0), 0) / all;
  return `${all} (tepat ${Math.round(right * 100)} persen)`;
}

/** The next Monday at eight after `now`; UTC milliseconds. */
export function nextMonday(now: number, zone: string): number {
  const monday = startOfWeek(now, zone);
  const thisWeek = monday + AT_HOUR * HOUR;
  return thisWeek > now ? thisWeek : localMidnight(monday, zone, 7) + AT_HOUR * HOUR;
}
