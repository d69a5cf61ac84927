import { z } from 'zod';
import { DAY, HOUR, MINUTE } from '../../calendar/durations.ts';
import { WIB, WIT, WITA } from '../../calendar/zones.ts';
import { STAGES, type Program, type Stage } from '../../engine/program.ts';
import { milliseconds } from '../files/durations.ts';
import type { SentenceNames } from '../declarations.ts';
import { readContent, Reporter, type PathSegment } from '../files/files.ts';
import type { Finding } from '../files/findings.ts';
import { id, someTime, text } from '../schema-pieces.ts';
import type { TextKind } from '../words/text-problems.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import { compileBook, compileReadable, NOBODY, textsSchemaOf, type TextBook } from './text-book.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write the hour as 08:00');
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const ZONES = [WIB, 'Asia/Pontianak', WITA, WIT] as const;

const rulesSchema = z.strictObject({
  unclaimed_first: someTime.describe('working time after which an unclaimed request is alerted again'),
  unclaimed_again: someTime.describe('working time between the alerts after that'),
  unanswered: someTime.describe('working time after which a claimed but unanswered request goes back to the others'),
  silence_ask: someTime.describe('silence of both sides until it is asked whether help is still needed'),
  silence_close: someTime.describe('and from then until the ticket is closed'),
  reopen: someTime.describe('how long a closed ticket can be taken up again with the same mentor'),
  buttons: someTime.describe('how long a button of the staff works'),
  awake: someTime.describe('how long after writing somebody on duty is alerted outside their hours as well'),
});

/** content/mentoring.yaml, with the sentences that the staff rooms declare. */
export const mentoringSchemaOf = ({ names }: SentenceNames) =>
  z.strictObject({
    working_time: z.strictObject({
      zone: z.enum(ZONES),
      days: z.array(z.enum(DAYS)).min(1),
      from: clock,
      until: clock,
      holidays: z.array(z.strictObject({ day: z.iso.date(), name: text })),
    }),
    rules: rulesSchema,
    topics: z.record(id, text).describe('what help is about: id of a handoff step → words'),
    outcomes: z
      .record(id, z.strictObject({ say: text, stage: z.enum(STAGES).optional() }))
      .describe('how a ticket can end; `stage` moves the worker there'),
    canned: z.record(id, z.strictObject({ label: text, say: text })).describe('replies that a mentor sends by one tap'),
    lessons: z.array(id).describe('dialogues that a mentor can have sent to a worker'),
    posters: z.array(z.string()).describe('pictures of content/media that a mentor can have sent'),
    texts: textsSchemaOf(names),
  });

/** What the staff rooms know from content. */
export interface MentoringBook<Name extends string = string> extends TextBook<Name> {
  /** IANA zone of the programme. */
  readonly zone: string;
  /** 0 Sunday … 6 Saturday; minutes after local midnight; `YYYY-MM-DD`. */
  readonly workingTime: {
    readonly days: ReadonlySet<number>;
    readonly from: number;
    readonly until: number;
    readonly holidays: ReadonlySet<string>;
  };
  /** Milliseconds. */
  readonly rules: Readonly<Record<keyof z.infer<typeof rulesSchema>, number>>;
  readonly topics: ReadonlyMap<string, string>;
  readonly outcomes: ReadonlyMap<string, { readonly say: string; readonly stage: Stage | null }>;
  readonly canned: ReadonlyMap<string, { readonly label: string; readonly say: string }>;
  readonly lessons: readonly string[];
  readonly posters: readonly string[];
}

/** What the staff rooms go by where there is no readable content/mentoring.yaml. */
const EMPTY: MentoringBook = {
  zone: WIB,
  workingTime: { days: new Set([1]), from: 8 * 60, until: 16 * 60, holidays: new Set() },
  rules: {
    unclaimed_first: 15 * MINUTE,
    unclaimed_again: HOUR,
    unanswered: 2 * HOUR,
    silence_ask: 2 * DAY,
    silence_close: DAY,
    reopen: 7 * DAY,
    buttons: 7 * DAY,
    awake: 30 * MINUTE,
  },
  topics: new Map(),
  outcomes: new Map(),
  canned: new Map(),
  lessons: [],
  posters: [],
  say: () => '',
};

/** Loads content/mentoring.yaml; what is wrong with it stands in `findings`. */
export function loadMentoring(
  root: string,
  declared: SentenceNames,
  words: Vocabulary,
  program: Pick<Program, 'flows' | 'media'>,
): { book: MentoringBook; findings: readonly Finding[] } {
  const reporter = new Reporter();
  const read = readContent(root, 'content/mentoring.yaml', mentoringSchemaOf(declared), reporter);
  if (!read) return { book: EMPTY, findings: reporter.findings };
  const { file, value: source } = read;
  const say = (said: string, path: PathSegment[], kind: TextKind) =>
    compileReadable(said, kind, { file, path }, words, reporter).say(NOBODY);
  const sentences = compileBook(source.texts, { file, path: ['texts'] }, declared.values, words, reporter);
  const named = (list: readonly string[], known: ReadonlyMap<string, unknown>, path: PathSegment, what: string) => {
    for (const entry of list) {
      if (!known.has(entry)) reporter.error(file, [path], 'KJ011', `there is no ${what} "${entry}"`);
    }
  };
  named(source.lessons, program.flows, 'lessons', 'flow');
  named(source.posters, program.media, 'posters', 'picture');
  const { working_time: time } = source;
  if (minutesOf(time.until) <= minutesOf(time.from))
    reporter.error(file, ['working_time', 'until'], 'KJ002', 'working time ends before it begins');
  const book: MentoringBook = {
    zone: time.zone,
    workingTime: {
      days: new Set(time.days.map((day) => DAYS.indexOf(day))),
      from: minutesOf(time.from),
      until: minutesOf(time.until),
      holidays: new Set(time.holidays.map(({ day }) => day)),
    },
    rules: Object.fromEntries(
      Object.entries(source.rules).map(([name, words_]) => [name, milliseconds(words_)]),
    ) as MentoringBook['rules'],
    topics: new Map(Object.entries(source.topics).map(([key, said]) => [key, say(said, ['topics', key], 'label')])),
    outcomes: new Map(
      Object.entries(source.outcomes).map(([key, outcome]) => [
        key,
        { say: say(outcome.say, ['outcomes', key, 'say'], 'label'), stage: outcome.stage ?? null },
      ]),
    ),
    canned: new Map(
      Object.entries(source.canned).map(([key, reply]) => [
        key,
        {
          label: say(reply.label, ['canned', key, 'label'], 'label'),
          say: say(reply.say, ['canned', key, 'say'], 'message'),
        },
      ]),
    ),
    lessons: source.lessons,
    posters: source.posters,
    ...sentences,
  };
  return { book, findings: reporter.findings };
}

function minutesOf(hour: string): number {
  return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
}
