import { Reporter } from '../src/content/files/files.ts';
import { loadQuestions } from '../src/content/load/load-questions.ts';
import { loadWishes } from '../src/content/load/load-wishes.ts';
import { ROOT } from '../src/main.ts';
import { prepareModel } from '../src/training/trained-model.ts';

/** Before all tests, and once for them all: what the shipped questions teach. */
export default async function trainOnce(): Promise<void> {
  const reporter = new Reporter();
  const { questions, outside } = loadQuestions(ROOT, reporter);
  await prepareModel({ questions: questions.map(({ source }) => source), outside, wishes: loadWishes(ROOT, reporter) });
}
