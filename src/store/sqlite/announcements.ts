import { KawanError } from '../../errors.ts';
import type {
  AnnouncedPerson,
  Announcement,
  AnnouncementRecord,
  AnnouncementVerbs,
  Course,
  Villager,
} from '../announcements.ts';
import { PROFILE } from '../profile-names.ts';
import { answering } from './answer.ts';
import { columnsOf, type RowOf } from './columns.ts';
import type { Connection } from './connection.ts';
import { fromJson, toJsonOrNull } from './json.ts';

const FIELDS = [
  'id',
  'byId',
  'byName',
  'what',
  'startsAt',
  'zone',
  'place',
  'location',
  'villages',
  'audience',
  'seats',
  'status',
  'sendAt',
  'code',
  'guests',
  'createdAt',
  'version',
] as const;
const ANNOUNCEMENT = columnsOf('announcements', FIELDS);
const SELECT = `select ${ANNOUNCEMENT.list} from announcements`;
type AnnouncementRow = Pick<RowOf<'announcements'>, (typeof FIELDS)[number]>;

export interface AnnouncementStatements {
  /** Belongs into the transaction of a turn. Throws `store_conflict`. */
  save(record: AnnouncementRecord): void;
  /** Notes which message of the outbox was somebody's invitation. Belongs into the transaction of a turn. */
  link(outboxId: number | bigint, personId: number, announcement: string, at: number): void;
  /** Nobody is left to let go what a kader planned: it is cancelled. Belongs into erasing. */
  erase(personId: number): void;
}

/** Announcements, whom they reached, who comes and came. */
export function announcementVerbs(db: Connection): AnnouncementVerbs {
  const answer = answering(db);
  const one = db.prepare<[string], AnnouncementRow>(`${SELECT} where id = ?`);
  const listed = db.prepare<[number | null, number | null, number], AnnouncementRow>(
    `${SELECT}
     where (? is null or by_id = ?) and status <> 'draft' and starts_at >= ? order by starts_at desc limit 50`,
  );
  const between = db.prepare<[number, number], AnnouncementRow>(
    `${SELECT} where status = 'sent' and starts_at between ? and ? order by starts_at`,
  );
  const people = db.prepare<[string, string], PersonRow>(
    `select a.person_id as personId, p.stage, a.status, a.answer, a.came_at as cameAt, a.came_how as cameHow, o.status as sent,
            (select value from profile where person_id = a.person_id and name = ?) as nickname
     from announced a join people p on p.id = a.person_id
     left join outbox o on o.id = a.outbox_id
     where a.announcement = ? order by a.person_id`,
  );
  const feedback = db.prepare<[string], { useful: string; clear: string; next: string }>(
    'select useful, clear, next from meeting_feedback where announcement = ? order by at',
  );
  const courses = db.prepare<[], Course>(
    'select person_id as personId, begun_at as begunAt, done_at as doneAt, "right", total from courses order by person_id',
  );
  const villagers = db.prepare<[typeof PROFILE], VillagerRow>(
    `select p.id, p.channel, p.consent, p.reminders, p.stopped, p.blocked, p.stage, p.zone, v.value as village,
            n.value as nickname, w.value as work, m.value as muted, k.value as seen,
            exists (select 1 from announced a where a.person_id = p.id and a.came_at is not null) as attended,
            (select max(at) from stages s where s.person_id = p.id) as stageAt,
            exists (select 1 from tickets t where t.worker_id = p.id and t.state <> 'closed' and t.visit ->> 'state' = 'agreed') as awaitsVisit,
            (select max(at) from kader_visits x where x.person_id = p.id) as visitedAt
     from profile v join people p on p.id = v.person_id
     left join profile n on n.person_id = p.id and n.name = @nickname
     left join profile w on w.person_id = p.id and w.name = @work
     left join profile m on m.person_id = p.id and m.name = @mutesAnnouncements
     left join profile k on k.person_id = p.id and k.name = @seenByKader
     where v.name = @village order by p.id`,
  );

  return {
    loadAnnouncement: answer((id) => {
      const row = one.get(id);
      return row ? announcementOf(row) : null;
    }),
    announcements: answer((by, since) => listed.all(by, by, since).map(announcementOf)),
    announcementsBetween: answer((from, to) => between.all(from, to).map(announcementOf)),
    announcedPeople: answer((id) => people.all(PROFILE.nickname, id).map(personOf)),
    feedbackOf: answer((id) => feedback.all(id)),
    villagers: answer(() => villagers.all(PROFILE).map(villagerOf)),
    courses: answer(() => courses.all()),
  };
}

