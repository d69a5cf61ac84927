import { expect, test } from 'vitest';
import { may, PERMISSIONS, ROLES, serves, villageKey, type Permission, type Role } from '../../src/staff/roles.ts';
import { staffOf } from '../builders/staff.ts';

const OWN = { village: 'Tlogoadi', holder: 1, told: false };
const OTHERS = { village: 'Sinduadi', holder: 2, told: true };
const WAITING_HERE = { village: 'Desa Sinduadi', holder: null, told: false };
const WAITING_ELSEWHERE = { village: 'Tlogoadi', holder: null, told: false };
const TOLD_OF = { ...WAITING_ELSEWHERE, told: true };

/** For each reach: may they touch their own, somebody else's, one waiting in their village, one elsewhere, one they were told of? */
const EXPECTED = {
  own: [true, false, false, false, false],
  reach: [true, false, true, false, true],
  any: [true, true, true, true, true],
  none: [false, false, false, false, false],
} as const;

test('every permission of every role reaches exactly as far as its row says, on own and on others’ things', () => {
  for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
    const row: Partial<Record<Role, keyof typeof EXPECTED>> = PERMISSIONS[permission];
    for (const role of ROLES) {
      const found = [OWN, OTHERS, WAITING_HERE, WAITING_ELSEWHERE, TOLD_OF].map((thing) =>
        may(staffOf([role]), permission, thing),
      );
      expect([permission, role, found]).toEqual([permission, role, EXPECTED[row[role] ?? 'none']]);
    }
  }
});

test('workers and whoever left may do nothing at all', () => {
  for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
    expect(may(null, permission)).toBe(false);
    expect(may(staffOf([...ROLES], { leftAt: 5 }), permission, OWN)).toBe(false);
  }
});

test('two roles together may do what either may', () => {
  expect(may(staffOf(['kader']), 'take_ticket', WAITING_HERE)).toBe(false);
  expect(may(staffOf(['kader', 'mentor']), 'take_ticket', WAITING_HERE)).toBe(true);
});

test('a village is the same however it is written, and no village means all of them', () => {
  expect(villageKey('  Kalurahan SINDU-ADI ')).toBe(villageKey('sindu adi'));
  expect(serves(staffOf(['mentor']), 'Desa Sinduadi')).toBe(true);
  expect(serves(staffOf(['mentor']), 'Tirtoadi')).toBe(false);
  expect(serves(staffOf(['mentor'], { villages: [] }), 'Tirtoadi')).toBe(true);
});
