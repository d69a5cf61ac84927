import { clockOfMinutes } from '../calendar/in-words.ts';
import type { Staff } from '../store/staff.ts';
import { may } from './roles.ts';
import type { Action, StaffRoom } from './staff-room.ts';
import { villagesOf } from './staff-desk.ts';
import type { StaffVisit } from './staff-visit.ts';
import { obey } from '../turn/obey.ts';

const HOURS = /^\s*(\d{1,2})(?:[.:](\d{2}))?\s*(?:-|–|sampai|sd|s\/d|ke)\s*(\d{1,2})(?:[.:](\d{2}))?\s*$/i;
const WORDS: readonly { pattern: RegExp; verb: string }[] = [
  { pattern: /^(?:menu|petugas|start|mulai|bantuan|help)$/i, verb: 'menu' },
  { pattern: /^(?:siap|siap bertugas|mulai tugas|dinas)$/i, verb: 'duty_on' },
  { pattern: /^(?:istirahat|selesai tugas|libur|lepas dinas)$/i, verb: 'duty_off' },
  { pattern: /^(?:jam|jam kerja)$/i, verb: 'hours' },
  { pattern: /^(?:warga|mode warga)$/i, verb: 'worker_mode' },
  { pattern: /^(?:keluar|berhenti jadi petugas)$/i, verb: 'leave' },
  { pattern: /^(?:staf|daftar petugas|daftar staf)$/i, verb: 'staff_list' },
];

/** What everybody on the staff does for themselves, and the list of staff for whoever manages it. */
export function ownRoom(): StaffRoom {
  return {
    menu(staff) {
      return [
        staff.onDuty ? { label: 'Istirahat dulu', action: 'duty_off' } : { label: 'Siap bertugas', action: 'duty_on' },
        { label: 'Jam kerja saya', action: 'hours' },
        { label: 'Coba sisi warga', action: 'worker_mode' },
        ...(may(staff, 'manage_staff') ? [{ label: 'Daftar petugas', action: 'staff_list' }] : []),
        { label: 'Berhenti jadi petugas', action: 'leave' },
      ];
    },
    read(text): Action | null {
      const bare = text.trim().replace(/^\//, '');
      const found = WORDS.find(({ pattern }) => pattern.test(bare));
      return found ? { verb: found.verb, args: [] } : null;
    },
    verbs: {
      duty_on: own((visit, staff) => {
        staff.onDuty = true;
        visit.turn.draft.person.stopped = false;
        visit.say('duty_on');
      }),
      duty_off: own((visit, staff) => {
        staff.onDuty = false;
        visit.say('duty_off');
      }),
      hours: own((visit, staff, _args, words) => setHours(visit, staff, words)),
      worker_mode: own((visit, staff) => {
        staff.mode = 'worker';
        visit.say('worker_mode');
        obey(visit.turn, 'menu');
      }),
      staff_mode: own((visit, staff) => {
        staff.mode = 'staff';
        visit.say('staff_mode', { name: staff.name });
      }),
      leave: own((visit) =>
        visit.offer(visit.words('leave_ask'), [
          { label: 'Ya, berhenti', action: 'leave_yes' },
          { label: 'Tidak', action: 'menu' },
        ]),
      ),
      leave_yes: own((visit, staff) => {
        staff.onDuty = false;
        staff.leftAt = visit.now;
        visit.say('left');
      }),
      staff_list: managing(listStaff),
      staff_remove: managing(askRemoval),
      staff_remove_yes: managing(remove),
    },
    jobs: {
      staff_removed(visit) {
        visit.say('removed');
      },
      staff_blocked(visit) {
        if (visit.staff) visit.staff.onDuty = false;
      },
    },
  };
}

type OwnVerb = (visit: StaffVisit, staff: Staff, args: readonly string[], words: string | null) => Promise<void> | void;

/** A verb on one's own desk. */
function own(run: OwnVerb): StaffRoom['verbs'][string] {
  return async (visit, args, words) => {
    const { staff } = visit;
    if (staff && may(staff, 'own_desk')) await run(visit, staff, args, words);
    else visit.say('not_allowed');
  };
}

function managing(run: (visit: StaffVisit, args: readonly string[]) => Promise<void>): StaffRoom['verbs'][string] {
  return async (visit, args) => {
    if (may(visit.staff, 'manage_staff')) await run(visit, args);
    else visit.say('not_allowed');
  };
}

function setHours(visit: StaffVisit, staff: Staff, words: string | null): void {
  if (words === null) {
    visit.say('hours_ask');
    visit.await('hours', []);
    return;
  }
  if (/^\s*(?:ikut|biasa|ikut program)\s*$/i.test(words)) {
    staff.hours = null;
    visit.say('hours_program');
    return;
  }
  const found = HOURS.exec(words);
  const from = minutes(found?.[1], found?.[2]);
  const until = minutes(found?.[3], found?.[4]);
  if (from === null || until === null || until <= from) {
    visit.say('hours_ask');
    visit.await('hours', []);
    return;
  }
  staff.hours = { from, until };
  visit.say('hours_set', { from: clockOfMinutes(from), until: clockOfMinutes(until) });
}

function minutes(hour: string | undefined, minute: string | undefined): number | null {
  const total = Number(hour) * 60 + Number(minute ?? 0);
  return Number.isInteger(total) && total >= 0 && total <= 24 * 60 && Number(minute ?? 0) < 60 ? total : null;
}

async function listStaff(visit: StaffVisit): Promise<void> {
  const all = await visit.tools.store.staffList();
  const lines = all.map((staff) =>
    visit.words('staff_line', {
      name: staff.name,
      roles: rolesOf(visit, staff),
      villages: villagesOf(visit, staff),
      duty: staff.onDuty ? 'on' : 'off',
    }),
  );
  const others = all.filter(({ personId }) => personId !== visit.me).slice(0, LISTED);
  visit.offer(
    [visit.words('staff_list', { count: all.length }), ...lines].join('\n'),
    others.map(({ personId, name }) => ({ label: `Keluarkan ${name}`, action: `staff_remove ${personId}` })),
  );
}

/** People a phone can show as buttons at once. */
const LISTED = 20;

export function rolesOf(visit: StaffVisit, staff: Staff): string {
  return staff.roles.map((role) => visit.words(`role_${role}`)).join(', ');
}

async function askRemoval(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const staff = await visit.tools.store.loadStaff(Number(id));
  if (staff?.leftAt !== null) {
    visit.say('staff_unknown');
    return;
  }
  visit.offer(visit.words('remove_ask', { name: staff.name }), [
    { label: 'Ya, keluarkan', action: `staff_remove_yes ${staff.personId}` },
    { label: 'Tidak', action: 'menu' },
  ]);
}

async function remove(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const staff = await visit.tools.store.loadStaff(Number(id));
  if (staff?.leftAt !== null || staff.personId === visit.me) {
    visit.say('staff_unknown');
    return;
  }
  const { record, job } = removal(staff, visit.now);
  visit.turn.draft.keep(record);
  visit.turn.draft.scheduleFor(staff.personId, job);
  visit.say('remove_done', { name: staff.name });
}

/** Takes somebody off the staff at once; a job of theirs then gives back what they hold and tells them. */
export function removal(staff: Staff, now: number) {
  return {
    record: { kind: 'staff', staff: { ...staff, onDuty: false, leftAt: now } },
    job: { key: 'staff_removed', dueAt: now, payload: { verb: 'staff_removed' } },
  } as const;
}
