/**
 * What every column of every table holds of people, and what becomes of it when somebody erases their data or when two
 * people turn out to be one. Erasing and joining follow this list, and it is held against the schema twice: by its type,
 * and by a test.
 */
import type * as schema from './schema.ts';
import { MET_BY_KADER, OWED, THEIR_ANNOUNCEMENTS, THEIR_MENTORS, THEIR_TICKETS } from './whose-rows.ts';

/** Codes, moments, figures, the programme's own words: nobody is named. It goes where its row goes. */
const NOBODY = { holds: 'nobody' } as const;

/**
 * Numbers of people inside codes (`offer 7`). A number alone names nobody: it is never given again, and after erasing it
 * leads nowhere.
 */
const NUMBERS = { holds: 'nobody' } as const;

/** What somebody told of themselves, or where they are reached. It goes with its row, and others are not named in it. */
const OWN = { holds: 'own' } as const;

/** Words that were said in somebody's chat. They go with their row; that others are named in them cannot be unsaid. */
const SAID = { holds: 'own' } as const;

/** Keys of the linked device: sealed where a key is set, and of use as long as it is linked. */
const DEVICE = { holds: 'own' } as const;

/** Whose number it is; what becomes of it. */
function person<const Erase extends OnErase, const Join extends OnJoin>(erase: Erase, join: Join) {
  return { holds: 'person', erase, join } as const;
}

/** Words about somebody, or in which somebody may be named. */
function words(form: Omit<Words, 'holds'> = {}) {
  return { holds: 'words', ...form } as const;
}

/**
 * What erasing does to a person's number. `row`: the row goes. `zero`, `null`: the row stays without it. `stays`: a bare
 * number, of use to tell one from another in figures. `chain`: the rows hang on the person, see chains.ts.
 */
type OnErase = 'row' | 'zero' | 'null' | 'stays' | 'chain';
/**
 * What joining does to the number of the person who goes. `moves`: it becomes that of the one who stays; where both have
 * such a row, theirs is kept. `goes`: the row goes. `counts_on`: it moves, numbered behind what the other has.
 */
type OnJoin = 'moves' | 'goes' | 'counts_on' | 'chain';

interface Words {
  readonly holds: 'words';
  readonly json?: true;
  /** What stands in place of the words of whom the row is about; absent: they go with the row, or stay. */
  readonly emptied?: '' | null;
  /** The column that names whom the row is about … */
  readonly of?: string;
  /** … in the table that this row belongs to, found by its id. */
  readonly through?: { readonly table: string; readonly column: string };
  /** Where whoever erases their data is named no more. Elsewhere others may be called like them. */
  readonly named?: readonly Named[];
}

/** Rows of a column in which somebody may be named who erases their data. */
export interface Named {
  readonly as: 'staff' | 'worker';
  /** Only rows that have to do with them; SQL, in which `@person` is their number. */
  readonly rows: string;
  /** Only texts under these keys of the JSON. */
  readonly keys?: readonly string[];
  /** People talk of them here: their name goes in whatever letters, and so does a part of it. */
  readonly talk?: boolean;
}

export type Column =
  | { readonly holds: 'nobody' | 'own' }
  | { readonly holds: 'person'; readonly erase: OnErase; readonly join: OnJoin }
  | Words;

/** The staff, in these rows. */
const staffIn = (rows: string, keys?: readonly string[]): Named => ({ as: 'staff', rows, ...(keys && { keys }) });
const talkIn = (rows: string, keys?: readonly string[]): Named => ({ ...staffIn(rows, keys), talk: true });
const TICKETS = `id in (${THEIR_TICKETS})`;
const TALK = [talkIn(TICKETS)];

