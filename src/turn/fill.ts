import type { Person, PersonData } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import type { Draft } from './draft.ts';
import type { Guide } from './guide.ts';

/** Fills in the words of a draft that only the store knows: what is kept, how the quizzes went, what is erased. */
export async function fillDraft(draft: Draft, guide: Guide, store: Store, now: number): Promise<void> {
  if (draft.fill.length === 0) return;
  const data = draft.person.id === 0 ? null : await store.personData(draft.person.id);
  for (const { at, what } of draft.fill) {
    const message = draft.messages[at];
    if (!message) continue;
    if (what === 'data') message.text = dataText(draft.person, data, guide, now);
    else if (what === 'progress') message.text = progressText(draft.person, data, guide, now);
    else message.text = proofText(draft.person, data, guide, now);
  }
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
    const value = stage.say({ ...scope, vars: { stage: person.stage } });
    lines.push(texts.data_line(scope, { label: stage.label, value }));
  }
  for (const attempt of tests(data)) {
    lines.push(texts.data_quiz(scope, { phase: attempt.phase, right: attempt.right, total: attempt.total }));
  }
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
  const scope = { vars: {}, now, lang: person.lang };
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
