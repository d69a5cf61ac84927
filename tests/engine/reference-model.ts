/**
 * What a dialogue should do, said once more and plainly: it runs the flows as they are written, keeps the whole state in
 * four lists, and knows nothing of versions, compiling or speed. The engine is compared with it, event by event.
 */
import { DAY } from '../../src/calendar/durations.ts';
import type { Event, Input } from '../../src/engine/events.ts';
import type { Value } from '../../src/engine/program.ts';
import { PAUSED_LIMIT, TRAIL_LIMIT } from '../../src/engine/session.ts';
import { CALL_LIMIT, STEP_LIMIT } from '../../src/engine/walk.ts';
import { FLOWS_KEPT, ITEMS, MEDIA_TEXT, NOT_KEPT, type Dialogue, type Part } from './random-flows.ts';

interface Place {
  flow: string;
  at: number;
  quiz?: { attempt: number; item: number; right: Map<string, boolean> };
}

interface Question {
  ask: number;
  kind: string;
  shown: number[];
  misses: number;
}

type Outcome = 'stepped' | 'unmatched' | 'idle';

export class ReferenceModel {
  private stack: Place[] = [];
  private trail: Place[][] = [];
  private paused: Place[][] = [];
  private question: Question | null = null;
  private vars: Record<string, Value> = {};
  private asks = 0;
  private attempts = 0;
  private lowData = false;
  private events: Event[] = [];
  private readonly dialogues: ReadonlyMap<string, Dialogue>;
  private readonly now: number;

  constructor(dialogues: ReadonlyMap<string, Dialogue>, now: number) {
    this.dialogues = dialogues;
    this.now = now;
  }

  take(input: Input): { outcome: Outcome; events: Event[]; asks: number; waits: string | null; depth: number } {
    this.events = [];
    this.lowData = false;
    const outcome = this.react(input);
    const { events, asks, question, stack } = this;
    return { outcome, events, asks, waits: question?.kind ?? null, depth: stack.length };
  }

  private react(input: Input): Outcome {
    const { question } = this;
    switch (input.kind) {
      case 'interrupt':
        this.setAside();
        this.begin(input.flow);
        return 'stepped';
      case 'start':
        this.begin(input.flow);
        return 'stepped';
      case 'resume':
        if (question && question.kind !== 'resume' && this.isAmid()) return this.react({ kind: 'repeat' });
        if (this.paused.length > 0) this.takeUp();
        else if (question) this.put(question);
        else this.say('nothing_to_resume');
        return 'stepped';
      case 'silence':
        return question?.ask === input.ask ? this.silent() : 'idle';
      case 'text':
        return question ? this.read(question, input.text) : 'unmatched';
      case 'unrecognised':
        if (!question) return 'unmatched';
        this.sayNotUnderstood(question);
        this.put({ ...question, misses: question.misses + 1 });
        return 'stepped';
      case 'choice':
        if (!question) this.say('stale_choice');
        else if (input.ask === question.ask && input.n >= 1 && input.n <= question.shown.length)
          this.choose(question, input.n - 1);
        else {
          this.say('stale_choice');
          this.put(question);
        }
        return 'stepped';
      case 'repeat':
        if (question) this.put(question);
        else this.say('nothing_to_repeat');
        return 'stepped';
      case 'back': {
        const earlier = this.trail.pop();
        if (earlier) {
          this.stack = copy(earlier);
          this.go(this.stack.at(-1)?.at ?? null);
        } else {
          this.say('nothing_to_go_back_to');
          if (question) this.put(question);
        }
        return 'stepped';
      }
      case 'skip':
        if (question) this.skip(question);
        else this.say('nothing_to_go_back_to');
        return 'stepped';
    }
  }

  private begin(flow: string): void {
    this.stack = [];
    this.trail = [];
    this.enter(flow);
    this.go(0);
  }

  private enter(flow: string): void {
    this.stack.push({ flow, at: 0 });
    this.events.push({ type: 'flow_started', flow, version: flow });
  }

