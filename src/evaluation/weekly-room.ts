import { HOUR, WEEK } from '../calendar/durations.ts';
import { may } from '../staff/roles.ts';
import type { StaffRoom } from '../staff/staff-room.ts';
import type { StaffVisit } from '../staff/staff-visit.ts';
import { localMidnight, startOfWeek } from '../calendar/local-time.ts';
import type { DigestRow } from '../store/evaluation.ts';
import { allowed, villageNames, type EventTools } from '../announcements/room-tools.ts';

/** Mondays at eight at the coordinator's own place. */
const AT_HOUR = 8;
const VILLAGES_SHOWN = 8;
export const WEEKLY_JOB = 'weekly';

/** The coordinator's week: by itself each Monday morning, and whenever it is asked for. */
export function digestRoom(tools: EventTools): StaffRoom {
  async function week(visit: StaffVisit): Promise<void> {
    const until = visit.now;
    const rows = await visit.tools.store.digest(until - WEEK, until);
    const total = (name: keyof Omit<DigestRow, 'village'>) => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0);
    const figures = {
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
    const lines = rows.slice(0, VILLAGES_SHOWN).map(({ village, reached, registered, paid }) => {
      const villages = village === '' ? 'Desa belum diisi' : villageNames(visit, [village]);
      return tools.events().say('weekly_village', { villages, reached, registered, paid });
    });
    visit.send({ kind: 'say', text: [tools.events().say('weekly', figures).trim(), ...lines].join('\n') });
  }

  function next(visit: StaffVisit): void {
    const dueAt = nextMonday(visit.now, visit.turn.draft.person.zone);
    visit.turn.draft.schedule({ key: WEEKLY_JOB, dueAt, payload: { verb: WEEKLY_JOB } });
  }

  return {
    menu: (staff) => (may(staff, 'see_courses') ? [{ label: 'Ringkasan minggu', action: 'week' }] : []),
    read: (text) =>
      /^\/?(?:minggu ini|ringkasan minggu(?:an)?|mingguan)$/i.test(text.trim()) ? { verb: 'week', args: [] } : null,
    verbs: { week: allowed('see_courses', (visit) => week(visit)) },
    jobs: {
      async [WEEKLY_JOB](visit) {
        if (!may(visit.staff, 'see_courses')) {
          const staff = await visit.tools.store.loadStaff(visit.me);
          if (!may(staff, 'see_courses')) return;
        }
        await week(visit);
        next(visit);
      },
    },
    onDuty(visit, staff) {
      if (may(staff, 'see_courses')) next(visit);
    },
  };

  function quizWords(rows: readonly DigestRow[], count: 'pre' | 'post', mean: 'preMean' | 'postMean'): string {
    const all = rows.reduce((sum, row) => sum + row[count], 0);
    if (all === 0) return '0';
    const right = rows.reduce((sum, row) => sum + row[count] * (row[mean] ?? 0), 0) / all;
    return `${all} (tepat ${Math.round(right * 100)} persen)`;
  }
}

/** The next Monday at eight after `now`; UTC milliseconds. */
export function nextMonday(now: number, zone: string): number {
  const monday = startOfWeek(now, zone);
  const thisWeek = monday + AT_HOUR * HOUR;
  return thisWeek > now ? thisWeek : localMidnight(monday, zone, 7) + AT_HOUR * HOUR;
}
