import { DAY } from '../../calendar/durations.ts';
import { SYSTEM_TEXTS, type Program } from '../../engine/program.ts';
import type { FlowVersion } from '../../store/content.ts';
import { createPlaces, type Places } from '../../understanding/facts/find-place.ts';
import { readElsewhere } from '../../understanding/facts/place.ts';
import { readers } from '../../understanding/readers.ts';
import { createZones } from '../../understanding/villages.ts';
import { createExpressions } from '../words/expressions.ts';
import { emptyFile, readContent, readOptional, Reporter, type ContentFile } from '../files/files.ts';
import type { Finding } from '../files/findings.ts';
import type { Declarations } from '../declarations.ts';
import { loadMentoring, type MentoringBook } from './mentoring.ts';
import { createGlossary, type Glossary } from '../words/glossary.ts';
import { loadFlows, type LoadedFlow } from './load-flows.ts';
import { listLanguages, loadSentences, withOwn, type Sentences } from './load-locales.ts';
import { loadQuestions, type LoadedQuestion } from './load-questions.ts';
import { loadWishes, type WishExample } from './load-wishes.ts';
import { loadAreas } from './load-areas.ts';
import { loadMedia } from './load-media.ts';
import { loadQuizzes } from './load-quizzes.ts';
import { loadVillages } from './load-villages.ts';
import { nearest } from '../files/nearest.ts';
import type { OtherTexts, ReadText } from '../words/read-text.ts';
import {
  factsSchema,
  glossarySchema,
  programSchema,
  variablesSchema,
  type FactSource,
  type ProgramSource,
  type QuizItemSource,
  type VariableSource,
} from '../schema.ts';
import { loadReminders, type LoadedReminders } from './reminders.ts';
import { checkNamesUsable } from '../words/reserved-names.ts';
import { VERB_TEXTS } from '../verbs/texts.ts';
import { ANNOUNCEMENTS_FILE, loadTextBook, type TextBook } from './text-book.ts';
import { provincesSchema } from '../schema-places.ts';
import { versionOf } from '../files/versions.ts';
import { buildVocabulary, type Vocabulary } from '../words/vocabulary.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

export interface Content {
  readonly program: Program;
  readonly flows: readonly LoadedFlow[];
  readonly words: Vocabulary;
  readonly questions: readonly LoadedQuestion[];
  readonly items: readonly { readonly source: QuizItemSource; readonly file: ContentFile; readonly index: number }[];
  /** What people read besides flows, items and answers. */
  readonly others: readonly OtherTexts[];
  readonly glossary: Glossary;
  /** Examples of what is not about JKN. */
  readonly outside: readonly string[];
  /** How people wish for a person, and what only sounds like it. */
  readonly wishes: readonly WishExample[];
  readonly settings: ProgramSource;
  readonly reminders: LoadedReminders;
  readonly notice: { readonly version: string; readonly hash: string; readonly flow: string };
  /** What dialogues may ask of the rooms. */
  readonly acts: Declarations['acts'];
  readonly sentences: Sentences;
  readonly mentoring: MentoringBook;
  readonly announcements: TextBook;
  /** Where people may live. */
  readonly places: Places;
  readonly findings: readonly Finding[];
  /** Stored versions of flows that no longer compile: their sessions go to a safe step. */
  readonly dropped: readonly { readonly flow: string; readonly version: string }[];
}

/**
 * Loads flows/ and content/ below `root` into one immutable program. The declarations are what the rooms ask for;
 * `known` are versions of flows that the store keeps because sessions may still be pinned to them; `now` (UTC
 * milliseconds) tells which facts are old. Never throws for what is in the files: read `findings`.
 */