export const COLUMNS = {
  people: {
    id: person('row', 'goes'),
    channel: NOBODY,
    address: OWN,
    consent: NOBODY,
    reminders: NOBODY,
    stopped: NOBODY,
    blocked: NOBODY,
    stage: NOBODY,
    lang: NOBODY,
    zone: NOBODY,
    low_data: NOBODY,
    origin: NUMBERS,
    created_at: NOBODY,
    // What the programme wrote about a meeting or an offer; the rest they said themselves.
    session: words({ json: true, named: [staffIn(`id in (${MET_BY_KADER})`, ['event_text'])] }),
    version: NOBODY,
    seq: NOBODY,
    last_inbound: NOBODY,
    last_outbox: NOBODY,
    staff: NOBODY,
    ticket: NOBODY,
  },
  staff: {
    // A person who is joined to another is never on the staff.
    person_id: person('row', 'moves'),
    name: OWN,
    roles: NOBODY,
    villages: NOBODY,
    on_duty: NOBODY,
    hours: NOBODY,
    mode: NOBODY,
    // Options as they were offered, and words that wait to be passed on.
    desk: words({
      json: true,
      named: [
        staffIn('true', ['label']),
        { as: 'worker', rows: `person_id in (${THEIR_MENTORS})`, keys: ['label', 'text'] },
      ],
    }),
    joined_at: NOBODY,
    left_at: NOBODY,
    version: NOBODY,
  },
  invites: {
    hash: NOBODY,
    role: NOBODY,
    // No number of a person stands beside it: an unused invitation goes when it has exactly the name of the erased, and
    // loses its name when it expires.
    name: OWN,
    villages: NOBODY,
    expires_at: NOBODY,
    used_at: NOBODY,
    at: NOBODY,
  },
  buttons: {
    token: NOBODY,
    person_id: person('row', 'goes'),
    action: NUMBERS,
    expires_at: NOBODY,
    used_at: NOBODY,
  },
  addresses: { channel: NOBODY, address: OWN, person_id: person('row', 'moves') },
  inbound: {
    id: NOBODY,
    channel: NOBODY,
    // Kept so that a second one has no effect.
    external_id: NUMBERS,
    person_id: person('chain', 'chain'),
    kind: NOBODY,
    text: SAID,
    at: NOBODY,
    prev: NOBODY,
  },
  outbox: {
    id: NOBODY,
    person_id: person('chain', 'chain'),
    channel: NOBODY,
    address: OWN,
    seq: NOBODY,
    body: words({ json: true, named: [staffIn(OWED)] }),
    status: NOBODY,
    uncertain: NOBODY,
    attempts: NOBODY,
    due_at: NOBODY,
    line: NOBODY,
    forget: NOBODY,
    ref: NUMBERS,
    error: NOBODY,
    at: NOBODY,
    prev: NOBODY,
    unasked: NOBODY,
  },
  profile: { person_id: person('row', 'moves'), name: NOBODY, value: OWN, at: NOBODY },
  consents: { id: NOBODY, person_id: person('row', 'moves'), answer: NOBODY, notice: NOBODY, hash: NOBODY, at: NOBODY },
  stages: { id: NOBODY, person_id: person('row', 'moves'), stage: NOBODY, cause: NOBODY, at: NOBODY },
  attempts: {
    person_id: person('row', 'counts_on'),
    attempt: NOBODY,
    quiz: NOBODY,
    quiz_version: NOBODY,
    phase: NOBODY,
    started_at: NOBODY,
    finished_at: NOBODY,
    right: NOBODY,
    total: NOBODY,
  },
  attempt_answers: {
    id: NOBODY,
    person_id: person('row', 'counts_on'),
    attempt: NOBODY,
    item: NOBODY,
    choice: NOBODY,
    right: NOBODY,
    score: NOBODY,
    at: NOBODY,
  },
  dialogues: {
    id: NOBODY,
    person_id: person('row', 'moves'),
    flow: NOBODY,
    version: NOBODY,
    what: NOBODY,
    at: NOBODY,
  },
  reminders: { id: NOBODY, person_id: person('row', 'moves'), rule: NOBODY, due_at: NOBODY, at: NOBODY },
  jobs: { person_id: person('row', 'moves'), key: NUMBERS, rank: NOBODY, due_at: NOBODY, payload: NUMBERS },
  // What the content is mended by.
  missed: { id: NOBODY, text: SAID, at: NOBODY, person_id: person('row', 'moves') },
  flow_versions: { flow: NOBODY, version: NOBODY, source: NOBODY, first_seen: NOBODY },
  settings: { key: NOBODY, value: NOBODY },
  whatsapp_keys: { kind: NOBODY, id: DEVICE, value: DEVICE },
  whatsapp_sent: {
    outbox_id: NOBODY,
    part: NOBODY,
    id: NOBODY,
    person_id: person('row', 'goes'),
    message: SAID,
    at: NOBODY,
  },
  tickets: {
    id: NOBODY,
    worker_id: person('zero', 'moves'),
    // Outside the listed villages it is a free text, which may name a house; and in a small village it tells who it was.
    village: words({ emptied: '', of: 'worker_id' }),
    topic: NOBODY,
    words: words({ emptied: '', of: 'worker_id', named: TALK }),
    origin: NOBODY,
    state: NOBODY,
    mentor_id: person('stays', 'moves'),
    opened_at: NOBODY,
    claimed_at: NOBODY,
    first_answer_at: NOBODY,
    worker_at: NOBODY,
    mentor_at: NOBODY,
    waiting_since: NOBODY,
    alerts: NOBODY,
    alerted_at: NOBODY,
    asked_at: NOBODY,
    closed_at: NOBODY,
    outcome: NOBODY,
    closed_by: person('stays', 'moves'),
    rating: NOBODY,
    rating_words: words({ emptied: '', of: 'worker_id', named: TALK }),
    reopened: NOBODY,
    visit: words({ json: true, emptied: null, of: 'worker_id', named: [talkIn(TICKETS, ['place', 'result'])] }),
    asked: words({ json: true, emptied: null, of: 'worker_id', named: [staffIn(TICKETS)] }),
    version: NOBODY,
  },
  ticket_entries: {
    id: NOBODY,
    ticket: NOBODY,
    what: NOBODY,
    by: person('stays', 'moves'),
    text: words({
      emptied: null,
      of: 'worker_id',
      through: { table: 'tickets', column: 'ticket' },
      named: [talkIn(`ticket in (${THEIR_TICKETS})`)],
    }),
    at: NOBODY,
  },
  ticket_messages: {
    outbox_id: NOBODY,
    ticket: NOBODY,
    worker_id: person('row', 'moves'),
    person_id: person('row', 'moves'),
    kind: NOBODY,
    author: person('null', 'moves'),
    author_ref: NUMBERS,
  },
  announcements: {
    id: NOBODY,
    by_id: person('stays', 'moves'),
    status: NOBODY,
    starts_at: NOBODY,
    version: NOBODY,
    by_name: words({ emptied: '', of: 'by_id' }),
    what: words({ named: [staffIn('by_id = @person')] }),
    zone: NOBODY,
    place: words({ named: [staffIn('by_id = @person')] }),
    // Stays: people were invited to this place and still look for it. A point on the map names nobody.
    location: NOBODY,
    villages: NOBODY,
    audience: NOBODY,
    seats: NOBODY,
    send_at: NOBODY,
    code: NOBODY,
    guests: NOBODY,
    created_at: NOBODY,
  },
  announced: {
    announcement: NOBODY,
    person_id: person('row', 'moves'),
    status: NOBODY,
    reason: NOBODY,
    outbox_id: NOBODY,
    answer: NOBODY,
    answered_at: NOBODY,
    came_at: NOBODY,
    came_how: NOBODY,
    at: NOBODY,
  },
  meeting_feedback: {
    announcement: NOBODY,
    person_id: person('row', 'moves'),
    useful: NOBODY,
    clear: NOBODY,
    next: words({ named: [staffIn(`announcement in (${THEIR_ANNOUNCEMENTS})`)] }),
    at: NOBODY,
  },
  kader_visits: { id: NOBODY, person_id: person('row', 'moves'), by_id: person('stays', 'moves'), at: NOBODY },
  courses: {
    person_id: person('row', 'moves'),
    begun_at: NOBODY,
    done_at: NOBODY,
    right: NOBODY,
    total: NOBODY,
  },
} as const satisfies Tables;

