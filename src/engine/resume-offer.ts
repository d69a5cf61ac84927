import type { OptionNames, Run } from './program.ts';
import { say, systemText } from './run.ts';

/** What the two options of the offer are called: to go on with what was interrupted, or to the menu. */
export function namesOfOffer(run: Run): OptionNames[] {
  return [
    { label: systemText(run, 'resume_yes'), also: ['ya', 'lanjut', 'lanjutkan'] },
    { label: systemText(run, 'resume_no'), also: ['tidak', 'menu', 'nanti'] },
  ];
}

/** Offers to go on with what was interrupted. */
export function putResumeOffer(run: Run, ask: number, title: string): void {
  const options = namesOfOffer(run).map(({ label }, i) => ({ n: i + 1, label }));
  say(run, systemText(run, 'resume_offer', { title }), { ask, options });
}
