import { DAY } from '../../calendar/durations.ts';
import { advance } from '../../engine/advance.ts';
import type { Event, Input } from '../../engine/events.ts';
import { STAGES, type Program, type Value } from '../../engine/program.ts';
import { ELSEWHERE, newSession, type Session } from '../../engine/session.ts';
import { localDay } from '../../calendar/local-time.ts';
import { WIB } from '../../calendar/zones.ts';
import { comparedNumbers, decidingNames, onlyKnown } from './deciding-names.ts';
import type { Content } from '../load/load.ts';
import type { LoadedFlow } from '../load/load-flows.ts';
import type { FlowSource } from '../verbs/flow-schema.ts';
import type { CompiledStep } from '../verbs/verbs.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

export interface WalkReport {
  /** Steps and ways (an option, LEWATI, silence) that no walk came to. Empty: everything was really walked. */
  readonly unreached: string[];
  /** What went wrong, with where. */
  readonly problems: string[];
  readonly inputs: number;
}

const NOW = Date.UTC(2026, 10, 23, 3);
/** Inputs that one pass may spend on a flow; what it then has not reached is told, never passed over. */
const INPUT_LIMIT = 100_000;
/** Combinations of what a person may bring along; beyond, each value is tried on its own. */
const BEGINNINGS_LIMIT = 600;
const LONGEST_MESSAGE = 900;

/** A place of the walk with what the person's record says there. */
interface Stand {
  readonly session: Session;
  readonly record: Readonly<Record<string, Value>>;
}

/**
 * Walks every step, every option, every LEWATI and every silence of a flow, from whatever a person may bring along that
 * decides its ways, with the session going through JSON each time. Dialogues that it calls are walked too, but only its
 * own steps are reported. A first pass takes few answers and narrow ways through called flows; if something is then
 * not reached, a wider one follows.
 */
export function walkFlow(content: Content, flowId: string): WalkReport {
  const walk = new Walk(content, flowId);
  for (const wide of [false, true]) {
    walk.pass(wide);
    if (walk.unreached().length === 0) break;
  }
  return { unreached: walk.unreached(), problems: [...walk.problems], inputs: walk.inputs };
}

class Walk {
  readonly problems = new Set<string>();
  inputs = 0;
  private readonly program: Program;
  private readonly acts: Content['acts'];
  private readonly words: Vocabulary;
  private readonly flow: LoadedFlow['flow'] | undefined;
  private readonly steps: ReadonlyMap<string, LoadedFlow['flow']>;
  private readonly source: FlowSource | undefined;
  private readonly sources: ReadonlyMap<string, FlowSource>;
  private readonly reached = new Set<string>();

  constructor(content: Content, flowId: string) {
    this.program = content.program;
    this.acts = content.acts;
    this.words = content.words;
    this.steps = new Map(content.flows.map(({ flow }) => [flow.version, flow]));
    this.flow = content.flows.find(({ flow }) => flow.id === flowId)?.flow;
    this.sources = new Map(content.flows.map(({ source }) => [source.flow, source]));
    this.source = this.sources.get(flowId);
  }

  unreached(): string[] {
    return (this.flow?.steps ?? []).flatMap((step) => {
      const place = `${this.flow?.id ?? ''}/${step.id}`;
      const wanted = [place, ...step.walked().map((way) => `${place} ${way}`)];
      return wanted.filter((name) => !this.reached.has(name));
    });
  }

  pass(wide: boolean): void {
    const { flow, source } = this;
    if (!flow || !source) return;
    const names = wide ? this.decidingTogether(source) : decidingNames(source, this.words);
    const told = onlyKnown(source, names);
    const seen = new Set<string>();
    const until = this.inputs + INPUT_LIMIT;
    for (const beginning of this.beginnings(names, told)) {
      const queue: Stand[] = [];
      const go = (from: Stand, input: Input, way: string): boolean => {
        const next = this.take(from, input, way);
        if (next === null) return false;
        const key = stateOf(next, names, told);
        const inside = next.session.frames.some((frame) => frame.flow === flow.id);
        if (inside && next.session.waiting && !seen.has(key)) {
          seen.add(key);
          queue.push(next);
        }
        return true;
      };
      go(beginning.stand, beginning.input, 'start');
      for (let stand = queue.shift(); stand; stand = queue.shift()) {
        if (this.inputs > until) return;
        this.leave(stand, wide, go);
      }
    }
  }

