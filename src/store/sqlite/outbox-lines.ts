import type { ChannelName } from '../../messages/message.ts';
import type { Connection } from './connection.ts';

/** Messages of one person claimed at a time, so that a flood leaves room for the others. */
const PER_PERSON = 8;
/** Fresh rows that one claim puts into lines at most: bounds its time, about 10 µs each. */
const FRESH_AT_ONCE = 2000;
/** Fresh rows read beside those that there is room for. */
const FRESH_BESIDE = 64;
/** Heads of lines that one claim looks at at most beside those it takes; each that cannot go leaves the way. */
const HEADS_AT_ONCE = 64;
/** What nobody asked for steps aside so long while its person is written to. */
const ASIDE_MS = 5000;
/** Rows that a recall reads at most. */
const RECALLED_AT_ONCE = 20_000;

interface FreshRow {
  id: number;
  person: number;
  unasked: number;
}

interface LineRow {
  id: number;
  line: number;
  due: number;
}

/** A person in one claim: what of theirs is taken, and whether more may be. */
interface Taken {
  readonly person: number;
  had: number;
  /** Something of theirs is on its way, or waits before what was met. */
  busy: boolean;
}

export interface Lines {
  /** Ids of what goes next, at most `limit`, in the order of their rows. With 0 the fresh rows are only put into lines. */
  take(channel: ChannelName, limit: number, now: number): number[];
  /** When something of the channel falls due; null: nothing waits. */
  nextAt(channel: ChannelName): number | null;
  /** Whether something asked for waits for them before this row. */
  isBehind(channel: ChannelName, person: number, id: number): boolean;
  /** A row of theirs was settled: whatever stands behind it moves up. */
  moveUp(channel: ChannelName, person: number): void;
  /** Makes due at once what was put off beyond `until`; of `unasked` or of the rest. Returns how many. */
  recall(channel: ChannelName, unasked: boolean, until: number, now: number): number;
}

/**
 * Who is sent to next. What is owed stands in three places, each an index over those rows alone:
 *
 * - fresh (`line` 0): as a turn wrote it. Rows are added at the end, so that a turn pays nothing for it.
 * - next (`line` 1): heads of lines by the moment they fall due. What is held for the morning stands at its far end.
 * - line (`line` 1 and 2): by person, only of those a claim has met.
 *
 * A claim reads the near end of the first two. Each row that cannot go leaves them for its person's line and moves up when the
 * one before it is settled, to the end of the heads: people take turns. So no claim meets a row twice, and what waits for
 * later, or for others, costs nothing. Fresh rows of people to whom nothing else is owed go first: they have just written.
 */
