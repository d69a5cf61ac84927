import type { Scope } from '../engine/program.ts';
import type { Guide } from './guide.ts';

type Labels = Pick<Guide, 'labels'>;

/** What `scope.vars` hold under a name, as DATA SAYA puts it; empty where content has no words for that name. */
export function knownInWords({ labels }: Labels, name: string, scope: Scope): string {
  return labels.find((label) => label.name === name)?.say(scope) ?? '';
}

/** How far somebody is with their enrolment. */
export function stageInWords(guide: Labels, stage: string, scope: Scope): string {
  return knownInWords(guide, 'stage', { ...scope, vars: { stage } });
}
