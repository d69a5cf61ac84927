import { isNumbered, type ChannelName, type Inbound, type Receipt } from '../messages/message.ts';
import { KawanError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Job } from '../store/jobs.ts';
import type { Person } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import type { Loaded, TurnRows } from '../store/turns.ts';
import type { Desk } from './desk.ts';
import { Draft } from './draft.ts';
import { fillDraft } from './fill.ts';
import type { Guide } from './guide.ts';
import { keepReminders, tellReminders } from './reminding.ts';
import { newPerson } from './new-person.ts';
import { finishTurn, planJob, planTurn, planTurnWith } from './plan-turn.ts';
import { createWaitingLine } from './waiting-line.ts';

/** How often a turn that met a changed person is tried again. */
const CONFLICT_TRIES = 3;

export interface TurnsOptions {
  readonly store: Store;
  readonly guide: () => Guide;
  /** Rooms beside the dialogues, in the order they are asked. */
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

/** A turn as drafted, before what the store knows is filled in. */
interface Drawn {
  readonly draft: Draft;
  readonly key: string;
  readonly inbound: Inbound | null;
  readonly jobKey: string | null;
}

interface Planned {
  readonly entry: Waiting;
  readonly draft: Draft | null;
  readonly rows: TurnRows;
  readonly key: string;
}

/** Takes all stimuli waiting now, steps each as a pure function and commits them together (group commit). */
export function createTurns(options: TurnsOptions): Turns {
  const { store, log, desks = [] } = options;
  const line = createWaitingLine(flush);
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
    const now = options.now();
    try {
      const [loaded] = await store.load([inbound]);
      const draft = apology(loaded?.person ?? newPerson(inbound, now), options.guide(), now, cause);
      const key = keyOf(inbound);
      const plan = { entry, draft, key, rows: rowsOf({ draft, key, inbound, jobKey: null }, now) };
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
    for (const note of plan.draft?.notes ?? []) log.warn(note, 'dialogue needs a look');
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

  async function planGroup(group: readonly Waiting[]): Promise<Planned[]> {
    const guide = options.guide();
    const now = options.now();
    const inbounds = group.flatMap((entry) => (entry.stimulus.kind === 'inbound' ? [entry.stimulus.inbound] : []));
    const loaded = inbounds.length > 0 ? await store.load(inbounds) : [];
    const people = new Map<string, Person>();
    const seen = new Set<string>();
    const planned: Planned[] = [];
    let next = 0;
    for (const entry of group) {
      const drafted =
        entry.stimulus.kind === 'inbound'
          ? draftInbound(entry, entry.stimulus.inbound, loaded[next++], people, seen, guide, now)
          : draftDue(entry, entry.stimulus.job, people, guide, now);
      // Most turns touch no other room; those do not wait.
      const drawn = drafted instanceof Promise ? await drafted : drafted;
      if (drawn === null) continue;
      if (concernsRooms(drawn.draft)) await finishTurn(drawn.draft, planning(guide, now), desks);
      if (drawn.inbound) tellReminders(drawn.draft, { kind: 'spoke' });
      keepReminders(drawn.draft, guide, now);
      if (drawn.draft.fill.length > 0) await fillDraft(drawn.draft, guide, store, now);
      const plan = { entry, draft: drawn.draft, rows: rowsOf(drawn, now), key: drawn.key };
      if (plan.rows.person) people.set(plan.key, afterCommit(plan.rows));
      planned.push(plan);
    }
    return planned;
  }

  function draftInbound(
    entry: Waiting,
    inbound: Inbound,
    loaded: Loaded | undefined,
    people: ReadonlyMap<string, Person>,
    seen: Set<string>,
    guide: Guide,
    now: number,
  ): Drawn | Promise<Drawn> | null {
    const id = `${inbound.channel} ${inbound.externalId}`;
    if (loaded?.seen) entry.resolve('duplicate');
    if (loaded?.seen || seen.has(id)) return null;
    seen.add(id);
    const key = keyOf(inbound);
    const person = answeredAt(people.get(key) ?? loaded?.person ?? newPerson(inbound, now), inbound);
    const draw = (draft: Draft): Drawn => ({ draft, key, inbound, jobKey: null });
    const world = planning(guide, now);
    if (!desks.some((desk) => desk.wants(person, inbound.content))) {
      return draw(safely(person, guide, now, () => planTurn(person, inbound, world)));
    }
    return safelyLater(person, guide, now, () => planTurnWith(person, inbound, world, desks)).then(draw);
  }

  async function draftDue(
    entry: Waiting,
    job: Job,
    people: ReadonlyMap<string, Person>,
    guide: Guide,
    now: number,
  ): Promise<Drawn | null> {
    const stored = await store.loadPerson(job.personId);
    if (!stored) {
      entry.resolve('duplicate');
      return null;
    }
    const key = keyOf(stored);
    const person = people.get(key) ?? stored;
    const world = planning(guide, now);
    const draft = await planJob(person, job, world, desks).catch((error: unknown) => {
      // Nobody asked for it, so nobody gets an apology, least of all at night.
      log.error({ code: 'turn_failed', err: error, job: job.key }, 'a job threw; it is let go');
      return new Draft(person);
    });
    return { draft, key, inbound: null, jobKey: job.key };
  }

  function planning(guide: Guide, now: number) {
    return { guide, now, random: options.random };
  }

  /** A bug in a dialogue must not eat the message: it is kept, and the person gets an apology. */
  function safely(person: Person, guide: Guide, now: number, plan: () => Draft): Draft {
    try {
      return plan();
    } catch (error) {
      return apology(person, guide, now, error);
    }
  }

  async function safelyLater(person: Person, guide: Guide, now: number, plan: () => Promise<Draft>): Promise<Draft> {
    try {
      return await plan();
    } catch (error) {
      return apology(person, guide, now, error);
    }
  }

  function apology(person: Person, guide: Guide, now: number, error: unknown): Draft {
    log.error({ code: 'turn_failed', err: error }, 'a step threw; the person got an apology');
    const draft = new Draft(person);
    const scope = { vars: {}, now, lang: person.lang };
    draft.say({ text: guide.texts.went_wrong(scope) });
    return draft;
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

/** Whether the dialogues left something to a room beside them. */
function concernsRooms({ handoff, reopen, erase, asked }: Draft): boolean {
  return handoff !== null || reopen !== null || erase || asked.length > 0;
}

function rowsOf({ draft, inbound, jobKey }: Drawn, at: number): TurnRows {
  const { person, messages, others, records, erase, text } = draft;
  const kept = inbound && {
    channel: inbound.channel,
    externalId: inbound.externalId,
    kind: inbound.content.kind,
    text,
    at,
    ...(inbound.also && { addresses: [inbound.address, ...inbound.also] }),
  };
  return { inbound: kept, jobKey, person, messages, others, records, erase, at };
}

/** Whoever is reached in several places is answered where they wrote last. */
function answeredAt(person: Person, { channel, address }: Inbound): Person {
  return person.channel === channel && person.address === address ? person : { ...person, channel, address };
}

/** The person as the next turn of the same group must see them: what the commit will have counted up. */
function afterCommit(rows: TurnRows): Person {
  const person = rows.person;
  if (!person) throw new KawanError('turn_failed', 'a turn without a person has no successor');
  if (rows.erase) return newPerson(person, rows.at);
  const numbered = rows.messages.filter((message) => isNumbered(message, person.channel)).length;
  return { ...person, version: person.version + 1, seq: person.seq + numbered };
}

function keyOf(chat: { channel: ChannelName; address: string }): string {
  return `${chat.channel} ${chat.address}`;
}

function codeOf(error: unknown): string {
  return error instanceof KawanError ? error.code : 'unexpected';
}
