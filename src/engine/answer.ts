import { optionLine } from './option-line.ts';
import type { OptionNames, Run, Went } from './program.ts';
import { pausedTitleOf } from './resumable.ts';
import { namesOfOffer, putResumeOffer } from './resume-offer.ts';
import { placeOf, say, systemText } from './run.ts';
import type { Waiting } from './session.ts';
import { resumePaused, toMenu, walk } from './walk.ts';

/** Takes typed words as the answer to what waits. False: they are no answer, and nothing changed. */
export function answerText(run: Run, waiting: Waiting, text: string): boolean {
  if (waiting.kind === 'choices' || waiting.kind === 'quiz' || waiting.kind === 'resume') {
    const place = waiting.kind === 'choices' ? placeOf(run) : null;
    const names = optionNames(run, waiting);
    const choice = run.program.readers.choose(text, names);
    if (choice.kind === 'chosen') {
      takeOption(run, waiting, choice.index);
      return true;
    }
    // A whole sentence may say what was asked for, in words that no option has.
    if (place && goOn(run, place.step.question?.read(run, place.frame, waiting, text))) return true;
    // Asked back once; a second unclear answer is handled like one not understood at all.
    if (choice.kind === 'ambiguous' && waiting.misses === 0) {
      askBack(run, waiting, choice.indexes, names);
      return true;
    }
    return false;
  }
  const place = placeOf(run);
  return goOn(run, place?.step.question?.read(run, place.frame, waiting, text));
}

/** Takes the option at `index` of those shown. The caller has made sure that it exists. */
export function takeOption(run: Run, waiting: Waiting, index: number): void {
  if (waiting.kind === 'resume') {
    const label = namesOfOffer(run)[index]?.label ?? null;
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
  goOn(run, place?.step.question?.choose(run, place.frame, waiting, index));
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
  place?.step.question?.put(run, place.frame, waiting);
}

/** What to say first when an answer made no sense. */
export function otherwise(run: Run, waiting: Waiting): string {
  const own = waiting.kind === 'resume' ? null : placeOf(run)?.step.question?.otherwise;
  if (own) return own(run.scope);
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
  return goOn(run, place?.step.question?.skip(run, place.frame, waiting));
}

/** False: nothing came of it. */
function goOn(run: Run, went: Went | undefined): boolean {
  if (went === undefined) return false;
  if (went !== 'rests') walk(run, went);
  return true;
}

function optionNames(run: Run, waiting: Waiting): OptionNames[] {
  if (waiting.kind === 'resume') return namesOfOffer(run);
  const place = placeOf(run);
  return place?.step.question?.names(run, place.frame, waiting) ?? [];
}

function askBack(run: Run, waiting: Waiting, indexes: readonly number[], names: readonly OptionNames[]): void {
  const options = indexes.flatMap((index) => {
    const name = names[index];
    return name ? [{ n: index + 1, label: name.label }] : [];
  });
  run.session.waiting = { ...waiting, misses: waiting.misses + 1 };
  const words = options.map(optionLine).join(', ');
  say(run, systemText(run, 'ambiguous', { options: words }), { ask: waiting.ask, options });
}