/** What a turn writes about announcements. */
export function announcementStatements(db: Connection): AnnouncementStatements {
  const invite = db.prepare(
    `insert into announced (announcement, person_id, status, reason, outbox_id, at) values (?, ?, 'sent', '', ?, ?)
     on conflict do update set status = 'sent', outbox_id = excluded.outbox_id`,
  );
  const cancelPlanned = db.prepare<[number]>(
    "update announcements set status = 'cancelled', version = version + 1 where by_id = ? and status = 'planned'",
  );

  return {
    save: recordStatements(db),
    link: (outboxId, personId, announcement, at) => void invite.run(announcement, personId, outboxId, at),
    erase: (personId) => void cancelPlanned.run(personId),
  };
}

function recordStatements(db: Connection): (record: AnnouncementRecord) => void {
  const insert = db.prepare(
    `insert into announcements (${ANNOUNCEMENT.names}) values (${ANNOUNCEMENT.marks}) on conflict do nothing`,
  );
  const update = db.prepare(`update announcements set ${ANNOUNCEMENT.changes} where id = ? and version = ?`);
  // Told once: whoever is in the list already stays as they are.
  const tell = db.prepare(
    "insert into announced (announcement, person_id, status, reason, at) values (?, ?, ?, ?, ?) on conflict do update set status = excluded.status, reason = excluded.reason where status = 'queued'",
  );
  const taken = db
    .prepare<[string, number], number>(
      "select count(*) from announced where announcement = ? and answer = 'yes' and person_id <> ?",
    )
    .pluck();
  const answer = db.prepare(
    `insert into announced (announcement, person_id, status, reason, answer, answered_at, at) values (?, ?, '', '', ?, ?, ?)
     on conflict do update set answer = excluded.answer, answered_at = excluded.answered_at`,
  );
  const came = db.prepare(
    `insert into announced (announcement, person_id, status, reason, came_at, came_how, at) values (?, ?, '', '', ?, ?, ?)
     on conflict do update set came_at = excluded.came_at, came_how = excluded.came_how`,
  );
  const said = db.prepare(
    `insert into meeting_feedback (announcement, person_id, useful, clear, next, at) values (?, ?, ?, ?, ?, ?)
     on conflict do update set useful = excluded.useful, clear = excluded.clear, next = excluded.next, at = excluded.at`,
  );
  const begun = db.prepare('insert into courses (person_id, begun_at) values (?, ?) on conflict do nothing');
  const done = db.prepare(
    `insert into courses (person_id, begun_at, done_at, "right", total) values (?, ?, ?, ?, ?)
     on conflict do update set done_at = excluded.done_at, "right" = excluded."right", total = excluded.total
     where courses."right" is null or courses."right" <= excluded."right"`,
  );
  const visited = db.prepare('insert into kader_visits (person_id, by_id, at) values (?, ?, ?)');

  return (record) => {
    switch (record.kind) {
      case 'announcement': {
        const { announcement } = record;
        const { id, version } = announcement;
        const values = ANNOUNCEMENT.values(rowOf(announcement));
        const written = version === 0 ? insert.run(...values) : update.run(...values, id, version);
        if (written.changes === 0) throw new KawanError('store_conflict', 'an announcement changed while a turn ran');
        return;
      }
      case 'announced':
        tell.run(record.announcement, record.personId, record.status, record.reason, record.at);
        return;
      case 'rsvp': {
        const { announcement, personId, seats, at } = record;
        const full = seats > 0 && record.answer === 'yes' && (taken.get(announcement, personId) ?? 0) >= seats;
        if (full) throw new KawanError('store_conflict', 'the last seat was taken while a turn ran');
        answer.run(announcement, personId, record.answer, at, at);
        return;
      }
      case 'attendance': {
        const { announcement, personId, how, at } = record;
        came.run(announcement, personId, how === null ? null : at, how, at);
        return;
      }
      case 'meeting_feedback':
        said.run(record.announcement, record.personId, record.useful, record.clear, record.next, record.at);
        return;
      case 'kader_visit':
        visited.run(record.personId, record.by, record.at);
        return;
      case 'course_begun':
        begun.run(record.personId, record.at);
        return;
      case 'course_done': {
        const { personId, right, total, at } = record;
        done.run(personId, at, at, right, total);
        return;
      }
      default:
        record satisfies never;
    }
  };
}