  /** Only dialogues entered after the last menu, and that are no menus themselves, are worth coming back to. */
  private isAmid(): boolean {
    const menu = this.stack.findLastIndex(({ flow }) => flow === 'menu');
    return this.stack.slice(menu + 1).some(({ flow }) => this.dialogue(flow).resumable);
  }

  private setAside(): void {
    const names = (stack: Place[]) => stack.map(({ flow }) => flow).join();
    if (this.isAmid()) {
      const others = this.paused.filter((stack) => names(stack) !== names(this.stack));
      this.paused = [...others, this.stack].slice(-PAUSED_LIMIT);
    }
    this.stack = [];
  }

  private takeUp(): void {
    this.stack = copy(this.paused.pop() ?? []);
    this.trail = [];
    this.go(this.stack.at(-1)?.at ?? null);
  }

  /** Runs parts until one waits, all has ended, or it goes on for too long. */
  private go(start: number | null): void {
    this.question = null;
    let at = start;
    for (let count = 0; count < STEP_LIMIT; count++) {
      const place = this.stack.at(-1);
      if (!place) {
        this.rest();
        return;
      }
      const part = at === null ? undefined : this.dialogue(place.flow).parts[at];
      if (!part || at === null) {
        this.stack.pop();
        this.events.push({ type: 'flow_ended', flow: place.flow, version: place.flow });
        const caller = this.stack.at(-1);
        at = caller ? (this.part(caller)?.next ?? null) : null;
        continue;
      }
      place.at = at;
      if (part.verb === 'call' && this.stack.length >= CALL_LIMIT) break;
      if (part.verb === 'resume' && this.paused.length > 0) {
        this.takeUp();
        return;
      }
      const next = this.perform(part, place);
      if (next === 'waits') return;
      at = next;
    }
    const place = this.stack.at(-1);
    if (!place) return;
    this.events.push({ type: 'loop_stopped', flow: place.flow, step: `s${place.at}` });
    this.say('went_wrong');
    this.stack = [];
    this.trail = [];
  }

  private perform(part: Part, place: Place): number | null | 'waits' {
    switch (part.verb) {
      case 'say':
        this.say(this.fill(part.text));
        return part.next;
      case 'media':
        if (this.lowData) this.say(MEDIA_TEXT);
        else this.events.push({ type: 'said', text: MEDIA_TEXT, media: 'pic' });
        return part.next;
      case 'set':
        this.save(part.name, part.value);
        return part.next;
      case 'check':
        return part.branches.find(({ above }) => this.a() > above)?.go ?? part.next;
      case 'call':
        this.enter(part.flow);
        return 0;
      case 'stage':
        this.events.push({ type: 'stage_changed', stage: part.stage, cause: `${place.flow}/s${place.at}` });
        return part.next;
      case 'handoff':
        this.events.push({ type: 'handoff_requested', topic: 'help', flow: place.flow, step: `s${place.at}` });
        this.say('handoff_received');
        return part.next;
      case 'remind':
        this.events.push({ type: 'later_requested', what: 'rule', at: this.now + part.days * DAY });
        this.say('later_noted');
        return part.next;
      case 'do':
        this.events.push({ type: 'acted', act: 'pictures_off' });
        this.lowData = true;
        return part.next;
      case 'end':
        if (part.text !== null) this.say(part.text);
        return null;
      case 'go':
      case 'resume':
        return part.next;
      case 'quiz':
        if (!place.quiz) {
          place.quiz = { attempt: ++this.attempts, item: 0, right: new Map() };
          const { attempt } = place.quiz;
          this.events.push({ type: 'quiz_started', attempt, quiz: 'quiz', quizVersion: 'v', phase: 'practice' });
        }
        if (place.quiz.item >= ITEMS.length) {
          const right = [...place.quiz.right.values()].filter(Boolean).length;
          this.events.push({ type: 'quiz_finished', attempt: place.quiz.attempt, right, total: 1 });
          delete place.quiz;
          return part.next;
        }
        this.put({ ask: ++this.asks, kind: 'quiz', shown: [], misses: 0 });
        this.awaitSilence(part.silence);
        return 'waits';
      case 'ask':
        this.put({ ask: ++this.asks, kind: part.expects, shown: [], misses: 0 });
        this.awaitSilence(part.silence);
        return 'waits';
    }
  }

