import { newMenu, type Role, type Staff } from '../../src/store/staff.ts';

/** A member of the staff of Sinduadi, on duty; `form` says what is otherwise. */
export function staffOf(roles: Role[], form: Partial<Staff> = {}): Staff {
  return {
    personId: 1,
    name: 'Bu Sri',
    roles,
    villages: ['sinduadi'],
    onDuty: true,
    hours: null,
    mode: 'staff',
    menu: newMenu(),
    joinedAt: 0,
    leftAt: null,
    version: 1,
    ...form,
  };
}
