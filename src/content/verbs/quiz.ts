import { z } from 'zod';
import { QuizQuestion, runQuiz, type Quizzed } from '../../engine/quiz.ts';
import { dashedId } from '../schema-pieces.ts';
import { compileSilence, silence } from './silence.ts';
import { common, defineVerb, NOBODY, type StepData } from './verb.ts';

export const quiz = defineVerb({
  name: 'quiz',
  doc: {
    does: 'asks an item or a whole quiz of `content/quizzes`; `phase: pre` or `post` keeps the score',
    example: `
- { id: check, quiz: iuran-1 }
- { id: done, end: Terima kasih. }
`,
  },
  colour: '#e6efff',
  schema: () =>
    z.strictObject({
      ...common,
      quiz: dashedId.describe('an item, or a whole quiz, of content/quizzes'),
      phase: z.enum(['pre', 'post', 'practice']).optional().describe('default: practice'),
      feedback: z.boolean().optional().describe('teach after each answer (default: true for practice, else false)'),
      silence: silence.optional(),
    }),
  compile(parts, source, base, at): Quizzed & StepData {
    const known = parts.around.quizzes.get(source.quiz);
    parts.needs(parts.around.quizzes, source.quiz, 'quiz or item', [...at, 'quiz']);
    const phase = source.phase ?? 'practice';
    return {
      ...base,
      quiz: source.quiz,
      quizVersion: known?.version ?? '',
      phase,
      items: known?.items ?? [],
      feedback: source.feedback ?? phase === 'practice',
      silence: compileSilence(parts, source.silence, at),
    };
  },
  run: (quizzed, run, frame) => runQuiz(quizzed, run, frame),
  question: (quizzed) => new QuizQuestion(quizzed),
  ways: ({ next, silence }) => [{ to: next, label: '' }, ...(silence ? [{ to: silence.go, label: 'diam' }] : [])],
  walked: ({ items, silence }) => [
    ...items.flatMap((item, at) => item.options.map((_, n) => `item ${at + 1} option ${n + 1}`)),
    'LEWATI',
    ...(silence ? ['silence'] : []),
  ],
  drawn: ({ items, quiz: name }) =>
    items.length === 1 ? (items[0]?.ask(NOBODY) ?? '') : `kuis ${name}: ${items.length} soal`,
  script: ({ items }) =>
    items.flatMap((item) => [
      `kuis ${item.id}: ${item.ask(NOBODY)}`,
      ...item.options.map(
        (option, n) =>
          `   ${n + 1}. ${option.say(NOBODY)}${option.right === true ? ' ✓' : ''}${option.reply ? ` — ${option.reply(NOBODY)}` : ''}`,
      ),
      ...(item.feedback ? [`   ${item.feedback(NOBODY)}`] : []),
    ]),
});