  private awaitSilence(silence: { days: number } | null): void {
    if (silence) this.events.push({ type: 'silence_awaited', ask: this.asks, at: this.now + silence.days * DAY });
  }

  /** Everything has ended: what was set aside is offered, or what only the dialogue needed is forgotten. */
  private rest(): void {
    this.trail = [];
    if (this.paused.length > 0) {
      this.put({ ask: ++this.asks, kind: 'resume', shown: [], misses: 0 });
      return;
    }
    for (const name of NOT_KEPT) Reflect.deleteProperty(this.vars, name);
  }

  /** Puts a question, new or once more; options are those that hold now. */
  private put(question: Question): void {
    const { ask, kind } = question;
    const options = this.optionsNow(kind);
    const place = this.stack.at(-1);
    const part = place && this.part(place);
    this.question = { ...question, shown: options.map(({ position }) => position) };
    const shown = options.map(({ label }, i) => ({ n: i + 1, label }));
    if (kind === 'resume') this.events.push({ type: 'said', text: 'resume_offer', ask, options: shown });
    else if (kind === 'quiz') this.events.push({ type: 'said', text: this.item(place).ask, ask, options: shown });
    else if (part?.verb === 'ask') {
      const text = this.fill(part.text);
      this.events.push(kind === 'choices' ? { type: 'said', text, ask, options: shown } : { type: 'said', text, ask });
    }
  }

  private optionsNow(kind: string): { position: number; label: string }[] {
    if (kind === 'resume') return ['resume_yes', 'resume_no'].map((label, position) => ({ position, label }));
    const place = this.stack.at(-1);
    if (kind === 'quiz') return this.item(place).options.map(({ label }, position) => ({ position, label }));
    const part = place && this.part(place);
    if (part?.verb !== 'ask' || kind !== 'choices') return [];
    return part.options.flatMap(({ label, above }, position) =>
      above === null || this.a() > above ? [{ position, label }] : [],
    );
  }

  private read(question: Question, text: string): Outcome {
    if (question.kind === 'choices' || question.kind === 'quiz' || question.kind === 'resume') {
      const labels =
        question.kind === 'choices'
          ? this.shownLabels(question)
          : this.optionsNow(question.kind).map(({ label }) => label);
      if (text === 'both' && labels.length > 1) {
        if (question.misses > 0) return 'unmatched';
        this.question = { ...question, misses: 1 };
        const options = labels.slice(0, 2).map((label, i) => ({ n: i + 1, label }));
        this.events.push({ type: 'said', text: 'ambiguous', ask: question.ask, options });
        return 'stepped';
      }
      const index = labels.indexOf(text);
      if (index < 0) return 'unmatched';
      this.choose(question, index);
      return 'stepped';
    }
    const place = this.stack.at(-1);
    const part = place && this.part(place);
    if (part?.verb !== 'ask') return 'unmatched';
    if (question.kind === 'number') {
      if (!/^\d+$/.test(text)) return 'unmatched';
      if (Number(text) > 9) {
        this.say('number_too_high');
        this.put({ ...question, misses: question.misses + 1 });
        return 'stepped';
      }
      this.answered(question, null);
      this.save('a', Number(text));
    } else {
      if (text.length < 1 || text.length > 5) {
        this.say(text.length < 1 ? 'text_too_short' : 'text_too_long');
        this.put({ ...question, misses: question.misses + 1 });
        return 'stepped';
      }
      this.answered(question, null);
      this.save('b', text);
    }
    this.go(part.next);
    return 'stepped';
  }

