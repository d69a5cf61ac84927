import type { AskStep, OptionNames, QuizStep, Value } from './program.ts';
import { placeOf, say, systemText, withCaveat, type Run } from './run.ts';
import { ELSEWHERE, type Frame, type Waiting } from './session.ts';
import { remember } from './trail.ts';
import { pausedTitleOf } from './resumable.ts';
import { namesOfShown, putQuestion, putQuizItem, putResumeOffer } from './questions.ts';
import { answerVillage, takeVillage } from './villages.ts';
import { resumePaused, save, toMenu, walk } from './walk.ts';

/** Takes typed words as the answer to what waits. False: they are no answer, and nothing changed. */
export function answerText(run: Run, waiting: Waiting, text: string): boolean {
  const place = waiting.kind === 'resume' ? null : placeOf(run);
  if (waiting.kind === 'choices' || waiting.kind === 'quiz' || waiting.kind === 'resume') {
    const names = optionNames(run, waiting);
    const choice = run.program.readers.choose(text, names);
    if (choice.kind === 'chosen') {
      takeOption(run, waiting, choice.index);
      return true;
    }
    // Asked back once; a second unclear answer is handled like one not understood at all.
    if (choice.kind === 'ambiguous' && waiting.misses === 0) {
      askBack(run, waiting, choice.indexes, names);
      return true;
    }
    return false;
  }
  if (place?.step.verb !== 'ask') return false;
  if (place.step.expected.kind === 'village') return answerVillage(run, waiting, text, takeOption);
  const read = readAnswer(run, place.step, text);
  if (read === null) return false;
  if ('refusal' in read) {
    putAgain(run, { ...waiting, misses: waiting.misses + 1 }, read.refusal);
    return true;
  }
  answered(run, waiting, null);
  if (read.save !== null) save(run, read.save, read.value);
  walk(run, place.step.next);
  return true;
}

/** Takes the option at `index` of those shown. The caller has made sure that it exists. */
export function takeOption(run: Run, waiting: Waiting, index: number): void {
  const label = optionNames(run, waiting)[index]?.label ?? null;
  if (waiting.kind === 'resume') {
    run.events.push({ type: 'answered', ask: waiting.ask, flow: '', step: 'resume', label });
    run.session.waiting = null;
    if (index === 0) resumePaused(run);
    else {
      run.session.paused.pop();
      toMenu(run);
    }
    return;
  }
  const place = placeOf(run);
  if (!place) return;
  const { frame, step } = place;
  if (step.verb === 'quiz') {
    answered(run, waiting, label);
    takeQuizOption(run, frame, step, waiting.shown[index] ?? 0);
    return;
  }
  if (step.verb !== 'ask') return;
  if (step.expected.kind === 'village') {
    answered(run, waiting, label);
    takeVillage(run, step, step.expected, waiting.shown[index] ?? ELSEWHERE);
    return;
  }
  if (step.expected.kind !== 'choices') return;
  const option = step.expected.options[waiting.shown[index] ?? -1];
  if (!option) return;
  answered(run, waiting, label);
  if (step.expected.save !== null && option.value !== null) save(run, step.expected.save, option.value);
  walk(run, option.go ?? step.next);
}

/** Puts the waiting question once more under its own number, so that buttons already shown stay good. */
export function putAgain(run: Run, waiting: Waiting, first: string | null): void {
  if (first !== null) say(run, first);
  if (waiting.kind === 'resume') {
    run.session.waiting = waiting;
    putResumeOffer(run, waiting.ask, pausedTitleOf(run.program, run.session, run.scope) ?? '');
    return;
  }
  const place = placeOf(run);
  if (place?.step.verb === 'ask') putQuestion(run, place.step, waiting);
  if (place?.step.verb === 'quiz') putQuizItem(run, place.frame, place.step, waiting);
}

/** What to say first when an answer made no sense. */
export function otherwise(run: Run, waiting: Waiting): string {
  const place = waiting.kind === 'resume' ? null : placeOf(run);
  if (place?.step.verb === 'ask' && place.step.otherwise) return place.step.otherwise(run.scope);
  if (waiting.kind === 'number') return systemText(run, 'number_please');
  if (waiting.kind === 'date') return systemText(run, 'date_please');
  if (waiting.kind === 'month') return systemText(run, 'month_please');
  return systemText(run, 'not_understood');
}

/** Leaves the waiting question unanswered. False: this one cannot be skipped. */
export function skipQuestion(run: Run, waiting: Waiting): boolean {
  if (waiting.kind === 'resume') {
    takeOption(run, waiting, 1);
    return true;
  }
  const place = placeOf(run);
  if (place?.step.verb === 'quiz' && place.frame.quiz) {
    answered(run, waiting, null);
    place.frame.quiz.at++;
    walk(run, place.flow.positions.get(place.step.id) ?? null);
    return true;
  }
  if (place?.step.verb !== 'ask' || place.step.skip === null) return false;
  answered(run, waiting, null);
  walk(run, place.step.skip === 'next' ? place.step.next : place.step.skip);
  return true;
}

