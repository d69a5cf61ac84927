import type { ChannelName, Inbound, Receipt } from '../messages/message.ts';
import { scopeOfNobody } from '../engine/nobody.ts';
import { KawanError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Job } from '../store/jobs.ts';
import { isNumbered } from '../store/numbered.ts';
import type { PeopleVerbs, Person } from '../store/people.ts';
import type { Loaded, TurnRows, TurnVerbs } from '../store/turns.ts';
import { finishAtDesks, meaningOf, type Desk } from './desk.ts';
import { Draft } from './draft.ts';
import { fireJob } from './fire-job.ts';
import type { Guide } from './guide.ts';
import { keepReminders } from './keep-reminders.ts';
import { newPerson } from './new-person.ts';
import { owed, owedTo } from './owed.ts';
import { answer, routeOf } from './route.ts';
import { Turn, type Planning } from './turn.ts';
import { createTurnsLine } from './turns-line.ts';

/** How often a turn that met a changed person is tried again. */
const CONFLICT_TRIES = 3;

export interface TurnsOptions {
  readonly store: TurnVerbs & Pick<PeopleVerbs, 'loadPerson'>;
  readonly guide: () => Guide;
  /** Rooms beside the dialogues. The route says where they stand; jobs and endings reach them in this order. */
  readonly desks?: readonly Desk[];
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
  /** After each commit: which chats got messages. */
  readonly onCommitted: (chats: readonly { channel: ChannelName; address: string }[]) => void;
}

export interface Turns {
  /** Resolves when the stimulus is durably stored with everything it caused; rejects when nothing was stored. */
  receive(inbound: Inbound): Promise<Receipt>;
  /** Fires a due job as a turn. Resolves when it is done with. */
  fire(job: Job): Promise<void>;
  /** Resolves when everything taken so far is committed. Nothing is taken afterwards. */
  stop(): Promise<void>;
}

interface Waiting {
  readonly stimulus: { kind: 'inbound'; inbound: Inbound } | { kind: 'job'; job: Job };
  resolve(receipt: Receipt): void;
  reject(error: unknown): void;
}

interface Planned {
  readonly entry: Waiting;
  readonly draft: Draft;
  readonly key: string;
  readonly rows: TurnRows;
}

/** What the turns of one group share: what they may look at, and what those before them did. */
interface Group {
  readonly planning: Planning;
  readonly loaded: ReadonlyMap<Inbound, Loaded>;
  /** People as the last turn of this group left them. */
  readonly people: Map<string, Person>;
  readonly seen: Set<string>;
}

