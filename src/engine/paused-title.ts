import type { Program, Scope } from './program.ts';
import type { Session } from './session.ts';

/** Title of the dialogue that LANJUT would take up, or null. */
export function pausedTitleOf(program: Program, session: Session, scope: Scope): string | null {
  const frames = session.paused.at(-1);
  const flows = frames?.map((frame) => program.versions.get(frame.version) ?? program.flows.get(frame.flow));
  const flow = flows?.findLast((candidate) => candidate?.resumable);
  return flow ? flow.title(scope) : null;
}