export function outboxLines(db: Connection): Lines {
  const fresh = db.prepare<[string, number, number, number], FreshRow>(
    `select id, person_id as person, unasked from outbox
     where status = 'waiting' and line = 0 and channel = ? and due_at <= ? order by due_at, id limit ? offset ?`,
  );
  const heads = db.prepare<[string, number, number, number], { id: number; person: number }>(
    `select id, person_id as person from outbox
     where status = 'waiting' and line = 1 and channel = ? and unasked = ? and due_at <= ? order by due_at, id limit ?`,
  );
  // Named, the index gives rows in the order of their ids by itself; `order by` would sort them, at thirty times the cost.
  const OF_PERSON =
    "from outbox indexed by outbox_line where status in ('waiting', 'sending') and line > 0 and channel = ? and person_id = ?";
  const sending = db.prepare<[string, number], number>(`select 1 ${OF_PERSON} and status = 'sending' limit 1`).pluck();
  // A limit that is bound costs ten times one that is written: SQLite plans such a query over partial indexes anew.
  const lineOf = (most: number) =>
    db.prepare<[string, number], LineRow>(
      `select id, line, due_at as due ${OF_PERSON} and status = 'waiting' and unasked = 0 limit ${most}`,
    );
  const line = lineOf(PER_PERSON);
  const first = lineOf(1);
  const place = db.prepare<[number, number]>('update outbox set line = ? where id = ?');
  const moveTo = db.prepare<[number, number]>('update outbox set line = 1, due_at = ? where id = ?');
  const earliest = (where: string) =>
    db.prepare<[string], number | null>(`select min(due_at) from outbox where channel = ? and ${where}`).pluck();
  const nearest = [
    earliest("status = 'waiting' and line = 0"),
    earliest("status = 'waiting' and line = 1 and unasked = 0"),
    earliest("status = 'waiting' and line = 1 and unasked = 1"),
  ];
  // Whatever was put off says why; a row of the future tells of a clock that ran ahead.
  const farHeads = db
    .prepare<[string, number, number, number], number>(
      `select id from (select id, at, error from outbox where status = 'waiting' and line = 1 and channel = ? and unasked = ?
       and due_at > ? order by due_at desc limit ${RECALLED_AT_ONCE}) where error is not null or at > ?`,
    )
    .pluck();
  const farFresh = db.prepare<[string, number]>(
    `update outbox set due_at = 0 where status = 'waiting' and line = 0 and channel = ? and due_at > ?`,
  );
  /** The moment of the newest claim. */
  let latest = 0;

  function take(channel: ChannelName, limit: number, now: number): number[] {
    latest = now;
    const people = new Map<number, Taken>();
    const taken: number[] = [];
    const isWaiting = (unasked: 0 | 1) => heads.get(channel, unasked, now, 1) !== undefined;
    const kept = isWaiting(0) ? Math.floor(limit / 2) : isWaiting(1) && limit > 1 ? 1 : 0;
    takeFresh(channel, limit - kept, now, { people, taken });
    const forAsked = limit - (limit > 1 && isWaiting(1) ? 1 : 0);
    if (taken.length < forAsked) takeHeads(channel, forAsked, now, { people, taken });
    if (taken.length < limit) takeUnasked(channel, limit, now, { people, taken });
    return taken.sort((a, b) => a - b);
  }

  interface Hand {
    readonly people: Map<number, Taken>;
    readonly taken: number[];
  }

  function known({ people }: Hand, channel: ChannelName, person: number): Taken {
    let one = people.get(person);
    if (!one) {
      one = { person, had: 0, busy: isBusy(channel, person) };
      people.set(person, one);
    }
    return one;
  }

  /** Whether anything of theirs must go before what is fresh. */
  function isBusy(channel: ChannelName, person: number): boolean {
    return sending.get(channel, person) !== undefined || first.get(channel, person) !== undefined;
  }

  function takeFresh(channel: ChannelName, room: number, now: number, hand: Hand): void {
    const page = room === 0 ? FRESH_AT_ONCE : room + FRESH_BESIDE;
    for (let met = 0; met < FRESH_AT_ONCE; met += page) {
      // What was taken still stands where it was; what was put into a line is gone from there.
      const rows = fresh.all(channel, now, page, hand.taken.length);
      if (!rows.every((row) => takeFreshRow(channel, row, room, hand)) || rows.length < page) return;
    }
  }

  /** False: the hand is full, and this row waits for the next claim as it is. */
  function takeFreshRow(channel: ChannelName, { id, person, unasked }: FreshRow, room: number, hand: Hand): boolean {
    const one = known(hand, channel, person);
    const isFull = hand.taken.length >= room;
    if (unasked === 1) place.run(1, id);
    // Whoever got something of this claim waits with the rest of theirs, so that the next claim begins with others.
    else if (one.busy || one.had >= PER_PERSON || (isFull && one.had > 0)) {
      one.busy = true;
      place.run(2, id);
    } else if (!isFull) takeRow(one, id, hand);
    else if (room > 0) return false;
    else {
      // With no room at all it makes way for whoever writes next.
      one.busy = true;
      place.run(1, id);
    }
    return true;
  }

  function takeRow(one: Taken, id: number, { taken }: Hand): void {
    one.had++;
    taken.push(id);
  }

  function takeHeads(channel: ChannelName, limit: number, now: number, hand: Hand): void {
    for (const head of heads.all(channel, 0, now, HEADS_AT_ONCE + limit)) {
      if (hand.taken.length >= limit) return;
      const one = known(hand, channel, head.person);
      const rows = one.had > 0 || sending.get(channel, head.person) !== undefined ? [] : goingOf(channel, one, now);
      if (!rows.some(({ id }) => id === head.id)) place.run(2, head.id);
      for (const { id } of rows) if (hand.taken.length < limit) takeRow(one, id, hand);
    }
  }

  /** The first rows of a line that may go together. */
  function goingOf(channel: ChannelName, { person }: Taken, now: number): LineRow[] {
    const rows = line.all(channel, person);
    const end = rows.findIndex((row) => row.line === 1 && row.due > now);
    return end < 0 ? rows : rows.slice(0, end);
  }

  function takeUnasked(channel: ChannelName, limit: number, now: number, hand: Hand): void {
    for (const { id, person } of heads.all(channel, 1, now, HEADS_AT_ONCE + limit)) {
      if (hand.taken.length >= limit) return;
      const one = known(hand, channel, person);
      const more = one.had > 0 ? one.had < PER_PERSON : !one.busy && !isBusy(channel, person);
      if (more) takeRow(one, id, hand);
      else moveTo.run(now + ASIDE_MS, id);
    }
  }

  return {
    take,
    nextAt(channel) {
      const times = nearest.map((each) => each.get(channel)).filter((at) => at !== null && at !== undefined);
      return times.length === 0 ? null : Math.min(...times);
    },
    isBehind: (channel, person, id) => (first.get(channel, person)?.id ?? id) < id,
    moveUp(channel, person) {
      if (sending.get(channel, person) !== undefined) return;
      const next = first.get(channel, person);
      if (next?.line === 2) moveTo.run(latest, next.id);
    },
    recall(channel, unasked, until, now) {
      const ids = farHeads.all(channel, unasked ? 1 : 0, until, until);
      for (const id of ids) moveTo.run(now, id);
      return ids.length + (unasked ? 0 : farFresh.run(channel, until).changes);
    },
  };
}
