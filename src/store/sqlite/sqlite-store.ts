import { join } from 'node:path';
import type { Logger } from '../../log.ts';
import type { FlowVersion, Person, Store, TurnRows } from '../store.ts';
import { startCheckpoints } from './checkpoints.ts';
import { DATABASE_FILE, explain, lockFolder, openDatabase } from './open.ts';
import { joinVerbs } from './join-verbs.ts';
import { jobVerbs } from './job-verbs.ts';
import { outboxVerbs } from './outbox-verbs.ts';
import { peopleVerbs } from './people-verbs.ts';
import { trusted } from './person-rows.ts';
import { digestVerbs } from './evaluation/digest.ts';
import { announcementVerbs } from './announcement-verbs.ts';
import { staffVerbs } from './staff-verbs.ts';
import { ticketVerbs } from './ticket-verbs.ts';
import { turnVerbs } from './turn-verbs.ts';
import { whatsappVerbs } from './whatsapp-verbs.ts';

export interface SqliteOptions {
  dataDir: string;
  /** true: the one server of this folder. false: a command that works beside it. */
  exclusive: boolean;
  log?: Logger;
}

/**
 * The store on SQLite: WAL, `synchronous=FULL`, one server per data folder.
 * Throws `data_dir_in_use`, `data_dir_unwritable`, `store_corrupt`, `store_newer`.
 */
export function openSqliteStore(options: SqliteOptions): Store {
  const { dataDir, exclusive, log } = options;
  const file = join(dataDir, DATABASE_FILE);
  const lock = exclusive ? lockFolder(dataDir) : null;
  let db: ReturnType<typeof openDatabase>;
  try {
    db = openDatabase(dataDir, { ownCheckpoints: exclusive });
  } catch (error) {
    lock?.release();
    throw error;
  }
  const checkpoints = exclusive ? startCheckpoints(file, log) : null;

  /** Says in our own words what SQLite could not do. */
  function guarded<T>(verb: () => T): T {
    try {
      return verb();
    } catch (error) {
      throw explain(error, file);
    }
  }

  // Erasing is part of a turn's commit, so the turn verbs are given it before the rest is put together.
  const people = peopleVerbs(db, (id) => turns.loadPerson(id));
  const staff = staffVerbs(db);
  const tickets = ticketVerbs(db);
  const announcements = announcementVerbs(db);
  const joining = joinVerbs(db);
  const turns = turnVerbs(db, eraseRows, { staff, tickets, announcements, joining });
  const outbox = outboxVerbs(db, tickets);

  const jobs = jobVerbs(db);
  const putVersion = db.prepare(
    'insert into flow_versions (flow, version, source, first_seen) values (?, ?, ?, ?) on conflict do nothing',
  );
  const versions = db.prepare<[], { flow: string; version: string; source: string; first_seen: number }>(
    'select * from flow_versions order by first_seen',
  );
  const liveSteps = db.prepare<[], { flow: string; version: string; step: string; sessions: number }>(
    `select f.value ->> 'flow' as flow, f.value ->> 'version' as version, f.value ->> 'step' as step, count(*) as sessions
     from people, json_each(people.session, '$.frames') f group by 1, 2, 3`,
  );
  const getSetting = db.prepare<[string], string>('select value from settings where key = ?').pluck();
  const putSetting = db.prepare(
    'insert into settings (key, value) values (?, ?) on conflict do update set value = excluded.value',
  );
  const missed = db.prepare<[], { text: string; at: number }>('select text, at from missed order by id');
  const saveVersions = db.transaction((list: readonly Omit<FlowVersion, 'firstSeen'>[], now: number) => {
    for (const { flow, version, source } of list) putVersion.run(flow, version, JSON.stringify(source), now);
  });
  const eraseOne = db.transaction(eraseRows);

  /** What others hold of a person's words goes first, while it is known where it stands. */
  function eraseRows(personId: number): Record<string, number> {
    const inTickets = tickets.erase(personId);
    return { ...people.eraseRows(personId), tickets: inTickets };
  }

  /** Moves the WAL into the file and empties it, so that erased text is in neither. */
  function scour(): void {
    db.pragma('wal_checkpoint(TRUNCATE)');
  }

  function commit(list: readonly TurnRows[]) {
    const results = guarded(() => turns.commit(list));
    if (list.some((turn) => turn.erase)) scour();
    return results;
  }

  return {
    ...whatsappVerbs(db),
    ...staff.verbs,
    ...tickets.verbs,
    ...announcements.verbs,
    ...digestVerbs(db),
    load: (stimuli) => guarded(() => turns.load(stimuli)),
    loadPerson: (id): Person | null => turns.loadPerson(id),
    commit,
    claimOutbox: (channel, limit, now) => guarded(() => outbox.claimOutbox(channel, limit, now)),
    settleOutbox: (results) => guarded(() => outbox.settleOutbox(results)),
    sweepForgotten(now) {
      const swept = guarded(() => outbox.sweepForgotten(now));
      if (swept > 0) scour();
      return swept;
    },
    recoverOutbox: () => guarded(() => outbox.recoverOutbox()),
    nextOutboxAt: (channel) => outbox.nextOutboxAt(channel),
    messagesAfter: (channel, address, seq, limit) => guarded(() => outbox.messagesAfter(channel, address, seq, limit)),
    dueJobs: (now, limit) => guarded(() => jobs.dueJobs(now, limit)),
    nextJobAt: () => jobs.nextJobAt(),
    postponeJob: (job, dueAt) => guarded(() => jobs.postponeJob(job, dueAt)),
    recallReminders: (recall) => guarded(() => jobs.recallReminders(recall)),
    saveFlowVersions: (list, now) => guarded(() => saveVersions.immediate(list, now)),
    flowVersions: () =>
      versions.all().map((row) => ({
        flow: row.flow,
        version: row.version,
        source: trusted<unknown>(row.source),
        firstSeen: row.first_seen,
      })),
    liveSteps: () => liveSteps.all(),
    personData: (id) => guarded(() => people.personData(id)),
    erase(id) {
      const gone = guarded(() => eraseOne.immediate(id));
      scour();
      return gone;
    },
    exportPeople: () => people.exportPeople(),
    exportAttempts: () => people.exportAttempts(),
    missedUtterances: () => missed.all(),
    getSetting: (key) => getSetting.get(key) ?? null,
    setSetting(key, value) {
      guarded(() => putSetting.run(key, value));
    },
    ping() {
      guarded(() => db.prepare('select 1').get());
    },
    async backup(path) {
      await db.backup(path);
    },
    async close() {
      await checkpoints?.stop();
      scourQuietly();
      db.close();
      lock?.release();
    },
  };

  /** At the end the WAL is folded in where nobody else reads it; if somebody does, nothing is lost. */
  function scourQuietly(): void {
    try {
      scour();
    } catch (error) {
      log?.warn({ err: error }, 'last checkpoint left to the next start');
    }
  }
}
