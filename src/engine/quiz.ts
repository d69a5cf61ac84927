import type { OptionNames, Question, Run, Silence, Text, Went } from './program.ts';
import { assign, awaitSilence, say, withCaveat } from './run.ts';
import type { Frame, Waiting } from './session.ts';
import { answered } from './trail.ts';

/** The items that one step asks one after the other, compiled. */
export interface Quizzed {
  readonly next: number | null;
  readonly quiz: string;
  readonly quizVersion: string;
  readonly phase: 'pre' | 'post' | 'practice';
  readonly items: readonly QuizItem[];
  /** Whether each answer is followed by the item's teaching words. */
  readonly feedback: boolean;
  readonly silence: Silence | null;
}

export interface QuizItem {
  readonly id: string;
  readonly kind: 'knowledge' | 'attitude' | 'practice';
  readonly ask: Text;
  readonly options: readonly QuizOption[];
  readonly feedback: Text | null;
  readonly caveat: boolean;
}

export interface QuizOption {
  readonly say: Text;
  readonly also: readonly string[];
  /** null for attitude and practice, where nothing is right or wrong. */
  readonly right: boolean | null;
  readonly score: number;
  readonly reply: Text | null;
}

/** Begins or goes on with the items of a step; after the last one the attempt is counted. */
export function runQuiz(quizzed: Quizzed, run: Run, frame: Frame): Went {
  if (!frame.quiz) begin(quizzed, run, frame);
  if (frame.quiz && frame.quiz.at < quizzed.items.length) {
    putItem(quizzed, run, frame, null);
    return 'rests';
  }
  end(quizzed, run, frame);
  return quizzed.next;
}

/** The item that a quiz has come to. */
export class QuizQuestion implements Question {
  readonly silence: Question['silence'];
  readonly otherwise = null;
  private readonly quizzed: Quizzed;

  constructor(quizzed: Quizzed) {
    this.quizzed = quizzed;
    this.silence = quizzed.silence;
  }

  holds(frame: Frame): boolean {
    return frame.quiz !== undefined;
  }

  put(run: Run, frame: Frame, again: Waiting | null): void {
    putItem(this.quizzed, run, frame, again);
  }

  names(run: Run, frame: Frame): OptionNames[] {
    const item = this.quizzed.items[frame.quiz?.at ?? 0];
    return (item?.options ?? []).map((option) => ({ label: option.say(run.scope), also: option.also }));
  }

  choose(run: Run, frame: Frame, waiting: Waiting, index: number): Went {
    const { items, feedback } = this.quizzed;
    answered(run, waiting, this.names(run, frame)[index]?.label ?? null);
    const choice = waiting.shown[index] ?? 0;
    const progress = frame.quiz;
    const item = progress && items[progress.at];
    const option = item?.options[choice];
    if (!progress || !item || !option) return 'rests';
    if (option.right !== null) progress.right[item.id] = option.right;
    run.events.push({
      type: 'quiz_answered',
      attempt: progress.attempt,
      item: item.id,
      choice: choice + 1,
      right: option.right,
      score: option.score,
    });
    const reply = option.reply ?? item.feedback;
    if (feedback && reply) say(run, withCaveat(run, reply(run.scope), item.caveat));
    progress.at++;
    return here(run, frame);
  }

  /** Items are answered by their options alone. */
  read(): undefined {
    return undefined;
  }

  skip(run: Run, frame: Frame, waiting: Waiting): Went | undefined {
    if (!frame.quiz) return undefined;
    answered(run, waiting, null);
    frame.quiz.at++;
    return here(run, frame);
  }
}

/** The step's own position: it asks the next item, or ends the attempt. */
function here(run: Run, frame: Frame): number | null {
  return run.program.versions.get(frame.version)?.positions.get(frame.step) ?? null;
}

function putItem({ items, silence }: Quizzed, run: Run, frame: Frame, again: Waiting | null): void {
  const item = items[frame.quiz?.at ?? 0];
  if (!item) return;
  const ask = again?.ask ?? ++run.session.asks;
  const shown = item.options.map((_, i) => i);
  run.session.waiting = { ask, kind: 'quiz', shown, misses: again?.misses ?? 0 };
  say(run, item.ask(run.scope), {
    ask,
    options: item.options.map((option, i) => ({ n: i + 1, label: option.say(run.scope) })),
  });
  if (!again) awaitSilence(run, ask, silence);
}

/** Begins a new attempt, numbered per person. */
function begin({ quiz, quizVersion, phase }: Quizzed, run: Run, frame: Frame): void {
  const attempt = ++run.session.attempts;
  frame.quiz = { attempt, at: 0, right: {} };
  run.events.push({ type: 'quiz_started', attempt, quiz, quizVersion, phase });
}

/** Counts the attempt and tells its result. */
function end({ items }: Quizzed, run: Run, frame: Frame): void {
  if (!frame.quiz) return;
  const right = Object.values(frame.quiz.right).filter(Boolean).length;
  const total = items.filter((item) => item.kind === 'knowledge').length;
  assign(run, 'quiz_right', right);
  assign(run, 'quiz_total', total);
  run.events.push({ type: 'quiz_finished', attempt: frame.quiz.attempt, right, total });
  delete frame.quiz;
}