/** The tables of the schema by their names in SQL, each with a place for every column. */
type Tables = {
  readonly [Key in keyof typeof schema as (typeof schema)[Key]['_']['name']]: {
    readonly [Name in ColumnNames<(typeof schema)[Key]>]: Column;
  };
};
type ColumnNames<Table extends { _: { columns: object } }> = {
  [Key in keyof Table['_']['columns']]: Table['_']['columns'][Key] extends { _: { name: infer Name extends string } }
    ? Name
    : never;
}[keyof Table['_']['columns']];

export interface PersonPlace {
  readonly table: string;
  readonly column: string;
  readonly erase: OnErase;
  readonly join: OnJoin;
}

export interface WordsPlace extends Words {
  readonly table: string;
  readonly column: string;
  /** The table counts changes of a row in `version`. */
  readonly counted: boolean;
}

const everyColumn = Object.entries(COLUMNS).flatMap(([table, columns]) =>
  Object.entries<Column>(columns).map(([column, kept]) => ({ table, column, kept, counted: 'version' in columns })),
);

/** Every column that holds a person's number. */
export const PEOPLE_PLACES: readonly PersonPlace[] = everyColumn.flatMap(({ table, column, kept }) =>
  kept.holds === 'person' ? [{ table, column, erase: kept.erase, join: kept.join }] : [],
);

/** Every column in which anybody may be named. */
export const WORDS_PLACES: readonly WordsPlace[] = everyColumn.flatMap(({ table, column, kept, counted }) =>
  kept.holds === 'words' ? [{ ...kept, table, column, counted }] : [],
);
