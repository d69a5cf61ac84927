import { z } from 'zod';
import { WIB, WIT, WITA } from '../../calendar/zones.ts';
import { STAGES, type Program, type Stage, type Vars } from '../../engine/program.ts';
import { textProblems } from '../words/text-problems.ts';
import { milliseconds } from '../files/durations.ts';
import { readContent, Reporter, type PathSegment } from '../files/files.ts';
import type { Finding } from '../files/findings.ts';
import { reportText } from '../words/report-text.ts';
import { STAFF_TEXTS, STAFF_VALUES, type StaffText } from './staff-texts.ts';
import { compileText, type CompiledText } from '../words/texts.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

export type { StaffText } from './staff-texts.ts';

const text = z.string().min(1);
const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower-case letters, digits and _');
const duration = z.string().regex(/^[1-9]\d*(m|h|d)$/, 'write a number and m, h or d, e.g. 15m');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write the hour as 08:00');
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const ZONES = [WIB, 'Asia/Pontianak', WITA, WIT] as const;

const rulesSchema = z.strictObject({
  unclaimed_first: duration.describe('working time after which an unclaimed request is alerted again'),
  unclaimed_again: duration.describe('working time between the alerts after that'),
  unanswered: duration.describe('working time after which a claimed but unanswered request goes back to the others'),
  silence_ask: duration.describe('silence of both sides until it is asked whether help is still needed'),
  silence_close: duration.describe('and from then until the case is closed'),
  reopen: duration.describe('how long a closed case can be taken up again with the same mentor'),
  buttons: duration.describe('how long a button of the staff works'),
  awake: duration.describe('how long after writing somebody on duty is alerted outside their hours as well'),
});

/** content/mentoring.yaml */
export const mentoringSchema = z.strictObject({
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
    .describe('how a case can end; `stage` moves the worker there'),
  canned: z.record(id, z.strictObject({ label: text, say: text })).describe('replies that a mentor sends by one tap'),
  lessons: z.array(id).describe('dialogues that a mentor can have sent to a worker'),
  posters: z.array(z.string()).describe('pictures of content/media that a mentor can have sent'),
  texts: z.record(z.enum(STAFF_TEXTS), text),
});

/** What the staff rooms know from content. */
export interface MentoringBook {
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
  say(name: StaffText, values?: Vars): string;
}

const SCOPE = scopeOfNobody();
const EMPTY: z.infer<typeof mentoringSchema> = {
  working_time: { zone: WIB, days: ['mon'], from: '08:00', until: '16:00', holidays: [] },
  rules: {
    unclaimed_first: '15m',
    unclaimed_again: '1h',
    unanswered: '2h',
    silence_ask: '48h',
    silence_close: '24h',
    reopen: '7d',
    buttons: '7d',
    awake: '30m',
  },
  topics: {},
  outcomes: {},
  canned: {},
  lessons: [],
  posters: [],
  texts: {} as z.infer<typeof mentoringSchema>['texts'],
};

/** Loads content/mentoring.yaml; what is wrong with it stands in `findings`. */
export function loadMentoring(
  root: string,
  words: Vocabulary,
  program: Pick<Program, 'flows' | 'media'>,
): { book: MentoringBook; findings: readonly Finding[] } {
  const reporter = new Reporter();
  const read = readContent(root, 'content/mentoring.yaml', mentoringSchema, reporter);
  const source = read?.value ?? EMPTY;
  const compile = (
    words_: string,
    path: PathSegment[],
    kind: 'message' | 'label',
    extra: readonly string[] = [],
  ): CompiledText => {
    const compiled = compileText(words_, words, extra);
    if (!read) return compiled;
    reportText(compiled, { file: read.file, path }, words, reporter);
    for (const { code, severity, message } of textProblems(words_, kind, words))
      reporter[severity](read.file, path, code, message);
    return compiled;
  };
  const texts = new Map<string, CompiledText>();
  for (const [name, said] of Object.entries(source.texts))
    texts.set(name, compile(said, ['texts', name], 'message', STAFF_VALUES));
  const say = (said: string, path: PathSegment[], kind: 'message' | 'label') => compile(said, path, kind).say(SCOPE);
  const named = (list: readonly string[], check: (entry: string) => boolean, path: PathSegment, what: string) => {
    for (const entry of list) {
      if (!check(entry) && read) reporter.error(read.file, [path], 'KJ011', `there is no ${what} "${entry}"`);
    }
  };
  named(source.lessons, (flow) => program.flows.has(flow), 'lessons', 'flow');
  named(source.posters, (media) => program.media.has(media), 'posters', 'picture');
  const { working_time: time } = source;
  if (read && minutesOf(time.until) <= minutesOf(time.from))
    reporter.error(read.file, ['working_time', 'until'], 'KJ002', 'working time ends before it begins');
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
    say: (name, values) => texts.get(name)?.say(SCOPE, values) ?? '',
  };
  return { book, findings: reporter.findings };
}

function minutesOf(hour: string): number {
  return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
}
