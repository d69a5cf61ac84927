import { advance } from '../engine/advance.ts';
import type { Event, Input } from '../engine/events.ts';
import { STAGES, type Program, type Value, type Vars } from '../engine/program.ts';
import { newSession, type Session } from '../engine/session.ts';
import { waysFrom } from './targets.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface WalkReport {
  /** flow/step that no walk came to. */
  readonly unvisited: string[];
  /** What went wrong, with where. */
  readonly problems: string[];
  readonly inputs: number;
}

const NOW = Date.UTC(2026, 10, 23, 3);
/** Answers typed where there are no options: small, large, and out of bounds. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  text: ['Sari'],
  number: ['1', '4', '20', '500', '5000000'],
  date: ['besok'],
  month: ['bulan lalu', '3 tahun'],
};
const INPUT_LIMIT = 40_000;

/**
 * Walks every option of every question of a flow, from every enrolment stage and for every kind of work, with the session
 * going through JSON each time. Calls into other flows are walked too, but only this flow's steps are reported.
 */
export function walkFlow(program: Program, flowId: string, words: Vocabulary): WalkReport {
  const flow = program.flows.get(flowId);
  const problems: string[] = [];
  const visited = new Set<string>();
  const seen = new Set<string>();
  let inputs = 0;

  for (const { builtins, vars } of beginnings(words)) {
    const queue: Session[] = [];
    const take = (session: Session, input: Input, from: string): boolean => {
      if (++inputs > INPUT_LIMIT) return false;
      const result = advance(program, session, input, { now: NOW, random: () => 0, builtins });
      if (result.outcome === 'unmatched') return false;
      note(result.events, from);
      const next = JSON.parse(JSON.stringify(result.session)) as Session;
      for (const frame of next.frames) if (frame.flow === flowId) visited.add(frame.step);
      const key = stateOf(next, builtins, flowId);
      if (next.waiting && next.frames.some((frame) => frame.flow === flowId) && !seen.has(key)) {
        seen.add(key);
        queue.push(next);
      }
      return true;
    };
    const note = (events: readonly Event[], from: string) => {
      for (const event of events) {
        if (event.type === 'loop_stopped') problems.push(`${from}: loop without a wait at ${event.flow}/${event.step}`);
        if (event.type === 'said' && event.text.trim() === '') problems.push(`${from}: an empty message`);
        if (event.type === 'said' && event.text.length > 900) problems.push(`${from}: ${event.text.length} characters`);
        if (event.type === 'said' && event.options?.length === 0) problems.push(`${from}: a question without options`);
      }
    };
    take({ ...newSession(), vars }, { kind: 'start', flow: flowId }, 'start');
    for (let session = queue.shift(); session; session = queue.shift()) {
      const { waiting } = session;
      const frame = session.frames.at(-1);
      if (!waiting || !frame) continue;
      const from = `${frame.flow}/${frame.step}`;
      // Other flows are walked in their own right; here one way through them is enough.
      const width = frame.flow === flowId ? waiting.shown.length : Math.min(1, waiting.shown.length);
      for (let n = 1; n <= width; n++) take(session, { kind: 'choice', ask: waiting.ask, n }, `${from} option ${n}`);
      if (waiting.shown.length === 0) {
        const taken = (TYPED[waiting.kind] ?? []).filter((text) =>
          take(session, { kind: 'text', text }, `${from} "${text}"`),
        );
        if (taken.length === 0) problems.push(`${from}: no sample answer was taken`);
      }
      take(session, { kind: 'skip' }, `${from} LEWATI`);
      take(session, { kind: 'silence', ask: waiting.ask }, `${from} diam`);
    }
  }
  // Steps that never wait leave no trace in a session: they were passed if a walk over the steps gets by them.
  const passed = passedOn(program, flowId, visited);
  const unvisited = (flow?.steps ?? [])
    .filter(({ id }) => !visited.has(id) && !passed.has(id))
    .map(({ id }) => `${flowId}/${id}`);
  return { unvisited, problems: [...new Set(problems)], inputs };
}

function* beginnings(words: Vocabulary): Iterable<{ builtins: Vars; vars: Record<string, Value> }> {
  const works = Object.keys(words.variables.get('work')?.values ?? { unknown: '' });
  for (const [i, stage] of STAGES.entries()) {
    const work = works[i % works.length] ?? 'unknown';
    yield { builtins: { stage, consented: true, low_data: false }, vars: { work } };
  }
  yield { builtins: { stage: 'unknown', consented: false, low_data: true }, vars: {} };
  yield {
    builtins: { stage: 'unregistered', consented: true, low_data: false },
    vars: { barrier: 'cost', work: works.at(-1) ?? 'unknown' },
  };
}

/** What tells two places apart: inside other flows their answers do not matter. */
function stateOf(session: Session, builtins: Vars, flowId: string): string {
  const place = session.frames.map((frame) => `${frame.flow}/${frame.step}/${frame.quiz?.at ?? ''}`).join(' ');
  return `${String(builtins['stage'])} ${String(builtins['consented'])} ${place} ${session.frames.at(-1)?.flow === flowId ? JSON.stringify(session.vars) : ''}`;
}

/** Steps without a wait on the ways between the visited ones. */
function passedOn(program: Program, flowId: string, visited: ReadonlySet<string>): Set<string> {
  const flow = program.flows.get(flowId);
  const passed = new Set<string>();
  if (!flow) return passed;
  const starts = [0, ...[...visited].flatMap((id) => flow.positions.get(id) ?? [])];
  const queue = [...starts];
  const done = new Set<number>();
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const step = flow.steps[at];
    if (!step || done.has(at)) continue;
    done.add(at);
    passed.add(step.id);
    const targets = waysFrom(step).map(({ to }) => to);
    for (const target of targets) {
      const next = target === null ? undefined : flow.steps[target];
      // Waiting steps must have been stood on; only the silent ones between are taken as passed.
      if (target !== null && next && next.verb !== 'ask' && next.verb !== 'quiz') queue.push(target);
    }
  }
  return passed;
}
