import { TRAITS } from '../channels/traits.ts';
import { scopeOfNobody } from '../engine/nobody.ts';
import { NOT_STORED, type PeopleVerbs, type Person, type PersonData } from '../store/people.ts';
import type { Desk } from '../turn/desk.ts';
import type { Guide } from '../turn/guide.ts';
import { stageInWords } from '../turn/known-in-words.ts';

type Words = (person: Person, data: PersonData | null, guide: Guide, now: number) => string;

/** What people may ask about their own data, in words that only the store knows. */
const WORDS: Readonly<Record<string, Words>> = {
  show_data: dataText,
  show_progress: progressText,
  erase_data: proofText,
};

/** What is kept about whoever asks, how their quizzes went, and what is erased. */
export function createOwnDataDesk(store: Pick<PeopleVerbs, 'personData'>): Desk {
  return {
    name: 'own data',
    async finish({ draft, guide, now }) {
      const asked = draft.asked.filter(({ act }) => WORDS[act] !== undefined);
      if (asked.length === 0) return;
      const { person } = draft;
      const data = person.id === NOT_STORED ? null : await store.personData(person.id);
      for (const { act, at } of asked)
        draft.replaceAt(at, { kind: 'say', text: WORDS[act]?.(person, data, guide, now) ?? '' });
    },
  };
}

function dataText(person: Person, data: PersonData | null, guide: Guide, now: number): string {
  const { texts } = guide;
  const scope = { vars: person.session.vars, now, lang: person.lang };
  if (person.consent !== 'given') return texts.data_none(scope);
  const lines = guide.labels.flatMap(({ name, label, say }) => {
    const known = data?.profile.find((row) => row.name === name)?.value ?? person.session.vars[name];
    if (known === undefined || known === '') return [];
    const value = say({ ...scope, vars: { ...person.session.vars, [name]: known } });
    return [texts.data_line(scope, { label, value })];
  });
  const stage = guide.labels.find(({ name }) => name === 'stage');
  if (stage && person.stage !== 'unknown') {
    const value = stageInWords(guide, person.stage, scope);
    lines.push(texts.data_line(scope, { label: stage.label, value }));
  }
  for (const attempt of tests(data)) {
    lines.push(texts.data_quiz(scope, { phase: attempt.phase, right: attempt.right, total: attempt.total }));
  }
  const linked = (person.session.links ?? []).map(({ channel }) => TRAITS[channel].door?.label ?? channel);
  if (linked.length > 0) lines.push(texts.data_linked(scope, { value: linked.join(', ') }));
  const consent = data?.consents.findLast((row) => row.answer === 'given');
  if (consent) lines.push(texts.data_consent(scope, { date: consent.at }));
  lines.push(texts.data_messages(scope, { count: data?.counts['inbound'] ?? 0 }));
  return [texts.data_intro(scope), ...lines, texts.data_outro(scope)].join('\n');
}

function progressText(person: Person, data: PersonData | null, guide: Guide, now: number): string {
  const { texts } = guide;
  const scope = { vars: person.session.vars, now, lang: person.lang };
  const lines = tests(data).map((attempt) =>
    texts.progress_line(scope, { phase: attempt.phase, right: attempt.right, total: attempt.total }),
  );
  return lines.length === 0 ? texts.progress_none(scope) : lines.join('\n');
}

function proofText(person: Person, data: PersonData | null, guide: Guide, now: number): string {
  const scope = scopeOfNobody(now, person.lang);
  const rows = Object.values(data?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const listed = data ? data.profile.length + data.consents.length + data.stages.length + data.attempts.length : 0;
  return guide.texts.erase_proof(scope, { rows: rows + listed });
}

/** Finished pre- and post-tests, oldest first. */
function tests(data: PersonData | null): { phase: string; right: number; total: number }[] {
  return (data?.attempts ?? []).flatMap(({ phase, right, total }) =>
    phase !== 'practice' && right !== null && total !== null ? [{ phase, right, total }] : [],
  );
}
