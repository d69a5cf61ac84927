import type { ContentVerbs, FlowVersion, LiveStep } from '../content.ts';
import { answering } from './answer.ts';
import { columnsOf, type Selected } from './columns.ts';
import type { Connection } from './connection.ts';
import { readJson, toJson } from './json.ts';

const VERSION = columnsOf('flow_versions', ['flow', 'version', 'source', 'firstSeen']);

/** Versions of flows, where sessions stand, what was not understood. */
export function contentVerbs(db: Connection): ContentVerbs {
  const answer = answering(db);
  const putVersion = db.prepare(
    'insert into flow_versions (flow, version, source, first_seen) values (?, ?, ?, ?) on conflict do nothing',
  );
  const versions = db.prepare<[], Selected<typeof VERSION>>(
    `select ${VERSION.list} from flow_versions order by first_seen`,
  );
  const liveSteps = db.prepare<[], LiveStep>(
    `select f.value ->> 'flow' as flow, f.value ->> 'version' as version, f.value ->> 'step' as step, count(*) as sessions
     from people, json_each(case when json_valid(people.session) then people.session else '{}' end, '$.frames') f group by 1, 2, 3`,
  );
  const saveVersions = db.transaction((list: readonly Omit<FlowVersion, 'firstSeen'>[], now: number): void => {
    for (const { flow, version, source } of list) putVersion.run(flow, version, toJson(source), now);
  });

  const dropMissed = db.prepare<[number]>('delete from missed where at < ?');

  return {
    saveFlowVersions: answer((list, now) => saveVersions.immediate(list, now)),
    flowVersions: answer(() =>
      versions.all().map((row) => ({
        ...row,
        // One that cannot be read no longer compiles; its sessions move on.
        source: readJson(row.source, null),
      })),
    ),
    liveSteps: answer(() => liveSteps.all()),
    async missedUtterances() {
      const { missedUtterances } = await import('./missed.ts');
      return answer(missedUtterances)(db);
    },
    dropMissedBefore: answer((at) => dropMissed.run(at).changes),
  };
}
