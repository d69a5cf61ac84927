import type { ChannelName, Inbound, Receipt } from '../messages/message.ts';
import { KawanError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Job } from '../store/jobs.ts';
import type { PeopleVerbs } from '../store/people.ts';
import type { Loaded, TurnRows, TurnVerbs } from '../store/turns.ts';
import { afterCommit } from './after-commit.ts';
import { createAnswering, type Taken } from './answering.ts';
import { finishAtDesks, type Desk } from './desk.ts';
import { type DraftNote } from './draft.ts';
import type { Guide } from './guide.ts';
import { answeredAt, readable } from './known-person.ts';
import { apology } from './apology.ts';
import { keepReminders } from './keep-reminders.ts';
import { newPerson } from './new-person.ts';
import { shortenCaveats } from './shorten-caveats.ts';
import { sayNothingTwice } from './nothing-twice.ts';
import { wholeThought } from './pieces.ts';
import { asideOf, rowsOf } from './rows.ts';
import { codeOf, ONE_ROW, STORE_WIDE } from './trouble.ts';
import type { Turn } from './turn.ts';
import { type Planning } from './turn.ts';
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
  /** So many quiet milliseconds are waited for the rest of a thought; needs somebody who fires jobs. 0: nothing waits. */
  readonly quietMs?: number;
  readonly log: Logger;
  /** After each commit: which chats got messages. */
  readonly onCommitted: (chats: readonly { channel: ChannelName; address: string }[]) => void;
  /** For whoever only looks on: who took a stimulus. The draft is whole when the stimulus is stored. */
  readonly onTaken?: (taken: Taken) => void;
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

/** A turn that was answered; what follows every answer comes next. */
interface Answered {
  readonly turn: Turn;
  /** The chat. */
  readonly key: string;
  readonly inbound: Inbound | null;
  readonly jobKey: string | null;
}

/** What is kept of a turn until its group is stored. Its draft is not: so many of them would burden the collector. */
interface Planned {
  readonly entry: Waiting;
  readonly notes: readonly DraftNote[];
  readonly rows: TurnRows;
}

/** What the turns of one group share: what they may look at, and what those before them did. */
interface Group {
  readonly planning: Planning;
  /** What the last turn of each chat will store. */
  readonly before: Map<string, TurnRows>;
  readonly seen: Set<string>;
}