type Told = RowOf<'profile'>['value'] | null;
type PersonRow = Pick<RowOf<'announced'>, 'personId' | 'status' | 'answer' | 'cameAt' | 'cameHow'> &
  Pick<RowOf<'people'>, 'stage'> & { sent: RowOf<'outbox'>['status'] | null; nickname: Told };
type VillagerRow = Pick<
  RowOf<'people'>,
  'id' | 'channel' | 'consent' | 'reminders' | 'stopped' | 'blocked' | 'stage' | 'zone'
> &
  Record<'village' | 'nickname' | 'work' | 'muted' | 'seen', Told> &
  Record<'attended' | 'awaitsVisit', number> &
  Record<'stageAt' | 'visitedAt', number | null>;

function announcementOf({ byId, ...row }: AnnouncementRow): Announcement {
  return {
    ...row,
    by: byId,
    location: fromJson(row.location),
    villages: fromJson(row.villages),
    audience: fromJson(row.audience),
  };
}

/** As it is to be written: one version on. */
function rowOf({ by, ...announcement }: Announcement): AnnouncementRow {
  const { location, villages, audience, version } = announcement;
  return {
    ...announcement,
    byId: by,
    location: toJsonOrNull(location),
    villages: toJsonOrNull(villages),
    audience: toJsonOrNull(audience),
    version: version + 1,
  };
}

function personOf(row: PersonRow): AnnouncedPerson {
  return {
    personId: row.personId,
    nickname: String(fromJson(row.nickname) ?? ''),
    stage: row.stage,
    delivery: deliveryOf(row),
    answer: row.answer,
    cameAt: row.cameAt,
    guest: row.cameHow === 'guest',
  };
}

function deliveryOf({ status, sent }: PersonRow): AnnouncedPerson['delivery'] {
  if (status === 'queued' || status === 'skipped') return status;
  if (status === '') return 'none';
  if (sent === 'failed' || sent === 'blocked') return sent;
  return sent === 'waiting' || sent === 'sending' ? 'queued' : 'sent';
}

function villagerOf(row: VillagerRow): Villager {
  return {
    id: row.id,
    channel: row.channel,
    consent: row.consent,
    reminders: row.reminders === 1,
    stopped: row.stopped === 1,
    blocked: row.blocked === 1,
    stage: row.stage,
    zone: row.zone,
    village: String(fromJson(row.village)),
    nickname: String(fromJson(row.nickname) ?? ''),
    work: String(fromJson(row.work) ?? 'unknown'),
    muted: fromJson(row.muted) === true,
    seen: fromJson(row.seen) === true,
    attended: row.attended === 1,
    stageAt: row.stageAt,
    awaitsVisit: row.awaitsVisit === 1,
    visitedAt: row.visitedAt,
  };
}
