import { DAY } from '../../calendar/durations.ts';
import { KawanError } from '../../errors.ts';
import type { Button, Invite, Role, Staff, StaffMenu, StaffRecord, StaffVerbs } from '../staff.ts';
import type { Deed } from '../deeds.ts';
import { answering } from './answer.ts';
import type { Connection } from './connection.ts';
import { bit, trusted } from './person-rows.ts';

interface StaffRow {
  person_id: number;
  name: string;
  roles: string;
  villages: string;
  on_duty: number;
  hours: string | null;
  mode: Staff['mode'];
  desk: string;
  joined_at: number;
  left_at: number | null;
  version: number;
}

interface InviteRow {
  hash: string;
  role: Role;
  name: string;
  villages: string;
  expires_at: number;
  used_at: number | null;
  at: number;
}

interface ButtonRow {
  token: string;
  person_id: number;
  action: string;
  expires_at: number;
  used_at: number | null;
}

export interface StaffStatements {
  /** Belongs into the transaction of a turn. Throws `store_conflict`. */
  save(record: StaffRecord): void;
}

/** Staff, invitations and buttons. */
export function staffVerbs(db: Connection): StaffVerbs {
  const answer = answering(db);
  const one = db.prepare<[number], StaffRow>('select * from staff where person_id = ?');
  const all = db.prepare<[], StaffRow>('select * from staff where left_at is null order by joined_at, person_id');
  const putInvite = db.prepare(
    'insert into invites (hash, role, name, villages, expires_at, used_at, at) values (?, ?, ?, ?, ?, null, ?)',
  );
  const invite = db.prepare<[string], InviteRow>('select * from invites where hash = ?');
  const button = db.prepare<[string], ButtonRow>('select * from buttons where token = ?');

  return {
    loadStaff: answer((personId) => {
      const row = one.get(personId);
      return row ? staffOf(row) : null;
    }),
    staffList: answer(() => all.all().map(staffOf)),
    addInvite: answer(({ hash, role, name, villages, expiresAt, at }) => {
      putInvite.run(hash, role, name, JSON.stringify(villages), expiresAt, at);
    }),
    loadInvite: answer((hash) => {
      const row = invite.get(hash);
      return row ? inviteOf(row) : null;
    }),
    loadButton: answer((token) => {
      const row = button.get(token);
      return row ? buttonOf(row) : null;
    }),
  };
}

/** What a turn writes about staff. */
export function staffStatements(db: Connection): StaffStatements {
  const insert = db.prepare(
    `insert into staff (name, roles, villages, on_duty, hours, mode, desk, joined_at, left_at, version, person_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare(
    `update staff set name = ?, roles = ?, villages = ?, on_duty = ?, hours = ?, mode = ?, desk = ?, joined_at = ?,
     left_at = ?, version = ? where person_id = ? and version = ?`,
  );
  // Whom it named stands in `staff` from now on.
  const useInvite = db.prepare("update invites set used_at = ?, name = '' where hash = ? and used_at is null");
  const putButton = db.prepare(
    'insert into buttons (token, person_id, action, expires_at, used_at) values (?, ?, ?, ?, null)',
  );
  const useButton = db.prepare('update buttons set used_at = ? where token = ? and used_at is null');
  const sweepButtons = db.prepare('delete from buttons where expires_at < ?');

  function save(record: StaffRecord): void {
    switch (record.kind) {
      case 'staff':
        saveStaff(record.staff);
        return;
      case 'invite_used':
        if (useInvite.run(record.at, record.hash).changes === 0) throw lost('an invitation was used meanwhile');
        return;
      case 'button':
        putButton.run(record.token, record.personId, JSON.stringify(record.deed), record.expiresAt);
        return;
      case 'button_used':
        if (useButton.run(record.at, record.token).changes === 0) throw lost('a button was pressed meanwhile');
        sweepButtons.run(record.at - BUTTONS_KEPT_MS);
        return;
      default:
        record satisfies never;
    }
  }

  function saveStaff(staff: Staff): void {
    const values = [
      staff.name,
      JSON.stringify(staff.roles),
      JSON.stringify(staff.villages),
      bit(staff.onDuty),
      staff.hours === null ? null : JSON.stringify(staff.hours),
      staff.mode,
      JSON.stringify(staff.menu),
      staff.joinedAt,
      staff.leftAt,
      staff.version + 1,
      staff.personId,
    ];
    if (staff.version > 0) {
      if (update.run(...values, staff.version).changes === 0) throw lost('a staff member changed while a turn ran');
    } else insert.run(...values);
  }

  return { save };
}

/** Expired buttons stay so long, so that a late press is told what happened instead of being unknown. */
const BUTTONS_KEPT_MS = 30 * DAY;

function lost(what: string): KawanError {
  return new KawanError('store_conflict', what);
}

function inviteOf(row: InviteRow): Invite {
  const { hash, role, name, at } = row;
  const villages = trusted<string[]>(row.villages);
  return { hash, role, name, villages, expiresAt: row.expires_at, usedAt: row.used_at, at };
}

function buttonOf(row: ButtonRow): Button {
  const { token } = row;
  return {
    token,
    personId: row.person_id,
    deed: trusted<Deed>(row.action),
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  };
}

function staffOf(row: StaffRow): Staff {
  return {
    personId: row.person_id,
    name: row.name,
    roles: trusted<Role[]>(row.roles),
    villages: trusted<string[]>(row.villages),
    onDuty: row.on_duty === 1,
    hours: row.hours === null ? null : trusted<NonNullable<Staff['hours']>>(row.hours),
    mode: row.mode,
    menu: trusted<StaffMenu>(row.desk),
    joinedAt: row.joined_at,
    leftAt: row.left_at,
    version: row.version,
  };
}
