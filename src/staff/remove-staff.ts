import { id } from '../deeds/args.ts';
import { defineJob } from '../deeds/job.ts';
import type { Staff } from '../store/staff.ts';
import { colleague } from './colleague.ts';
import { defineDeed, defineDeedOn, type Subject } from './deed.ts';
import { openMenu } from './menu.ts';
import { may } from './roles.ts';
import type { Part } from './room-turn.ts';
import { command } from './typed.ts';
import { villagesInWords } from './villages-in-words.ts';

/** People a phone can show as buttons at once. */
const LISTED = 20;

/** A person who is on the staff. */
const somebody: Subject<Part<'staff' | 'say', 'loadStaff'>, { person: number }, Staff> = {
  async load(turn, { person }) {
    const staff = await colleague(turn, person);
    return staff && { about: staff, thing: null };
  },
  refuse: (turn) => turn.say(may(turn.staff, 'manage_staff') ? 'staff_unknown' : 'not_allowed'),
};

const listStaff = defineDeed({
  name: 'staff_list',
  args: {},
  permission: 'manage_staff',
  menu: { label: 'Daftar petugas' },
  typed: command(/^(?:staf|daftar petugas|daftar staf)$/i),
  async run(turn: Part<'me' | 'guide' | 'words' | 'offer', 'staffList'>) {
    const all = await turn.store.staffList();
    const lines = all.map((staff) =>
      turn.words('staff_line', {
        name: staff.name,
        roles: rolesOf(turn, staff),
        villages: villagesInWords(turn, staff.villages),
        duty: staff.onDuty ? 'on' : 'off',
      }),
    );
    const others = all.filter(({ personId }) => personId !== turn.me).slice(0, LISTED);
    turn.offer(
      [turn.words('staff_list', { count: all.length }), ...lines].join('\n'),
      others.map(({ personId, name }) => ({ label: `Keluarkan ${name}`, deed: askRemoval.of({ person: personId }) })),
    );
  },
});

const askRemoval = defineDeedOn(somebody, {
  name: 'staff_remove',
  args: { person: id },
  permission: 'manage_staff',
  run(turn: Part<'words' | 'offer'>, staff) {
    turn.offer(turn.words('remove_ask', { name: staff.name }), [
      { label: 'Ya, keluarkan', deed: remove.of({ person: staff.personId }) },
      { label: 'Tidak', deed: openMenu.of({}) },
    ]);
  },
});

const remove = defineDeedOn(somebody, {
  name: 'staff_remove_yes',
  args: { person: id },
  permission: 'manage_staff',
  run(turn: Part<'me' | 'now' | 'draft' | 'say'>, staff) {
    if (staff.personId === turn.me) {
      turn.say('staff_unknown');
      return;
    }
    const { record, job } = removal(staff, turn.now);
    turn.draft.keep(record);
    turn.draft.scheduleFor(staff.personId, job, turn.now);
    turn.say('remove_done', { name: staff.name });
  },
});

/** The list of staff, for those who manage it. */
export const staffListDeeds = [listStaff, askRemoval, remove];

const removed = defineJob({
  name: 'staff_removed',
  args: {},
  unasked: false,
  endsWork: true,
  run: (turn: Part<'say'>) => turn.say('removed'),
});

/** A staff member who blocks the bot is off duty; the outbox puts this job down when a message is refused. */
export const staffBlocked = defineJob({
  name: 'staff_blocked',
  args: {},
  unasked: false,
  endsWork: true,
  run(turn: Part<'staff'>) {
    if (turn.staff) turn.staff.onDuty = false;
  },
});

export const staffJobs = [removed, staffBlocked];

/** Takes somebody off the staff at once; a job of theirs, due at once, then gives back what they hold and tells them. */
export function removal(staff: Staff, now: number) {
  return { record: { kind: 'staff', staff: { ...staff, onDuty: false, leftAt: now } }, job: removed.of({}) } as const;
}

function rolesOf(turn: Part<'words'>, staff: Staff): string {
  return staff.roles.map((role) => turn.words(`role_${role}`)).join(', ');
}