  /** Takes every way on from where a question waits. */
  private leave(stand: Stand, wide: boolean, go: (from: Stand, input: Input, way: string) => boolean): void {
    const { waiting, frames } = stand.session;
    const frame = frames.at(-1);
    const step = frame && this.stepOf(frame);
    if (!waiting || !frame || !step) return;
    const place = `${frame.flow}/${frame.step}`;
    const own = frame.flow === this.flow?.id;
    const count = waiting.shown.length;
    for (let n = 1; n <= count; n++) {
      if (!own && !wide && n > 1 && n < count) continue;
      const position = waiting.shown[n - 1] ?? 0;
      go(stand, { kind: 'choice', ask: waiting.ask, n }, wayName(place, frame.quiz?.at, position));
    }
    const near = wide && this.source ? comparedNumbers(this.source).flatMap((n) => [n - 1, n, n + 1]) : [];
    const typed = step.samples({ near, villages: this.program.villages });
    if (typed) {
      const taken = typed.filter((text) => go(stand, { kind: 'text', text }, place));
      if (taken.length === 0) this.problems.add(`${place}: no sample answer was taken`);
    }
    const skips = step.walked().includes('LEWATI');
    go(stand, { kind: 'skip' }, skips ? `${place} LEWATI` : place);
    go(stand, { kind: 'silence', ask: waiting.ask }, `${place} silence`);
  }

  /** One input; null when it was no answer. */
  private take({ session, record }: Stand, input: Input, way: string): Stand | null {
    this.inputs++;
    const result = advance(this.program, session, input, {
      now: NOW,
      random: () => 0,
      builtins: record,
      onStep: (flow, step) => this.reached.add(`${flow}/${step}`),
    });
    if (result.outcome !== 'stepped') return null;
    this.reached.add(way);
    const after = { ...record };
    for (const event of result.events) {
      if (event.type === 'stage_changed') after['stage'] = event.stage;
      if (event.type === 'acted') Object.assign(after, this.acts.get(event.act)?.changes);
      this.judge(event, way);
    }
    // The session goes through JSON between any two inputs, as it does in the store.
    return { session: JSON.parse(JSON.stringify(result.session)) as Session, record: after };
  }

  private judge(event: Event, way: string): void {
    if (event.type === 'loop_stopped') this.problems.add(`${way}: loop without a wait at ${event.flow}/${event.step}`);
    if (event.type !== 'said') return;
    if (event.text.trim() === '') this.problems.add(`${way}: an empty message`);
    if (event.text.length > LONGEST_MESSAGE) this.problems.add(`${way}: ${event.text.length} characters`);
    if (event.options?.length === 0) this.problems.add(`${way}: a question without options`);
  }

  private stepOf(frame: { version: string; step: string }): CompiledStep | undefined {
    const flow = this.steps.get(frame.version);
    return flow?.steps[flow.positions.get(frame.step) ?? -1];
  }

  /** What decides in this flow or in any that it calls. */
  private decidingTogether(source: FlowSource): Set<string> {
    const together = new Set<string>();
    const done = new Set<string>();
    const collect = (flow: FlowSource) => {
      if (done.has(flow.flow)) return;
      done.add(flow.flow);
      for (const name of decidingNames(flow, this.words)) together.add(name);
      for (const step of flow.steps) {
        const called = 'call' in step ? this.sources.get(step.call) : undefined;
        if (called) collect(called);
      }
    };
    collect(source);
    return together;
  }

