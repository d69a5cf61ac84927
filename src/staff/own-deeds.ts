import { clockOfMinutes } from '../calendar/in-words.ts';
import type { Staff } from '../store/staff.ts';
import { obey } from '../turn/obey.ts';
import { defineDeed } from './deed.ts';
import { openMenu } from './menu.ts';
import type { Part } from './room-turn.ts';
import { command } from './typed.ts';

const HOURS = /^\s*(\d{1,2})(?:[.:](\d{2}))?\s*(?:-|–|sampai|sd|s\/d|ke)\s*(\d{1,2})(?:[.:](\d{2}))?\s*$/i;

const own = { args: {}, permission: 'own_desk' } as const;

const endDuty = defineDeed({
  ...own,
  name: 'duty_off',
  menu: { label: 'Istirahat dulu', when: ({ onDuty }) => onDuty },
  typed: command(/^(?:istirahat|selesai tugas|libur|lepas dinas)$/i),
  run(turn: Part<'say'>, staff) {
    staff.onDuty = false;
    turn.say('duty_off');
  },
});

const beginDuty = defineDeed({
  ...own,
  name: 'duty_on',
  menu: { label: 'Siap bertugas', when: ({ onDuty }) => !onDuty },
  typed: command(/^(?:siap|siap bertugas|mulai tugas|dinas)$/i),
  run(turn: Part<'draft' | 'say'>, staff) {
    staff.onDuty = true;
    turn.draft.change({ stopped: false });
    turn.say('duty_on');
  },
});

const hours = defineDeed({
  ...own,
  name: 'hours',
  menu: { label: 'Jam kerja saya' },
  typed: command(/^(?:jam|jam kerja)$/i),
  run: (turn: Part<'say' | 'awaitWords'>, staff, _args, words) => setHours(turn, staff, words),
});

const workerMode = defineDeed({
  ...own,
  name: 'worker_mode',
  menu: { label: 'Coba sisi warga' },
  typed: command(/^(?:warga|mode warga)$/i),
  run(turn: Part<'dialogue' | 'say'>, staff) {
    staff.mode = 'worker';
    turn.say('worker_mode');
    obey(turn.dialogue, 'menu');
  },
});

/** Back from the worker's side. */
export const staffMode = defineDeed({
  ...own,
  name: 'staff_mode',
  run(turn: Part<'say'>, staff) {
    staff.mode = 'staff';
    turn.say('staff_mode', { name: staff.name });
  },
});

const leave = defineDeed({
  ...own,
  name: 'leave',
  menu: { label: 'Berhenti jadi petugas' },
  typed: command(/^(?:keluar|berhenti jadi petugas)$/i),
  run(turn: Part<'words' | 'offer'>) {
    turn.offer(turn.words('leave_ask'), [
      { label: 'Ya, berhenti', deed: leaveForGood.of({}) },
      { label: 'Tidak', deed: openMenu.of({}) },
    ]);
  },
});

const leaveForGood = defineDeed({
  ...own,
  name: 'leave_yes',
  endsWork: true,
  run(turn: Part<'now' | 'say'>, staff) {
    staff.onDuty = false;
    staff.leftAt = turn.now;
    turn.say('left');
  },
});

/** What everybody on the staff does for themselves, in the order of the menu; the list of staff stands before leaving. */
export const ownDeeds = [openMenu, endDuty, beginDuty, hours, workerMode, staffMode];
export const leavingDeeds = [leave, leaveForGood];

function setHours(turn: Part<'say' | 'awaitWords'>, staff: Staff, words: string | null): void {
  if (words !== null && /^\s*(?:ikut|biasa|ikut program)\s*$/i.test(words)) {
    staff.hours = null;
    turn.say('hours_program');
    return;
  }
  const found = HOURS.exec(words ?? '');
  const from = minutes(found?.[1], found?.[2]);
  const until = minutes(found?.[3], found?.[4]);
  if (from === null || until === null || until <= from) {
    turn.say('hours_ask');
    turn.awaitWords(hours.of({}));
    return;
  }
  staff.hours = { from, until };
  turn.say('hours_set', { from: clockOfMinutes(from), until: clockOfMinutes(until) });
}

function minutes(hour: string | undefined, minute: string | undefined): number | null {
  const total = Number(hour) * 60 + Number(minute ?? 0);
  return Number.isInteger(total) && total >= 0 && total <= 24 * 60 && Number(minute ?? 0) < 60 ? total : null;
}