/** Takes all stimuli waiting now, steps each as a pure function and commits them together (group commit). */
export function createTurns(options: TurnsOptions): Turns {
  const { store, log, desks = [] } = options;
  const route = routeOf(desks);
  const line = createTurnsLine(flush);
  let stopped = false;

  async function flush(group: readonly Waiting[]): Promise<void> {
    try {
      await commitGroup(group);
    } catch (error) {
      if (group.length > 1)
        log.warn({ code: codeOf(error), turns: group.length }, 'group commit failed, trying each alone');
      for (const entry of group) await commitAlone(entry);
    }
  }

  /** Plans and stores these together; throws when nothing of them was stored. */
  async function commitGroup(group: readonly Waiting[]): Promise<void> {
    const planned = await planGroup(group);
    const results = await store.commit(planned.map(({ rows }) => rows));
    planned.forEach((plan, i) => finish(plan, results[i]?.stored ?? false));
    // A second one of the same id in one group shares the fate of the first, and is answered no earlier.
    for (const entry of group) entry.resolve('duplicate');
    announce(planned);
  }

  /** One bad turn fails alone; one that met a changed person reads it again. */
  async function commitAlone(entry: Waiting): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await commitGroup([entry]);
        return;
      } catch (error) {
        if (codeOf(error) === 'store_conflict' && tries < CONFLICT_TRIES) continue;
        log.error({ code: codeOf(error), err: error }, 'turn not stored');
        if (codeOf(error) !== 'unexpected' || !(await keptWithApology(entry, error))) entry.reject(error);
        return;
      }
    }
  }

  /** What can never be stored with what it caused must not come again for ever: it is kept with an apology alone. */
  async function keptWithApology(entry: Waiting, cause: unknown): Promise<boolean> {
    if (entry.stimulus.kind === 'job') return false;
    const { inbound } = entry.stimulus;
    const planning = planningNow();
    const { now } = planning;
    try {
      const [loaded] = await store.load([inbound]);
      const { draft } = apology(loaded?.person ?? newPerson(inbound, now), planning, cause);
      const plan = { entry, draft, key: keyOf(inbound), rows: rowsOf(draft, { inbound, jobKey: null, at: now }) };
      const [result] = await store.commit([plan.rows]);
      finish(plan, result?.stored ?? false);
      announce([plan]);
      return true;
    } catch (error) {
      log.error({ code: codeOf(error), err: error }, 'not even an apology could be stored');
      return false;
    }
  }

  function finish(plan: Planned, stored: boolean): void {
    for (const note of plan.draft.notes) log.warn(note, 'dialogue needs a look');
    plan.entry.resolve(stored ? 'committed' : 'duplicate');
  }

  function announce(planned: readonly Planned[]): void {
    const chats: { channel: ChannelName; address: string }[] = [];
    for (const { rows } of planned) {
      if (rows.person && rows.messages.length > 0) chats.push(rows.person);
      for (const { to } of rows.others ?? []) chats.push(to);
    }
    if (chats.length > 0) options.onCommitted(chats);
  }

  async function planGroup(entries: readonly Waiting[]): Promise<Planned[]> {
    const loaded = await loadAll(entries);
    const group = { planning: planningNow(), loaded, people: new Map<string, Person>(), seen: new Set<string>() };
    const planned: Planned[] = [];
    for (const entry of entries) {
      const { stimulus } = entry;
      const plan =
        stimulus.kind === 'inbound'
          ? await planInbound(entry, stimulus.inbound, group)
          : await planJob(entry, stimulus.job, group);
      if (plan === null) continue;
      if (plan.rows.person) group.people.set(plan.key, afterCommit(plan.rows));
      planned.push(plan);
    }
    return planned;
  }

  function planningNow(): Planning {
    return { guide: options.guide(), now: options.now(), random: options.random };
  }

  async function loadAll(entries: readonly Waiting[]): Promise<Map<Inbound, Loaded>> {
    const inbounds: Inbound[] = [];
    for (const { stimulus } of entries) if (stimulus.kind === 'inbound') inbounds.push(stimulus.inbound);
    const known = new Map<Inbound, Loaded>();
    if (inbounds.length === 0) return known;
    const loaded = await store.load(inbounds);
    inbounds.forEach((inbound, i) => {
      const one = loaded[i];
      if (one) known.set(inbound, one);
    });
    return known;
  }

  /** null: it was here before. */
  async function planInbound(entry: Waiting, inbound: Inbound, group: Group): Promise<Planned | null> {
    const { planning, people, seen } = group;
    const { guide, now } = planning;
    const loaded = group.loaded.get(inbound);
    const id = `${inbound.channel} ${inbound.externalId}`;
    if (loaded?.seen) entry.resolve('duplicate');
    if (loaded?.seen || seen.has(id)) return null;
    seen.add(id);
    const key = keyOf(inbound);
    const person = answeredAt(people.get(key) ?? loaded?.person ?? newPerson(inbound, now), inbound);
    const turn = await answered(person, inbound, planning);
    await finishAtDesks(turn, desks);
    const { draft } = turn;
    draft.note({ kind: 'spoke' });
    keepReminders(draft, guide, now);
    return { entry, draft, key, rows: rowsOf(draft, { inbound, jobKey: null, at: now }) };
  }

  /** A bug in a dialogue must not eat the message: it is kept, and the person gets an apology. */
  async function answered(person: Person, inbound: Inbound, planning: Planning): Promise<Turn> {
    const turn = new Turn(new Draft(person), planning);
    try {
      await answer(route, turn, meaningOf(inbound, planning.guide, person.zone));
      return turn;
    } catch (error) {
      return apology(person, planning, error);
    }
  }

  /** null: whoever it was for is gone. */
  async function planJob(entry: Waiting, job: Job, { planning, people }: Group): Promise<Planned | null> {
    const stored = await store.loadPerson(job.personId);
    if (!stored) {
      entry.resolve('duplicate');
      return null;
    }
    const key = keyOf(stored);
    const turn = await fired(people.get(key) ?? stored, job, planning);
    await finishAtDesks(turn, desks);
    const { draft } = turn;
    keepReminders(draft, planning.guide, planning.now);
    return { entry, draft, key, rows: rowsOf(draft, { inbound: null, jobKey: job.key, at: planning.now }) };
  }

  /** The person did not ask for it, so they get no apology, above all not at night. */
  async function fired(person: Person, job: Job, planning: Planning): Promise<Turn> {
    const turn = new Turn(new Draft(person), planning);
    try {
      await fireJob(turn, job, desks);
      return turn;
    } catch (error) {
      log.error({ code: 'turn_failed', err: error, job: job.key }, 'a job threw; it is let go');
      return new Turn(new Draft(person), planning);
    }
  }

  function apology(person: Person, planning: Planning, error: unknown): Turn {
    log.error({ code: 'turn_failed', err: error }, 'a step threw; the person got an apology');
    const turn = new Turn(new Draft(person), planning);
    turn.draft.say({ kind: 'say', text: planning.guide.texts.went_wrong(scopeOfNobody(planning.now, person.lang)) });
    return turn;
  }

  return {
    receive(inbound) {
      if (stopped) return Promise.reject(new KawanError('store_closed', 'The program is stopping'));
      return new Promise((resolve, reject) => {
        line.add(keyOf(inbound), { stimulus: { kind: 'inbound', inbound }, resolve, reject });
      });
    },
    async fire(job) {
      if (stopped) return;
      await new Promise<Receipt>((resolve, reject) => {
        line.add(`job ${job.personId}`, { stimulus: { kind: 'job', job }, resolve, reject });
      });
    },
    async stop() {
      stopped = true;
      await line.idle();
    },
  };
}

