import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY } from '../calendar/durations.ts';
import { asText } from '../channels/as-text.ts';
import type { Transcript } from '../content/load/transcripts.ts';
import { newSession } from '../engine/session.ts';
import { STAGES } from '../engine/program.ts';
import { createLog } from '../log.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { Person } from '../store/people.ts';
import { createOwnDataDesk } from '../people/own-data.ts';
import { beginFlow } from '../turn/begin.ts';
import type { Guide } from '../turn/guide.ts';
import { SILENCE_JOB } from '../turn/job-names.ts';
import { newPerson } from '../turn/new-person.ts';
import { createTurns } from '../turn/turns.ts';

export interface Rehearsal {
  /** Plays one transcript; null: everything as written, otherwise what was different. */
  play(flow: string, transcript: Transcript): Promise<string | null>;
  close(): Promise<void>;
}

/** Monday, 23 November 2026, 10:00 WIB: the same day at every run. */
const NOW = Date.UTC(2026, 10, 23, 3);
const CHANNEL = 'terminal';
/** Longer than any silence a flow may wait for. */
const LONG_AFTER = 400 * DAY;

/**
 * Plays transcripts with the real turn over a store of its own, so that global words, free questions, buttons and
 * silence work as they do for a person. The store is deleted on close.
 */
export function createRehearsal(guide: Guide): Rehearsal {
  const dataDir = mkdtempSync(join(tmpdir(), 'kawan-rehearsal-'));
  const store = openSqliteStore({ dataDir, exclusive: false });
  const clock = { now: NOW };
  const random = () => 0;
  const desks = [createOwnDataDesk(store)];
  const turns = createTurns({
    store,
    guide: () => guide,
    desks,
    now: () => clock.now,
    random,
    log: createLog('silent'),
    onCommitted: () => undefined,
  });
  let people = 0;
  let messages = 0;

  async function load(address: string): Promise<Person | null> {
    return (await store.load([{ channel: CHANNEL, externalId: '', address }]))[0]?.person ?? null;
  }

  /** What one exchange does; a problem when it cannot be done. */
  async function act(address: string, exchange: Transcript['talk'][number]): Promise<string | null> {
    const { in: typed, press, silence } = exchange;
    const send = async (content: { kind: 'text'; text: string } | { kind: 'choice'; ask: number; n: number }) => {
      const externalId = `${address} ${++messages}`;
      await turns.receive({ channel: CHANNEL, externalId, address, content, at: clock.now });
    };
    if (typed !== undefined) await send({ kind: 'text', text: String(typed) });
    if (press !== undefined) {
      const ask = (await load(address))?.session.waiting?.ask;
      if (ask === undefined) return 'no question waits whose button could be pressed';
      await send({ kind: 'choice', ask, n: press });
    }
    if (silence !== undefined) {
      const id = (await load(address))?.id;
      const jobs = (await store.dueJobs(clock.now + LONG_AFTER, 1000)).filter(({ personId }) => personId === id);
      const job = jobs.find(({ key }) => key === SILENCE_JOB);
      if (!job) return 'no silence is awaited here (it is only with "reminders: true" given)';
      clock.now = job.dueAt;
      await turns.fire(job);
    }
    return null;
  }

  return {
    async play(flow, transcript) {
      clock.now = NOW;
      const address = `person ${++people}`;
      const person = personOf(transcript.given ?? {}, address);
      await beginFlow(store, person, { flow }, { guide, now: NOW, random }, desks);
      let seq = 0;
      for (const [i, exchange] of transcript.talk.entries()) {
        const what = i === 0 ? 'the start' : nameOf(exchange);
        const problem = i === 0 ? null : await act(address, exchange);
        if (problem !== null) return `${what}: ${problem}`;
        const sent = await store.messagesAfter(CHANNEL, address, seq, 1000);
        seq = sent.at(-1)?.seq ?? seq;
        const said = sent.map(({ body }) => asText(body)).join('\n');
        const missing = firstMissing(exchange.out ?? [], said);
        if (missing !== null) return `after ${what}: "${missing}" was not said, but:\n${said}`;
        const unwanted = exchange.never?.find((fragment) => said.toLowerCase().includes(fragment.toLowerCase()));
        if (unwanted !== undefined) return `after ${what}: "${unwanted}" was said:\n${said}`;
      }
      return differenceAtEnd(transcript, (await load(address)) ?? newPerson({ channel: CHANNEL, address }, NOW));
    },
    async close() {
      await turns.stop();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A person of whom this is known; consent counts as given unless the transcript says otherwise. */
function personOf(given: NonNullable<Transcript['given']>, address: string): Person {
  const { stage, consented, consent_asked: asked, reminders, low_data: lowData, ...vars } = given;
  return {
    ...newPerson({ channel: CHANNEL, address }, NOW),
    consent: consented !== false ? 'given' : asked === true ? 'declined' : 'unasked',
    stage: STAGES.find((known) => known === stage) ?? 'unknown',
    reminders: reminders === true,
    lowData: lowData === true,
    session: { ...newSession(), vars },
  };
}

function differenceAtEnd(transcript: Transcript, { session, stage, consent }: Person): string | null {
  for (const [name, wanted] of Object.entries(transcript.saved ?? {})) {
    if (session.vars[name] !== wanted) return `${name} is ${String(session.vars[name])}, not ${String(wanted)}`;
  }
  if (transcript.stage !== undefined && stage !== transcript.stage)
    return `the stage is ${stage}, not ${transcript.stage}`;
  if (transcript.consented !== undefined && (consent === 'given') !== transcript.consented)
    return `consent is ${consent}`;
  const over = session.frames.length === 0;
  if (transcript.ends !== undefined && over !== transcript.ends)
    return over ? 'the dialogue is over' : 'the dialogue is not over';
  return null;
}

function nameOf({ in: typed, press, silence }: Transcript['talk'][number]): string {
  if (typed !== undefined) return `"${String(typed)}"`;
  if (press !== undefined) return `button ${press}`;
  return silence === undefined ? 'nothing' : 'silence';
}

/** The first fragment that does not follow the ones before it. */
function firstMissing(fragments: readonly string[], said: string): string | null {
  let from = 0;
  for (const fragment of fragments) {
    const at = said.toLowerCase().indexOf(fragment.toLowerCase(), from);
    if (at < 0) return fragment;
    from = at + fragment.length;
  }
  return null;
}
