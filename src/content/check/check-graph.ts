import { choose } from '../../understanding/choose.ts';
import type { Reporter } from '../files/files.ts';
import type { LoadedFlow } from '../load/load-flows.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

type CompiledFlow = LoadedFlow['flow'];

/** Reachability, ways out, loops without a wait, and options that can be confused. */
export function checkGraph({ flow, file }: LoadedFlow, reporter: Reporter): void {
  const reached = reachable(flow, 0);
  for (const target of [...flow.moved.values(), ...(flow.safe === null ? [] : [flow.safe])]) {
    for (const position of reachable(flow, flow.positions.get(target) ?? 0)) reached.add(position);
  }
  flow.steps.forEach((step, i) => {
    if (!reached.has(i)) reporter.error(file, ['steps', i], 'KJ005', `nothing leads to step "${step.id}"`);
    else if (!findsRest(flow, i))
      reporter.error(file, ['steps', i], 'KJ006', `from step "${step.id}" the dialogue neither ends nor asks`);
    checkOptions(flow, i, (path, message) => reporter.error(file, path, 'KJ008', message));
  });
  const looping = loopWithoutWait(flow);
  if (looping !== null) {
    reporter.error(
      file,
      ['steps', looping],
      'KJ007',
      `step "${flow.steps[looping]?.id ?? ''}" comes round again without asking anything`,
    );
  }
}

function reachable(flow: CompiledFlow, from: number): Set<number> {
  const seen = new Set<number>();
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const step = flow.steps[at];
    if (!step || seen.has(at)) continue;
    seen.add(at);
    for (const { to } of step.ways()) if (to !== null) queue.push(to);
  }
  return seen;
}

/** Whether the dialogue can come to an end or a question from here. */
function findsRest(flow: CompiledFlow, from: number): boolean {
  for (const at of reachable(flow, from)) {
    const step = flow.steps[at];
    if (step && (step.question || step.ways().some(({ to }) => to === null))) return true;
  }
  return false;
}

/** A step that can be reached from itself over steps that never wait. */
function loopWithoutWait(flow: CompiledFlow): number | null {
  const state = new Map<number, 'open' | 'done'>();
  const follow = (at: number): number | null => {
    const step = flow.steps[at];
    if (!step || step.question || state.get(at) === 'done') return null;
    if (state.get(at) === 'open') return at;
    state.set(at, 'open');
    for (const { to } of step.ways()) {
      const found = to === null ? null : follow(to);
      if (found !== null) return found;
    }
    state.set(at, 'done');
    return null;
  };
  for (let i = 0; i < flow.steps.length; i++) {
    const found = follow(i);
    if (found !== null) return found;
  }
  return null;
}

/** Each option's own words must choose it and nothing else. */
function checkOptions(
  flow: CompiledFlow,
  i: number,
  report: (path: (string | number)[], message: string) => void,
): void {
  const step = flow.steps[i];
  if (step?.verb !== 'ask' || step.data.expected.kind !== 'choices') return;
  const scope = scopeOfNobody();
  const { options } = step.data.expected;
  const names = options.map((option) => ({ label: option.say(scope), also: option.also }));
  options.forEach((option, n) => {
    for (const words of [names[n]?.label ?? '', ...option.also]) {
      const choice = choose(words, names);
      if (choice.kind === 'chosen' && choice.index === n) continue;
      // Options shown under different conditions may share their words.
      const others = choice.kind === 'chosen' ? [choice.index] : choice.kind === 'ambiguous' ? choice.indexes : [];
      if (
        others.length > 0 &&
        others.every((other) => other === n || options[other]?.when !== null || option.when !== null)
      )
        continue;
      const meant = others.map((other) => `"${names[other]?.label ?? ''}"`).join(' or ');
      report(['steps', i, 'choices', n], `"${words}" could mean ${meant === '' ? 'nothing' : meant}`);
    }
  });
}