/** Takes all stimuli waiting now, steps each as a pure function and commits them together (group commit). */
export function createTurns(options: TurnsOptions): Turns {
  const { store, log, desks = [] } = options;
  const { answered, answeredWhole, fired } = createAnswering({ desks, log, onTaken: options.onTaken });
  const line = createTurnsLine(flush);
  let stopped = false;

  async function flush(group: readonly Waiting[]): Promise<void> {
    try {
      await commitGroup(group);
    } catch (error) {
      if (STORE_WIDE.has(codeOf(error))) {
        log.error({ code: codeOf(error), err: error, turns: group.length }, 'turns not stored');
        for (const entry of group) entry.reject(error);
        return;
      }
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
        if (codeOf(error) === 'unexpected' && (await keptWithApology(entry, error))) return;
        if (ONE_ROW.has(codeOf(error)) && (await keptAside(entry))) return;
        entry.reject(error);
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
      const { draft } = apology(loaded?.person ?? newPerson(inbound, now), planning, cause, log);
      const plan = { entry, notes: draft.notes, rows: rowsOf(draft, { inbound, jobKey: null, at: now }) };
      const [result] = await store.commit([plan.rows]);
      finish(plan, result?.stored ?? false);
      announce([plan]);
      return true;
    } catch (error) {
      log.error({ code: codeOf(error), err: error }, 'not even an apology could be stored');
      return false;
    }
  }

  /**
   * Where not even the person's row can be read, that the message came is kept alone: a messenger that is never told so
   * would hold back everybody's next messages.
   */
  async function keptAside(entry: Waiting): Promise<boolean> {
    if (entry.stimulus.kind === 'job') return false;
    const { channel, content } = entry.stimulus.inbound;
    try {
      await store.commit([asideOf(entry.stimulus.inbound, options.now())]);
    } catch {
      return false;
    }
    log.fatal({ channel, kind: content.kind }, 'A MESSAGE WAS KEPT ASIDE, UNANSWERED: rows of its person are damaged');
    entry.resolve('committed');
    return true;
  }

  function finish(plan: Planned, stored: boolean): void {
    for (const note of plan.notes) log.warn(note, 'dialogue needs a look');
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
    const group: Group = { planning: planningNow(), before: new Map(), seen: new Set() };
    const planned: Planned[] = [];
    let next = 0;
    for (const entry of entries) {
      const { stimulus } = entry;
      const answering =
        stimulus.kind === 'inbound'
          ? takeInbound(entry, stimulus.inbound, loaded[next++], group)
          : takeJob(entry, stimulus.job, group);
      // Most turns wait for nothing, and a promise for each would cost more than many of them do.
      const answered = answering instanceof Promise ? await answering : answering;
      if (answered === null) continue;
      const finishing = finishAtDesks(answered.turn, desks);
      if (finishing) await finishing;
      planned.push({ entry, notes: answered.turn.draft.notes, rows: finished(answered, group) });
    }
    return planned;
  }

  function planningNow(): Planning {
    const { random, quietMs = 0 } = options;
    return { guide: options.guide(), now: options.now(), random, quietMs };
  }

  /** What the store knows of the inbound ones among these, in their order. */
  function loadAll(entries: readonly Waiting[]): Promise<readonly Loaded[]> {
    const inbounds: Inbound[] = [];
    for (const { stimulus } of entries) if (stimulus.kind === 'inbound') inbounds.push(stimulus.inbound);
    return inbounds.length > 0 ? store.load(inbounds) : Promise.resolve([]);
  }

  /** null: it was here before. */
  function takeInbound(
    entry: Waiting,
    inbound: Inbound,
    loaded: Loaded | undefined,
    { planning, before, seen }: Group,
  ): Answered | Promise<Answered> | null {
    const id = `${inbound.channel} ${inbound.externalId}`;
    if (loaded?.seen) entry.resolve('duplicate');
    if (loaded?.seen || seen.has(id)) return null;
    seen.add(id);
    const key = keyOf(inbound);
    const known = afterCommit(before.get(key)) ?? loaded?.person ?? newPerson(inbound, planning.now);
    const turn = answered(answeredAt(known, inbound), inbound, planning);
    return turn instanceof Promise
      ? turn.then((later) => ({ turn: later, key, inbound, jobKey: null }))
      : { turn, key, inbound, jobKey: null };
  }

  /** null: whoever it was for is gone. */
  async function takeJob(entry: Waiting, job: Job, { planning, before }: Group): Promise<Answered | null> {
    const stored = await store.loadPerson(job.personId);
    if (!stored) {
      entry.resolve('duplicate');
      return null;
    }
    const key = keyOf(stored);
    const person = readable(afterCommit(before.get(key)) ?? stored);
    const thought = wholeThought(job, person, planning.now);
    const turn = thought ? await answeredWhole(person, thought, planning) : await fired(person, job, planning);
    return { turn, key, inbound: null, jobKey: job.key };
  }

  /** What follows every answer, and what the turn will store. */
  function finished({ turn, key, inbound, jobKey }: Answered, { before }: Group): TurnRows {
    const { draft, guide, now } = turn;
    if (inbound) {
      // Of a message that waits nothing is said: what was said before it is still the last.
      if (!turn.isHeld) {
        sayNothingTwice(turn);
        shortenCaveats(turn);
      }
      draft.note({ kind: 'spoke' });
    }
    keepReminders(draft, guide, now);
    const rows = rowsOf(draft, { inbound, jobKey, at: now });
    if (rows.person) before.set(key, rows);
    return rows;
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

function keyOf(chat: { channel: ChannelName; address: string }): string {
  return `${chat.channel} ${chat.address}`;
}