export function loadContent(
  root: string,
  now: number,
  declared: Declarations,
  known: readonly FlowVersion[] = [],
): Content {
  const reporter = new Reporter();
  const facts = readContent(root, 'content/facts.yaml', factsSchema, reporter);
  const variables = readContent(root, 'content/variables.yaml', variablesSchema, reporter);
  const settings = readContent(root, 'content/program.yaml', programSchema, reporter)?.value ?? NO_SETTINGS;
  const provinces = readOptional(root, 'content/provinces.yaml', provincesSchema, reporter) ?? {};
  const villages = loadVillages(root, provinces, reporter);
  const places = createPlaces(villages, loadAreas(root, provinces));
  const words = buildVocabulary(facts?.value ?? {}, variables?.value ?? {}, villages);
  const variablesFile = variables?.file ?? emptyFile('content/variables.yaml');
  checkNamesUsable(words, variablesFile, facts?.file ?? emptyFile('content/facts.yaml'), reporter);
  checkFactsFresh(facts, now, reporter);
  const quizzes = loadQuizzes(root, words, reporter);
  const { media, texts: mediaTexts } = loadMedia(root, words, reporter);
  const glossary = createGlossary(readOptional(root, 'content/glossary.yaml', glossarySchema, reporter) ?? {});
  const languages = listLanguages(root);
  const expressions = createExpressions(words, createZones(provinces));
  const { sentences, texts: said } = loadSentences(root, languages, withOwn(declared.sentences), words, reporter);
  const around = { words, expressions, media: new Set(media.keys()), acts: declared.acts, quizzes: quizzes.named };
  const spoken = { ...around, sentences: sentences.of(VERB_TEXTS) };
  const loaded = loadFlows(root, spoken, languages, known, reporter);
  const { flows, current } = loaded;
  checkSettings(settings, current, reporter);
  const announcements = loadTextBook(root, { file: ANNOUNCEMENTS_FILE, ...declared.announcements }, words, reporter);
  const mentoring = loadMentoring(root, declared.staff, words, { flows: current, media });
  const { questions, outside } = loadQuestions(root, reporter);
  const program: Program = {
    version: versionOf([[...loaded.versions.keys()].sort(), facts?.value, variables?.value]),
    flows: current,
    versions: loaded.versions,
    media,
    system: sentences.of(SYSTEM_TEXTS),
    kept: keptNames(variables?.value ?? {}),
    menu: settings.menu,
    welcome: settings.welcome,
    readers,
    villages: words.villages,
    elsewhere: (text) => readElsewhere(text, places),
  };
  const reminders = loadReminders(root, { words, expressions, program, flows: current }, reporter);
  return {
    program,
    flows,
    words,
    questions,
    outside,
    wishes: loadWishes(root, reporter),
    items: quizzes.items,
    others: [...labelsOf(variables), ...quizzes.texts, ...mediaTexts, ...said, ...loaded.texts],
    glossary,
    settings,
    reminders,
    notice: { version: settings.notice.version, flow: settings.notice.flow, hash: noticeHash(flows, settings) },
    acts: declared.acts,
    sentences,
    mentoring: mentoring.book,
    announcements,
    places,
    findings: [...reporter.findings, ...mentoring.findings],
    dropped: loaded.dropped,
  };
}

/** Variables of the profile. */
function keptNames(variables: Readonly<Record<string, VariableSource>>): Set<string> {
  return new Set(Object.entries(variables).flatMap(([name, variable]) => (variable.keep ? [name] : [])));
}

const NO_SETTINGS: ProgramSource = {
  welcome: '',
  menu: '',
  commands: { help: '', stop: '', my_data: '', erase_data: '', start: '' },
  outcomes: {
    registered: '',
    paid: '',
    paid_arrears: '',
    active_again: '',
    pbi_accepted: '',
    baby_registered: '',
    moved_segment: '',
    stopped_paying: '',
  },
  notice: { version: '0', flow: '', steps: ['none'] },
};

/** The flows that answer global words and reports must be there. */
function checkSettings(settings: ProgramSource, flows: ReadonlyMap<string, unknown>, reporter: Reporter): void {
  const file = emptyFile('content/program.yaml');
  const { menu, welcome, rest = '', commands, outcomes } = settings;
  for (const id of [menu, welcome, rest, ...Object.values(commands), ...Object.values(outcomes)]) {
    if (id !== '' && !flows.has(id))
      reporter.error(file, [], 'KJ011', `there is no flow "${id}"`, nearest(id, flows.keys()));
  }
}

/** What DATA SAYA calls the variables, and the words for their values. */
function labelsOf(variables: { file: ContentFile; value: Record<string, VariableSource> } | null): OtherTexts[] {
  if (!variables) return [];
  const texts = Object.entries(variables.value).flatMap(([name, { label, values }]): ReadText[] => [
    ...(label === undefined ? [] : [{ text: label, kind: 'label' as const, path: [name, 'label'] }]),
    ...Object.entries(values ?? {}).map(([key, text]): ReadText => ({
      text,
      kind: 'label',
      path: [name, 'values', key],
    })),
  ]);
  return [{ file: variables.file, lang: 'id', texts }];
}

function checkFactsFresh(
  facts: { file: ContentFile; value: Record<string, Record<string, FactSource>> } | null,
  today: number,
  reporter: Reporter,
): void {
  if (!facts) return;
  for (const [group, members] of Object.entries(facts.value)) {
    for (const [key, { checked }] of Object.entries(members)) {
      const days = Math.floor((today - Date.parse(checked)) / DAY);
      if (days > 180)
        reporter.warning(
          facts.file,
          [group, key, 'checked'],
          'KJ017',
          `${group}.${key} was last checked ${days} days ago`,
        );
    }
  }
}

/** What people agreed to, word for word as it is shown now. */
function noticeHash(flows: readonly LoadedFlow[], settings: ProgramSource): string {
  const flow = flows.find((loaded) => loaded.flow.id === settings.notice.flow)?.flow;
  const scope = scopeOfNobody();
  const said = settings.notice.steps.map((id) => {
    const step = flow?.steps[flow.positions.get(id) ?? -1];
    if (step?.verb === 'say') return step.data.variants.map((text) => text(scope)).join('\n');
    return step?.verb === 'ask' ? step.data.text(scope) : '';
  });
  return versionOf(said);
}
