import { Reporter } from '../src/content/files/files.ts';
import { loadQuestions } from '../src/content/load/load-questions.ts';
import { ROOT } from '../src/main.ts';
import { prepareModel } from '../src/training/trained-model.ts';

/** Before all tests, and once for them all: what the shipped questions teach. */
export default async function trainOnce(): Promise<void> {
  const { questions, outside } = loadQuestions(ROOT, new Reporter());
  await prepareModel({ questions: questions.map(({ source }) => source), outside });
}