/** Remembers the place of an answered question, so that KEMBALI finds it. */
function answered(run: Run, waiting: Waiting, label: string | null): void {
  const frame = run.session.frames.at(-1);
  if (!frame) return;
  run.session.trail = remember(run.session.trail, run.session.frames);
  run.events.push({ type: 'answered', ask: waiting.ask, flow: frame.flow, step: frame.step, label });
}

function takeQuizOption(run: Run, frame: Frame, step: QuizStep, choice: number): void {
  const progress = frame.quiz;
  const item = progress && step.items[progress.at];
  const option = item?.options[choice];
  if (!progress || !item || !option) return;
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
  if (step.feedback && reply) say(run, withCaveat(run, reply(run.scope), item.caveat));
  progress.at++;
  const flow = run.program.versions.get(frame.version);
  walk(run, flow?.positions.get(step.id) ?? null);
}

function optionNames(run: Run, waiting: Waiting): OptionNames[] {
  if (waiting.kind === 'resume') {
    return [
      { label: systemText(run, 'resume_yes'), also: ['ya', 'lanjut', 'lanjutkan'] },
      { label: systemText(run, 'resume_no'), also: ['tidak', 'menu', 'nanti'] },
    ];
  }
  const place = placeOf(run);
  if (place?.step.verb === 'quiz') {
    const item = place.step.items[place.frame.quiz?.at ?? 0];
    return (item?.options ?? []).map((option) => ({ label: option.say(run.scope), also: option.also }));
  }
  return place?.step.verb === 'ask' ? namesOfShown(run, place.step, waiting.shown) : [];
}

function askBack(run: Run, waiting: Waiting, indexes: readonly number[], names: readonly OptionNames[]): void {
  const options = indexes.flatMap((index) => {
    const name = names[index];
    return name ? [{ n: index + 1, label: name.label }] : [];
  });
  run.session.waiting = { ...waiting, misses: waiting.misses + 1 };
  const words = options.map((option) => `${option.n}. ${option.label}`).join(', ');
  say(run, systemText(run, 'ambiguous', { options: words }), { ask: waiting.ask, options });
}

type Read = { value: Value; save: string | null } | { refusal: string } | null;

/** Reads a typed answer to a question without options; null: it is no answer at all. */
function readAnswer(run: Run, step: AskStep, text: string): Read {
  const { expected } = step;
  const { readers } = run.program;
  switch (expected.kind) {
    case 'choices':
    case 'village':
      return null;
    case 'text': {
      const value = text.trim();
      if (value.length < expected.min) return { refusal: systemText(run, 'text_too_short', { min: expected.min }) };
      if (value.length > expected.max) return { refusal: systemText(run, 'text_too_long', { max: expected.max }) };
      return { value, save: expected.save };
    }
    case 'number': {
      const value = readers.number(text, run.world.now);
      if (value === null) return null;
      if (expected.whole && !Number.isInteger(value)) return { refusal: systemText(run, 'number_please') };
      if (expected.min !== null && value < expected.min) {
        return { refusal: systemText(run, 'number_too_low', { min: expected.min }) };
      }
      if (expected.max !== null && value > expected.max) {
        return { refusal: systemText(run, 'number_too_high', { max: expected.max }) };
      }
      return { value, save: expected.save };
    }
    case 'date': {
      const value = readers.date(text, run.world.now);
      if (value === null) return null;
      const today = String(run.scope.vars['today'] ?? new Date(run.world.now).toISOString().slice(0, 10));
      // A day named without its year may as well be the one gone by: "5 Oktober", asked when something was.
      const days = expected.minDays === null ? [value] : [value, yearBefore(value)];
      const fitting = days.find((day) => isWithin(day, today, expected));
      if (fitting === undefined) return { refusal: systemText(run, 'date_out_of_range') };
      return { value: fitting, save: expected.save };
    }
    case 'month': {
      const value = readers.month(text, run.world.now);
      return value === null ? null : { value, save: expected.save };
    }
    default:
      return expected satisfies never;
  }
}

/** Whether a day lies within the bounds, which count days from today. */
function isWithin(
  day: string,
  today: string,
  { minDays, maxDays }: { readonly minDays: number | null; readonly maxDays: number | null },
): boolean {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  return Number.isFinite(days) && (minDays === null || days >= minDays) && (maxDays === null || days <= maxDays);
}

/** The same day one year earlier, `YYYY-MM-DD`. */
function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;
}
