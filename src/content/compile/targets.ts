import type { Step } from '../../engine/program.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

export interface Way {
  readonly to: number | null;
  /** What leads there: an option's words, or a condition as it is written. */
  readonly label: string;
}

/** Label of the way that a check takes when no condition holds. */
export const OTHERWISE = 'selain itu';
const NOBODY = scopeOfNobody();

/** Every way on from a step; `to` null ends the flow. */
export function waysFrom(step: Step): Way[] {
  switch (step.verb) {
    case 'ask': {
      const ways: Way[] =
        step.expected.kind === 'choices'
          ? step.expected.options.map((option) => ({ to: option.go ?? step.next, label: option.say(NOBODY) }))
          : [{ to: step.next, label: '' }];
      if (step.expected.kind === 'village' && step.expected.elsewhere) {
        const { elsewhere } = step.expected;
        ways.push({ to: elsewhere.go ?? step.next, label: elsewhere.say(NOBODY) });
      }
      if (step.skip !== null && step.skip !== 'next') ways.push({ to: step.skip, label: 'LEWATI' });
      if (step.skip === 'next' && step.expected.kind === 'choices') ways.push({ to: step.next, label: 'LEWATI' });
      if (step.silence) ways.push({ to: step.silence.go, label: 'diam' });
      return ways;
    }
    case 'quiz': {
      const ways: Way[] = [{ to: step.next, label: '' }];
      if (step.silence) ways.push({ to: step.silence.go, label: 'diam' });
      return ways;
    }
    case 'check':
      return [
        ...step.branches.map((branch) => ({ to: branch.go, label: branch.words })),
        { to: step.next, label: OTHERWISE },
      ];
    case 'end':
      return [{ to: null, label: '' }];
    case 'say':
    case 'set':
    case 'call':
    case 'go':
    case 'media':
    case 'handoff':
    case 'remind':
    case 'stage':
    case 'resume':
    case 'do':
      return [{ to: step.next, label: '' }];
    default:
      return step satisfies never;
  }
}

/** Whether a step waits for the person. A called flow may wait or not; it counts as not. */
export function waits(step: Step): boolean {
  return step.verb === 'ask' || step.verb === 'quiz';
}
