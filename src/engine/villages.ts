import type { AskStep, Expected } from './program.ts';
import { namesOfShown } from './questions.ts';
import { placeOf, say, systemText, type Run } from './run.ts';
import { ELSEWHERE, type Waiting } from './session.ts';
import { save, walk } from './walk.ts';

/**
 * Takes typed words as a village: one that fits is taken, several are asked back by their district, none leaves the
 * words to others. `take` takes an option of those shown. False: they are no answer, and nothing changed.
 */
export function answerVillage(
  run: Run,
  waiting: Waiting,
  text: string,
  take: (run: Run, waiting: Waiting, index: number) => void,
): boolean {
  const step = placeOf(run)?.step;
  if (step?.verb !== 'ask' || step.expected.kind !== 'village') return false;
  const askedBack = waiting.shown.some((position) => position !== ELSEWHERE);
  const choice = run.program.readers.choose(text, namesOfShown(run, step, waiting.shown));
  const found = run.program.villages.find(text);
  // What was asked back is answered by number or district; otherwise a village's own name goes first.
  if (choice.kind === 'chosen' && (askedBack || found.length === 0)) {
    take(run, waiting, choice.index);
    return true;
  }
  if (found.length === 0) return false;
  const shown = [...found, ...(step.expected.elsewhere ? [ELSEWHERE] : [])];
  const offered = { ...waiting, shown, misses: 0 };
  if (found.length === 1) take(run, offered, 0);
  else {
    run.session.waiting = offered;
    const options = namesOfShown(run, step, shown).map(({ label }, i) => ({ n: i + 1, label }));
    say(run, systemText(run, 'which_village'), { ask: waiting.ask, options });
  }
  return true;
}

/** Saves the village at a position of the program's list, or goes where people from elsewhere go. */
export function takeVillage(
  run: Run,
  step: AskStep,
  expected: Extract<Expected, { kind: 'village' }>,
  position: number,
): void {
  const village = run.program.villages.list[position];
  if (position === ELSEWHERE || !village) {
    walk(run, expected.elsewhere?.go ?? step.next);
    return;
  }
  save(run, expected.save, village.id);
  run.events.push({ type: 'zone_found', zone: village.zone });
  walk(run, step.next);
}
