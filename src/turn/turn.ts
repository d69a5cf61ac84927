import { advance } from '../engine/advance.ts';
import type { Input, Result } from '../engine/events.ts';
import type { Scope, SystemText, Vars } from '../engine/program.ts';
import type { PersonSession } from '../store/person-session.ts';
import { applyEvents } from './apply-events.ts';
import { builtinsOf } from './builtins.ts';
import type { Stepping } from './desk.ts';
import type { Draft, DraftPerson } from './draft.ts';
import type { Guide } from './guide.ts';
import type { TurnText } from './texts.ts';

/** What planning a turn may look at. `now` is UTC milliseconds. */
export interface Planning {
  readonly guide: Guide;
  readonly now: number;
  readonly random: () => number;
  /** Whoever writes gets an answer after so many quiet milliseconds; 0: at once. */
  readonly quietMs?: number;
}

/** One turn: a draft, the dialogue that steps into it, and the program's own sentences. Who answers is the route's business. */
export class Turn implements Stepping {
  readonly draft: Draft;
  readonly guide: Guide;
  readonly now: number;
  readonly random: () => number;
  /** What was written waits for what may follow it, and nothing is said yet. */
  isHeld = false;

  constructor(draft: Draft, { guide, now, random }: Planning) {
    this.draft = draft;
    this.guide = guide;
    this.now = now;
    this.random = random;
  }

  step(input: Input): boolean {
    const result = this.look(input);
    this.take(result);
    return result.outcome === 'stepped';
  }

  /** What the dialogue would make of an input, from where it stands or another place. Changes nothing. */
  look(
    input: Input,
    random = this.random,
    session: DraftPerson['session'] = this.draft.person.session,
  ): Result<PersonSession> {
    const { person } = this.draft;
    const builtins = builtinsOf(person, this.now);
    const world = { now: this.now, random, lang: person.lang, builtins };
    const result = advance<PersonSession>(this.guide.program, session, input, world);
    // An offer stands until the dialogue moves on.
    const movesOn = result.outcome === 'stepped' && input.kind !== 'repeat' && input.kind !== 'unrecognised';
    if (movesOn) delete result.session.aside;
    // A question is put: what comes next answers it, and is no longer for the ticket.
    if (result.outcome === 'stepped' && result.session.talk?.forTicket === true) {
      result.session.talk = { ...result.session.talk, forTicket: false };
    }
    return result;
  }

  /** Takes over what the dialogue decided. */
  take({ outcome, session, events }: Result<PersonSession>): void {
    if (outcome === 'stepped') applyEvents(this.draft, this.guide, session, events, this.now);
  }

  wouldChoose(text: string): string | null {
    const { events } = this.look({ kind: 'text', text }, () => 0);
    return events.find((event) => event.type === 'answered')?.label ?? null;
  }

  wouldStep(text: string): boolean {
    return this.look({ kind: 'text', text }, () => 0).outcome === 'stepped';
  }

  say(text: SystemText | TurnText, values?: Vars): void {
    this.draft.say({ kind: 'say', text: this.words(text, values) });
  }

  words(text: SystemText | TurnText, values?: Vars): string {
    return this.guide.texts[text](this.scope(), values);
  }

  scope(): Scope {
    const { person } = this.draft;
    return { vars: { ...person.session.vars, ...builtinsOf(person, this.now) }, now: this.now, lang: person.lang };
  }
}
