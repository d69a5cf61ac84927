import { nearest } from '../files/nearest.ts';
import { listContent, readContent, type ContentFile, type Reporter } from '../files/files.ts';
import { questionsSchema, type QuestionSource } from '../schema.ts';

/** An answered question with the place it came from. */
export interface LoadedQuestion {
  readonly source: QuestionSource;
  readonly file: ContentFile;
  readonly index: number;
}

/** The answered questions of content/questions, and examples of what is not about JKN. */
export function loadQuestions(root: string, reporter: Reporter): { questions: LoadedQuestion[]; outside: string[] } {
  const seen = new Map<string, string>();
  const read = listContent(root, 'content/questions').flatMap(
    (name) => readContent(root, name, questionsSchema, reporter) ?? [],
  );
  const questions = read.flatMap(({ file, value }) =>
    (value.questions ?? []).map((source, index) => {
      const first = seen.get(source.id);
      if (first !== undefined)
        reporter.error(file, ['questions', index, 'id'], 'KJ003', `question "${source.id}" is also in ${first}`);
      seen.set(source.id, file.name);
      return { source, file, index };
    }),
  );
  const voices = new Map<string, string[]>();
  for (const { file, value } of read) {
    for (const [id, wordings] of Object.entries(value.voices ?? {})) {
      if (!seen.has(id))
        reporter.error(file, ['voices', id], 'KJ011', `there is no question "${id}"`, nearest(id, seen.keys()));
      voices.set(id, [...(voices.get(id) ?? []), ...wordings]);
    }
  }
  return {
    questions: questions.map((question) => withVoices(question, voices.get(question.source.id) ?? [])),
    outside: read.flatMap(({ value }) => value.outside ?? []),
  };
}

/** The question with further wordings behind its own. */
function withVoices(question: LoadedQuestion, wordings: readonly string[]): LoadedQuestion {
  const { source } = question;
  return { ...question, source: { ...source, phrasings: [...source.phrasings, ...wordings] } };
}