  private shownLabels(question: Question): string[] {
    const place = this.stack.at(-1);
    const part = place && this.part(place);
    return part?.verb === 'ask' ? question.shown.map((position) => part.options[position]?.label ?? '') : [];
  }

  private choose(question: Question, index: number): void {
    const place = this.stack.at(-1);
    if (question.kind === 'resume') {
      const label = index === 0 ? 'resume_yes' : 'resume_no';
      this.events.push({ type: 'answered', ask: question.ask, flow: '', step: 'resume', label });
      if (index === 0) this.takeUp();
      else {
        this.paused.pop();
        this.stack = [];
        this.enter('menu');
        this.go(0);
      }
      return;
    }
    const part = place && this.part(place);
    if (part?.verb === 'quiz' && place?.quiz) {
      const item = this.item(place);
      const option = item.options[index];
      if (!option) return;
      this.answered(question, option.label);
      if (option.right !== null) place.quiz.right.set(item.id, option.right);
      const { attempt } = place.quiz;
      const score = option.right === null ? 0 : Number(option.right);
      this.events.push({
        type: 'quiz_answered',
        attempt,
        item: item.id,
        choice: index + 1,
        right: option.right,
        score,
      });
      if (item.feedback !== null) this.say(item.feedback);
      place.quiz.item++;
      this.go(place.at);
    } else if (part?.verb === 'ask') {
      const option = part.options[question.shown[index] ?? -1];
      if (!option) return;
      this.answered(question, option.label);
      if (option.value !== null) this.save('a', option.value);
      this.go(option.go ?? part.next);
    }
  }

  private skip(question: Question): void {
    if (question.kind === 'resume') {
      this.choose(question, 1);
      return;
    }
    const place = this.stack.at(-1);
    const part = place && this.part(place);
    if (part?.verb === 'quiz' && place?.quiz) {
      this.answered(question, null);
      place.quiz.item++;
      this.go(place.at);
    } else if (part?.verb === 'ask' && part.skip !== false) {
      this.answered(question, null);
      this.go(part.skip === true ? part.next : part.skip);
    } else {
      this.say('cannot_skip');
      this.put(question);
    }
  }

  private silent(): Outcome {
    const place = this.stack.at(-1);
    const part = place && this.part(place);
    if (!place || (part?.verb !== 'ask' && part?.verb !== 'quiz') || !part.silence) return 'idle';
    delete place.quiz;
    this.go(part.silence.go);
    return 'stepped';
  }

  private answered(question: Question, label: string | null): void {
    const place = this.stack.at(-1);
    if (!place) return;
    this.trail = [...this.trail, copy(this.stack)].slice(-TRAIL_LIMIT);
    this.events.push({ type: 'answered', ask: question.ask, flow: place.flow, step: `s${place.at}`, label });
  }

  private sayNotUnderstood(question: Question): void {
    this.say(question.kind === 'number' ? 'number_please' : 'not_understood');
  }

  private save(name: string, value: Value): void {
    this.vars[name] = value;
    if (FLOWS_KEPT.includes(name)) this.events.push({ type: 'saved', name, value });
  }

  private say(text: string): void {
    this.events.push({ type: 'said', text });
  }

  private a(): number {
    return Number(this.vars['a'] ?? 0);
  }

  private fill(text: string): string {
    return text.replace('{a}', String(this.a())).replace('{b}', String(this.vars['b'] ?? '-'));
  }

  private item(place: Place | undefined) {
    return ITEMS[place?.quiz?.item ?? 0] ?? ITEMS[0];
  }

  private dialogue(flow: string): Dialogue {
    const found = this.dialogues.get(flow);
    if (!found) throw new Error(`no dialogue ${flow}`);
    return found;
  }

  private part(place: Place): Part | undefined {
    return this.dialogue(place.flow).parts[place.at];
  }
}

function copy(stack: readonly Place[]): Place[] {
  return stack.map((place) => ({
    ...place,
    ...(place.quiz && { quiz: { ...place.quiz, right: new Map(place.quiz.right) } }),
  }));
}
