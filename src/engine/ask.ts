import type { Asked, Option } from './expected.ts';
import type { OptionNames, Question, Run, Value, Went } from './program.ts';
import { readAnswer } from './read-answer.ts';
import { awaitSilence, save, say, systemText, withCaveat } from './run.ts';
import { ELSEWHERE, type Frame, type Waiting } from './session.ts';
import { answered } from './trail.ts';

/** A question with options, or one that is answered by typing. */
export class AskQuestion implements Question {
  readonly silence: Question['silence'];
  readonly otherwise: Question['otherwise'];
  private readonly asked: Asked;

  constructor(asked: Asked) {
    this.asked = asked;
    this.silence = asked.silence;
    this.otherwise = asked.otherwise;
  }

  holds(): boolean {
    return true;
  }

  put(run: Run, _frame: Frame, again: Waiting | null): void {
    const { text, caveat, expected } = this.asked;
    const ask = again?.ask ?? ++run.session.asks;
    const shown = shownOptions(run, this.asked, again);
    run.session.waiting = { ask, kind: expected.kind, shown, misses: again?.misses ?? 0 };
    const words = withCaveat(run, text(run.scope), caveat);
    const names = namesOf(run, this.asked, shown);
    if (names.length === 0 && expected.kind !== 'choices') say(run, words, { ask });
    else say(run, words, { ask, options: names.map(({ label }, i) => ({ n: i + 1, label })) });
    if (!again) awaitSilence(run, ask, this.silence);
  }

  names(run: Run, _frame: Frame, { shown }: Waiting): OptionNames[] {
    return namesOf(run, this.asked, shown);
  }

  choose(run: Run, frame: Frame, waiting: Waiting, index: number): Went | undefined {
    const { expected, next } = this.asked;
    const label = this.names(run, frame, waiting)[index]?.label ?? null;
    if (expected.kind === 'village') {
      answered(run, waiting, label);
      return this.takeVillage(run, waiting.shown[index] ?? ELSEWHERE);
    }
    const option = expected.kind === 'choices' ? expected.options[waiting.shown[index] ?? -1] : undefined;
    if (!option) return undefined;
    answered(run, waiting, label);
    if (expected.save !== null && option.value !== null) save(run, expected.save, option.value);
    return option.go ?? next;
  }

  read(run: Run, frame: Frame, waiting: Waiting, text: string): Went | undefined {
    if (this.asked.expected.kind === 'village') return this.readVillage(run, frame, waiting, text);
    if (waiting.meant !== undefined && run.program.readers.isYes(text)) return this.take(run, waiting, waiting.meant);
    const read = readAnswer(run, this.asked.expected, text);
    if (read === null) return undefined;
    if (read === 'declined') return this.skip(run, frame, waiting);
    if ('refusal' in read) {
      say(run, read.refusal);
      this.put(run, frame, { ...waiting, misses: waiting.misses + 1 });
      if (read.meant !== undefined && run.session.waiting) run.session.waiting.meant = read.meant;
      return 'rests';
    }
    if (read.words) save(run, read.words.save, read.words.value);
    return this.take(run, waiting, read.value);
  }

  /** Takes a value that was typed; one of the options' values goes the way of that option. */
  private take(run: Run, waiting: Waiting, value: Value): Went {
    const { expected, next } = this.asked;
    answered(run, waiting, null);
    if (expected.kind !== 'village' && expected.save !== null) save(run, expected.save, value);
    const option = expected.kind === 'choices' ? expected.options.find((one) => one.value === value) : undefined;
    return option?.go ?? next;
  }

  skip(run: Run, _frame: Frame, waiting: Waiting): Went | undefined {
    const { skip, next } = this.asked;
    if (skip === null) return undefined;
    answered(run, waiting, null);
    return skip === 'next' ? next : skip;
  }

  /** Typed words as a village: one that fits is taken, several are asked back by their district. */
  private readVillage(run: Run, frame: Frame, waiting: Waiting, text: string): Went | undefined {
    const { expected } = this.asked;
    const askedBack = waiting.shown.some((position) => position !== ELSEWHERE);
    const choice = run.program.readers.choose(text, this.names(run, frame, waiting));
    const outside = expected.kind === 'village' ? expected.outside : null;
    const elsewhere = outside && !askedBack ? run.program.elsewhere(text) : null;
    if (outside && elsewhere?.sure === true) return this.takeOutside(run, waiting, outside, elsewhere.label);
    const found = run.program.villages.find(text);
    // What was asked back is answered by number or district; otherwise a village's own name goes first.
    if (choice.kind === 'chosen' && (askedBack || found.length === 0)) {
      return this.choose(run, frame, waiting, choice.index);
    }
    if (found.length === 0) {
      return outside && elsewhere ? this.takeOutside(run, waiting, outside, elsewhere.label) : undefined;
    }
    const wayOut = expected.kind === 'village' && expected.elsewhere !== null;
    const offered = { ...waiting, shown: [...found, ...(wayOut ? [ELSEWHERE] : [])], misses: 0 };
    if (found.length === 1) return this.choose(run, frame, offered, 0);
    run.session.waiting = offered;
    const options = this.names(run, frame, offered).map(({ label }, i) => ({ n: i + 1, label }));
    say(run, systemText(run, 'which_village'), { ask: waiting.ask, options });
    return 'rests';
  }

  private takeOutside(
    run: Run,
    waiting: Waiting,
    { save: name, go }: { save: string; go: number | null },
    label: string,
  ): Went {
    answered(run, waiting, label);
    save(run, name, label);
    return go ?? this.asked.next;
  }

  /** Saves the village at a position of the program's list, or goes where people from elsewhere go. */
  private takeVillage(run: Run, position: number): Went {
    const { expected, next } = this.asked;
    if (expected.kind !== 'village') return next;
    const village = run.program.villages.list[position];
    if (position === ELSEWHERE || !village) return expected.elsewhere?.go ?? next;
    save(run, expected.save, village.id);
    run.events.push({ type: 'zone_found', zone: village.zone });
    return next;
  }
}

function namesOf(run: Run, { expected }: Asked, shown: readonly number[]): OptionNames[] {
  const names: OptionNames[] = [];
  for (const position of shown) {
    const name = nameOf(run, expected, position);
    if (name) names.push(name);
  }
  return names;
}

/** undefined: no such option. */
function nameOf(run: Run, expected: Asked['expected'], position: number): OptionNames | undefined {
  if (expected.kind === 'choices') return named(run, expected.options[position]);
  if (expected.kind !== 'village') return undefined;
  if (position === ELSEWHERE) return named(run, expected.elsewhere);
  const village = run.program.villages.list[position];
  return village && { label: village.label, also: [village.name, village.district] };
}

function named(run: Run, option: Option | null | undefined): OptionNames | undefined {
  return option ? { label: option.say(run.scope), also: option.also } : undefined;
}

function shownOptions(run: Run, { expected }: Asked, again: Waiting | null): number[] {
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
