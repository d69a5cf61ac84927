import { advance } from '../engine/advance.ts';
import type { Input, Result } from '../engine/events.ts';
import type { SystemText, Vars } from '../engine/program.ts';
import type { PersonSession } from '../store/person-session.ts';
import { readCommand } from '../understanding/commands.ts';
import { isAsking, isBareReply } from '../understanding/choose.ts';
import { isGreeting } from '../understanding/greetings.ts';
import { readOrigin } from '../understanding/link-codes.ts';
import { normalise } from '../understanding/normalise.ts';
import { scrub } from '../understanding/scrub.ts';
import { readDanger } from '../understanding/emergency.ts';
import type { Command } from '../understanding/api.ts';
import type { TurnText } from './texts.ts';
import { answerQuestion, offerHuman, takeAside, takeAsideText } from './answer-question.ts';
import { applyEvents } from './apply-events.ts';
import type { Draft } from './draft.ts';
import { builtinsOf } from './builtins.ts';
import type { Guide } from './guide.ts';

/** Longer texts are cut: nobody types so much to a menu, and work per message stays bounded. */
export const TEXT_LIMIT = 4096;

/** What planning one turn may look at. */
export interface Planning {
  readonly guide: Guide;
  readonly now: number;
  readonly random: () => number;
}

export class Turn {
  readonly draft: Draft;
  readonly guide: Guide;
  readonly planning: Planning;

  constructor(draft: Draft, planning: Planning) {
    this.draft = draft;
    this.guide = planning.guide;
    this.planning = planning;
  }

  /** Route order of the design: stop words, global words, the waiting session, a keyword, a question, a fallback. */
  text(typed: string): void {
    const { draft } = this;
    draft.person.blocked = false;
    const { text, masked } = scrub(typed.slice(0, TEXT_LIMIT));
    draft.text = draft.person.consent === 'given' ? text : null;
    if (masked.length > 0) this.say('scrubbed');
    const command = readCommand(text);
    if (command === 'stop') {
      this.command(command);
      return;
    }
    if (this.emergency(text)) return;
    const origin = readOrigin(text);
    if (origin !== null) {
      this.start(origin);
      return;
    }
    if (command !== null && this.commandWins(command, text)) {
      this.command(command);
      return;
    }
    if (takeAsideText(this, text)) return;
    if (this.isNew()) {
      this.firstWords(text);
      return;
    }
    const { waiting } = draft.person.session;
    const anyText = waiting !== null && takesAnyText(waiting.kind);
    const clearQuestion = anyText && isAsking(text) && this.isClear(text);
    if (!clearQuestion && this.step({ kind: 'text', text }) === 'stepped') return;
    if (command !== null) {
      this.command(command);
      return;
    }
    this.unmatched(text);
  }

  /** A question that is surely understood gets its answer even where any words would do as one. */
  private isClear(text: string): boolean {
    const meaning = this.guide.understand(text);
    return meaning.action === 'answer' && meaning.confidence >= CLEAR_QUESTION;
  }

  /** A keyword, a question, or a kind fallback; whatever waits is put again afterwards. */
  unmatched(text: string): void {
    const keyword = this.guide.keywords.get(normalise(text));
    if (keyword !== undefined) {
      this.step({ kind: 'interrupt', flow: keyword });
      return;
    }
    const { session } = this.draft.person;
    const waiting = session.waiting !== null;
    if (isGreeting(text)) {
      this.step(waiting ? { kind: 'repeat' } : { kind: 'interrupt', flow: this.guide.program.menu });
      return;
    }
    // Whoever asks for a human next need not say it again.
    session.vars[HELP_WORDS] = text;
    session.vars[HELP_WORDS_AT] = this.planning.now;
    // A yes to nothing, or words near several questions that ask none: they were meant for what waits.
    const beside =
      !waiting || !(isBareReply(text) || (this.guide.understand(text).action === 'clarify' && !isAsking(text)));
    if (beside && answerQuestion(this, text)) return;
    this.draft.keep({ kind: 'missed', text, at: this.planning.now });
    const { outside } = this.guide.understand(text);
    // A place that nobody knows here is about nothing in particular, but it is an answer.
    if (waiting && outside && this.draft.person.session.waiting?.kind !== 'village') {
      this.say('outside');
      this.step({ kind: 'repeat' });
      return;
    }
    if (waiting) {
      this.step({ kind: 'unrecognised' });
      return;
    }
    this.say(outside ? 'outside' : 'fallback');
    this.step({ kind: 'interrupt', flow: this.guide.program.menu });
  }

  choice(ask: number, n: number, ref: string | undefined): void {
    this.draft.person.blocked = false;
    if (takeAside(this, ask, n)) return;
    const first = this.draft.messages.length;
    const events = this.step({ kind: 'choice', ask, n });
    const { answeredLabel } = this;
    if (events === 'stepped' && ref !== undefined && answeredLabel !== null) {
      this.draft.sayAt(first, { text: '', settles: { ref, chosen: answeredLabel } });
    }
  }

  start(code: string): void {
    const { draft } = this;
    draft.person.blocked = false;
    if (code !== '') {
      if (draft.person.origin === '') draft.person.origin = code;
      draft.keep({ kind: 'origin', code, at: this.planning.now });
    }
    this.command('start');
  }