  /** Everybody who may begin the flow, as far as it makes a difference. */
  private *beginnings(names: ReadonlySet<string>, told: ReadonlySet<string>): Iterable<{ stand: Stand; input: Input }> {
    const choices = [...names].flatMap((name) => {
      const all = this.valuesOf(name);
      const values = told.has(name) ? all.slice(0, 2) : all;
      return values.length > 1 ? [{ name, values }] : [];
    });
    for (const chosen of combinations(choices)) {
      const record: Record<string, Value> = {
        stage: 'unknown',
        consented: true,
        consent_asked: true,
        low_data: false,
        reminders: false,
      };
      const vars: Record<string, Value> = {};
      for (const [name, value] of Object.entries(chosen)) {
        if (value !== null) (name in record ? record : vars)[name] = value;
      }
      const stand = { session: { ...newSession(), vars }, record };
      yield { stand, input: { kind: 'start', flow: this.flow?.id ?? '' } };
    }
    const record = { stage: 'lapsed', consented: true, consent_asked: true, low_data: true, reminders: true };
    yield { stand: { session: newSession(), record }, input: { kind: 'start', flow: this.flow?.id ?? '' } };
    if (names.has('can_resume')) yield* this.interruptions(record);
  }

  /** The flow as it begins on top of another dialogue, which can be gone on with. */
  private *interruptions(record: Record<string, Value>): Iterable<{ stand: Stand; input: Input }> {
    for (const other of this.program.flows.values()) {
      if (!other.resumable || other.id === this.flow?.id) continue;
      const begun = this.take({ session: newSession(), record }, { kind: 'start', flow: other.id }, 'start');
      if (!begun?.session.waiting) continue;
      yield { stand: begun, input: { kind: 'interrupt', flow: this.flow?.id ?? '' } };
      return;
    }
  }

  /** Values of a name at the beginning; null leaves it unsaid. */
  private valuesOf(name: string): (Value | null)[] {
    if (name === 'stage') return [...STAGES];
    if (BOOLEANS.has(name)) return [true, false];
    const variable = this.words.variables.get(name);
    if (variable?.given && variable.type === 'number') return [null, 1, 2, 3, 4, 9];
    if (!variable?.keep && !variable?.given) return [];
    if (variable.type === 'date') return [null, ...[1, 20, 60].map((days) => localDay(NOW - days * DAY, WIB))];
    if (variable.type === 'choice') return [null, ...Object.keys(variable.values ?? {})];
    if (variable.type === 'number') return [null, 1, 4, 20];
    if (variable.type === 'boolean') return [null, true, false];
    return variable.type === 'text' ? [null, 'Sari'] : [];
  }
}

/** What is always known of a person, and is so or not. */
const BOOLEANS: ReadonlySet<string> = new Set(['consented', 'consent_asked', 'low_data', 'reminders']);

function wayName(place: string, item: number | undefined, position: number): string {
  if (position === ELSEWHERE) return `${place} elsewhere`;
  return `${place} ${item === undefined ? '' : `item ${item + 1} `}option ${position + 1}`;
}

/** What tells two places apart: where all dialogues stand, and what decides. */
function stateOf({ session, record }: Stand, names: ReadonlySet<string>, told: ReadonlySet<string>): string {
  const place = session.frames.map((frame) => `${frame.flow}/${frame.step}/${frame.quiz?.at ?? ''}`).join(' ');
  const decided = [...names].map((name) => {
    const value = record[name] ?? session.vars[name];
    return told.has(name) ? value !== undefined : String(value ?? '');
  });
  return `${place} ${session.paused.length} ${decided.join(' ')}`;
}

interface NamedValues {
  readonly name: string;
  readonly values: readonly (Value | null)[];
}

/** Every combination; where there are too many, each value once while the others stay unsaid. */
function combinations(choices: readonly NamedValues[]): Record<string, Value | null>[] {
  const count = choices.reduce((product, { values }) => product * values.length, 1);
  if (count > BEGINNINGS_LIMIT)
    return choices.flatMap(({ name, values }) => values.map((value) => ({ [name]: value })));
  return choices.reduce<Record<string, Value | null>[]>(
    (all, { name, values }) => all.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value }))),
    [{}],
  );
}
