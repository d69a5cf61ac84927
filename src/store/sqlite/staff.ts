import { DAY } from '../../calendar/durations.ts';
import { KawanError } from '../../errors.ts';
import type { Button, Invite, Staff, StaffRecord, StaffVerbs } from '../staff.ts';
import { answering } from './answer.ts';
import { columnsOf, type Selected } from './columns.ts';
import type { Connection } from './connection.ts';
import { fromJson, toJson, toJsonOrNull } from './json.ts';
import { bit } from './person-rows.ts';

const STAFF = columnsOf('staff', [
  'personId',
  'name',
  'roles',
  'villages',
  'onDuty',
  'hours',
  'mode',
  'desk',
  'joinedAt',
  'leftAt',
  'version',
]);

const INVITE = columnsOf('invites', ['hash', 'role', 'name', 'villages', 'expiresAt', 'usedAt', 'at']);
const BUTTON = columnsOf('buttons', ['token', 'personId', 'action', 'expiresAt', 'usedAt']);

export interface StaffStatements {
  /** Belongs into the transaction of a turn. Throws `store_conflict`. */
  save(record: StaffRecord): void;
}

/** Staff, invitations and buttons. */
export function staffVerbs(db: Connection): StaffVerbs {
  const answer = answering(db);
  const one = db.prepare<[number], Selected<typeof STAFF>>(`select ${STAFF.list} from staff where person_id = ?`);
  const all = db.prepare<[], Selected<typeof STAFF>>(
    `select ${STAFF.list} from staff where left_at is null order by joined_at, person_id`,
  );
  const putInvite = db.prepare(
    'insert into invites (hash, role, name, villages, expires_at, used_at, at) values (?, ?, ?, ?, ?, null, ?)',
  );
  const invite = db.prepare<[string], Selected<typeof INVITE>>(`select ${INVITE.list} from invites where hash = ?`);
  const unnameInvites = db.prepare<[number]>(
    "update invites set name = '' where used_at is null and expires_at < ? and name <> ''",
  );
  const button = db.prepare<[string], Selected<typeof BUTTON>>(`select ${BUTTON.list} from buttons where token = ?`);

  return {
    loadStaff: answer((personId) => {
      const row = one.get(personId);
      return row ? staffOf(row) : null;
    }),
    staffList: answer(() => all.all().map(staffOf)),
    addInvite: answer(({ hash, role, name, villages, expiresAt, at }) => {
      putInvite.run(hash, role, name, toJson(villages), expiresAt, at);
    }),
    loadInvite: answer((hash) => {
      const row = invite.get(hash);
      return row ? inviteOf(row) : null;
    }),
    unnameInvites: answer((now) => unnameInvites.run(now).changes),
    loadButton: answer((token) => {
      const row = button.get(token);
      return row ? buttonOf(row) : null;
    }),
  };
}

/** What a turn writes about staff. */
export function staffStatements(db: Connection): StaffStatements {
  const insert = db.prepare(`insert into staff (${STAFF.names}) values (${STAFF.marks})`);
  const update = db.prepare(`update staff set ${STAFF.changes} where person_id = ? and version = ?`);
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
        putButton.run(record.token, record.personId, toJson(record.deed), record.expiresAt);
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
    const values = STAFF.values({
      personId: staff.personId,
      name: staff.name,
      roles: toJson(staff.roles),
      villages: toJson(staff.villages),
      onDuty: bit(staff.onDuty),
      hours: toJsonOrNull(staff.hours),
      mode: staff.mode,
      desk: toJson(staff.menu),
      joinedAt: staff.joinedAt,
      leftAt: staff.leftAt,
      version: staff.version + 1,
    });
    if (staff.version === 0) insert.run(...values);
    else if (update.run(...values, staff.personId, staff.version).changes === 0)
      throw lost('a staff member changed while a turn ran');
  }

  return { save };
}

/** Expired buttons stay so long, so that a late press is told what happened instead of being unknown. */
const BUTTONS_KEPT_MS = 30 * DAY;

function lost(what: string): KawanError {
  return new KawanError('store_conflict', what);
}

function inviteOf(row: Selected<typeof INVITE>): Invite {
  return { ...row, villages: fromJson(row.villages) };
}

function buttonOf({ action, ...row }: Selected<typeof BUTTON>): Button {
  return { ...row, deed: fromJson(action) };
}

function staffOf({ desk, ...row }: Selected<typeof STAFF>): Staff {
  return {
    ...row,
    roles: fromJson(row.roles),
    villages: fromJson(row.villages),
    onDuty: row.onDuty === 1,
    hours: fromJson(row.hours),
    menu: fromJson(desk),
  };
}
