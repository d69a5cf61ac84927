import type { AskStep, Option, OptionNames, QuizStep } from './program.ts';
import { assign, say, systemText, withCaveat, type Run } from './run.ts';
import { ELSEWHERE, type Frame, type Waiting } from './session.ts';

/** Says the step's question; `again` keeps the number of the question that is put once more. */
export function putQuestion(run: Run, step: AskStep, again: Waiting | null): void {
  const ask = again?.ask ?? ++run.session.asks;
  const shown = shownOptions(run, step, again);
  run.session.waiting = { ask, kind: step.expected.kind, shown, misses: again?.misses ?? 0 };
  const text = withCaveat(run, step.text(run.scope), step.caveat);
  const names = namesOfShown(run, step, shown);
  if (names.length === 0 && step.expected.kind !== 'choices') say(run, text, { ask });
  else say(run, text, { ask, options: names.map(({ label }, i) => ({ n: i + 1, label })) });
  if (step.silence && !again) {
    run.events.push({ type: 'silence_awaited', ask, at: run.world.now + step.silence.afterMs });
  }
}

/** Says the item that the quiz has come to; `again` as above. */
export function putQuizItem(run: Run, frame: Frame, step: QuizStep, again: Waiting | null): void {
  const item = step.items[frame.quiz?.at ?? 0];
  if (!item) return;
  const ask = again?.ask ?? ++run.session.asks;
  const shown = item.options.map((_, i) => i);
  run.session.waiting = { ask, kind: 'quiz', shown, misses: again?.misses ?? 0 };
  say(run, item.ask(run.scope), {
    ask,
    options: item.options.map((option, i) => ({ n: i + 1, label: option.say(run.scope) })),
  });
  if (step.silence && !again) {
    run.events.push({ type: 'silence_awaited', ask, at: run.world.now + step.silence.afterMs });
  }
}

/** Offers to go on with what was interrupted. */
export function putResumeOffer(run: Run, ask: number, title: string): void {
  say(run, systemText(run, 'resume_offer', { title }), {
    ask,
    options: [
      { n: 1, label: systemText(run, 'resume_yes') },
      { n: 2, label: systemText(run, 'resume_no') },
    ],
  });
}

/** Begins a new attempt, numbered per person. */
export function beginQuiz(run: Run, frame: Frame, step: QuizStep): void {
  const attempt = ++run.session.attempts;
  frame.quiz = { attempt, at: 0, right: {} };
  run.events.push({
    type: 'quiz_started',
    attempt,
    quiz: step.quiz,
    quizVersion: step.quizVersion,
    phase: step.phase,
  });
}

/** Counts the attempt and tells its result. */
export function endQuiz(run: Run, frame: Frame, step: QuizStep): void {
  if (!frame.quiz) return;
  const right = Object.values(frame.quiz.right).filter(Boolean).length;
  const total = step.items.filter((item) => item.kind === 'knowledge').length;
  assign(run, 'quiz_right', right);
  assign(run, 'quiz_total', total);
  run.events.push({ type: 'quiz_finished', attempt: frame.quiz.attempt, right, total });
  delete frame.quiz;
}

/** What the options shown are called, in the order shown; empty for a question that is answered by typing. */
export function namesOfShown(run: Run, step: AskStep, shown: readonly number[]): OptionNames[] {
  const { expected } = step;
  const named = (option: Option): OptionNames => ({ label: option.say(run.scope), also: option.also });
  if (expected.kind === 'choices') {
    return shown.flatMap((position) => {
      const option = expected.options[position];
      return option ? [named(option)] : [];
    });
  }
  if (expected.kind !== 'village') return [];
  return shown.flatMap((position) => {
    if (position === ELSEWHERE) return expected.elsewhere ? [named(expected.elsewhere)] : [];
    const village = run.program.villages.list[position];
    return village ? [{ label: village.label, also: [village.name, village.district] }] : [];
  });
}

function shownOptions(run: Run, { expected }: AskStep, again: Waiting | null): number[] {
  if (expected.kind === 'choices') return visibleOptions(run, expected.options);
  if (expected.kind !== 'village') return [];
  // Villages asked back stay on offer when the question is put once more.
  return again ? again.shown : expected.elsewhere ? [ELSEWHERE] : [];
}

function visibleOptions(run: Run, options: readonly Option[]): number[] {
  const shown: number[] = [];
  options.forEach((option, i) => {
    if (option.when === null || option.when(run.scope)) shown.push(i);
  });
  return shown;
}