  /** Something that is no words: a kind sentence, then what waits once more. */
  aside(text: SystemText | TurnText): void {
    this.draft.person.blocked = false;
    if (this.isNew()) {
      this.step({ kind: 'start', flow: this.guide.program.welcome });
      return;
    }
    this.say(text);
    if (this.draft.person.session.waiting) this.step({ kind: 'repeat' });
  }

  command(command: Command): void {
    const { commands, program } = this.guide;
    if (this.isNew() && command !== 'stop' && command !== 'erase_data' && command !== 'help') {
      this.step({ kind: 'start', flow: program.welcome });
      return;
    }
    switch (command) {
      case 'menu':
        this.step({ kind: 'interrupt', flow: program.menu });
        return;
      case 'help':
        this.step({ kind: 'interrupt', flow: commands.help });
        return;
      case 'stop':
        this.step({ kind: 'interrupt', flow: commands.stop });
        return;
      case 'my_data':
        this.step({ kind: 'interrupt', flow: commands.my_data });
        return;
      case 'erase_data':
        this.step({ kind: 'interrupt', flow: commands.erase_data });
        return;
      case 'start':
        this.say('started_again');
        this.step({ kind: 'interrupt', flow: this.draft.person.consent === 'unasked' ? commands.start : program.menu });
        return;
      case 'back':
      case 'repeat':
      case 'skip':
      case 'resume':
        this.step({ kind: command });
        return;
      default:
        command satisfies never;
    }
  }

  /** The label of the option that the last step took, if any. */
  answeredLabel: string | null = null;

  /** Runs the dialogue one input further and takes over what it decided. */
  step(input: Input): Result<PersonSession>['outcome'] {
    const { draft, guide, planning } = this;
    const { person } = draft;
    const result = advance(guide.program, person.session, input, {
      now: planning.now,
      random: planning.random,
      lang: person.lang,
      builtins: builtinsOf(this.draft.person, this.planning.now),
    });
    if (result.outcome !== 'stepped') return result.outcome;
    const answered = result.events.find((event) => event.type === 'answered');
    this.answeredLabel = answered?.label ?? null;
    if (input.kind !== 'repeat' && input.kind !== 'unrecognised') delete result.session.aside;
    applyEvents(draft, guide, result.session, result.events, planning.now);
    return result.outcome;
  }

  /** What stood beside the dialogue is over. */
  dropAside(): void {
    const { aside: _, ...session } = this.draft.person.session;
    this.draft.person.session = session;
  }

  say(text: SystemText | TurnText, values?: Vars): void {
    this.draft.say({ text: this.words(text, values) });
  }

  words(text: SystemText | TurnText, values?: Vars): string {
    return this.guide.texts[text](this.scope(), values);
  }

  scope() {
    const { person } = this.draft;
    return {
      vars: { ...person.session.vars, ...builtinsOf(this.draft.person, this.planning.now) },
      now: this.planning.now,
      lang: person.lang,
    };
  }

  isNew(): boolean {
    const { person } = this.draft;
    return person.consent === 'unasked' && person.session.frames.length === 0 && person.session.asks === 0;
  }

  /** Menu, help, stop and the data words always work; the others give way to an option of that name. */
  private commandWins(command: Command, text: string): boolean {
    switch (command) {
      case 'menu':
      case 'help':
      case 'stop':
      case 'my_data':
      case 'erase_data':
        return true;
      case 'start':
      case 'back':
      case 'repeat':
      case 'skip':
      case 'resume': {
        const { waiting } = this.draft.person.session;
        if (!waiting || takesAnyText(waiting.kind)) return true;
        return !this.claims(text);
      }
      default:
        return command satisfies never;
    }
  }

  /** Whether the waiting question would take these words as its answer. */
  claims(text: string): boolean {
    const { guide, planning, draft } = this;
    const world = {
      now: planning.now,
      random: () => 0,
      lang: draft.person.lang,
      builtins: builtinsOf(this.draft.person, this.planning.now),
    };
    return advance(guide.program, draft.person.session, { kind: 'text', text }, world).outcome === 'stepped';
  }

  /** First contact: a clear question is answered at once, then the welcome follows; a call for a human goes to one. */
  private firstWords(text: string): void {
    const { action, answerId } = this.guide.understand(text);
    if (action === 'handoff' && answerId === null) {
      this.command('help');
      return;
    }
    if (!isGreeting(text) && answerId !== null) answerQuestion(this, text, { brief: true });
    this.step({ kind: 'start', flow: this.guide.program.welcome });
  }

  /** An emergency is answered before anything else. */
  private emergency(text: string): boolean {
    if (readDanger(text) !== 'now') return false;
    offerHuman(this, this.guide.understand(text));
    return true;
  }
}

/** Where the last free words stand, and since when: what a mentor is told when a human is asked for right after. */
export const HELP_WORDS = 'help_words';
export const HELP_WORDS_AT = 'help_words_at';

/** How sure a question must be before it takes precedence over a free-text answer. */
const CLEAR_QUESTION = 0.8;

function takesAnyText(kind: string): boolean {
  return kind === 'text' || kind === 'number' || kind === 'date' || kind === 'month' || kind === 'village';
}