/** What a draft becomes in the commit. */
export function rowsOf(
  { person, messages, others, records, erase, text }: Draft,
  cause: { readonly inbound: Inbound | null; readonly jobKey: string | null; readonly at: number },
): TurnRows {
  const { inbound, jobKey, at } = cause;
  const kept = inbound && {
    channel: inbound.channel,
    externalId: inbound.externalId,
    kind: inbound.content.kind,
    text,
    at,
    ...(inbound.also && { addresses: [inbound.address, ...inbound.also] }),
  };
  return {
    inbound: kept,
    jobKey,
    person,
    ...owed(person.channel, messages),
    others: owedTo(others),
    records,
    erase,
    at,
  };
}

/** A person with several chats gets the answer in the chat where they wrote last. */
function answeredAt(person: Person, { channel, address }: Inbound): Person {
  return person.channel === channel && person.address === address ? person : { ...person, channel, address };
}

/** The person as the next turn of the same group must see them: what the commit will have counted up. */
function afterCommit(rows: TurnRows): Person {
  const person = rows.person;
  if (!person) throw new KawanError('turn_failed', 'a turn without a person has no successor');
  if (rows.erase) return newPerson(person, rows.at);
  const numbered = rows.messages.filter(isNumbered).length;
  return { ...person, version: person.version + 1, seq: person.seq + numbered };
}

function keyOf(chat: { channel: ChannelName; address: string }): string {
  return `${chat.channel} ${chat.address}`;
}

function codeOf(error: unknown): string {
  return error instanceof KawanError ? error.code : 'unexpected';
}
