import { DAY } from '../calendar/durations.ts';
import type { Event } from '../engine/events.ts';
import { STAGES, type Stage, type Vars } from '../engine/program.ts';
import type { Stepping } from './desk.ts';
import type { Draft, DraftPerson } from './draft.ts';
import { remember, talkOf } from './talk.ts';

/** What a report changes beside the stage. */
const REPORTED = ['registered_on', 'paid_month', 'baby_registered'] as const;
/** Of these, what a dialogue changes only where something was reported. */
const TELLING: ReadonlySet<string> = new Set(['paid_month', 'baby_registered']);

/** So long a report can be taken back; later it is a new one. */
const LONGEST_MS = DAY;

/** Of a person, as they were. */
type Before = Pick<DraftPerson, 'consent' | 'stage' | 'session'>;

/** Notes what was known of a person before a dialogue moved their stage, so that "eh belum" can take it back. */
export function noteBefore(draft: Draft, before: Before, events: readonly Event[], now: number): void {
  const told = events.some(
    (event) =>
      (event.type === 'stage_changed' && event.stage !== stageOf(before)) ||
      (event.type === 'saved' && TELLING.has(event.name)),
  );
  if (!told) return;
  const { vars } = before.session;
  const known = Object.fromEntries(
    REPORTED.flatMap((name) => {
      const value = vars[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  remember({ draft, now }, { before: { stage: stageOf(before), vars: known, at: now } });
}

/** Takes back what was reported last. False: nothing was, or it is long ago. */
export function takeBack(turn: Stepping): boolean {
  const { draft, now } = turn;
  const { before } = talkOf(turn);
  if (!before || now - before.at > LONGEST_MS) return false;
  const { stage, vars } = before;
  const keeps = draft.person.consent === 'given';
  if (keeps) draft.moveStage(stage, 'taken_back', now);
  else draft.remember({ stage });
  for (const name of REPORTED) restore(draft, name, vars, now);
  remember(turn, { before: undefined });
  return true;
}

/** What was not known before is empty again: DATA SAYA shows nothing of it. */
function restore(draft: Draft, name: (typeof REPORTED)[number], before: Vars, now: number): void {
  const earlier = before[name];
  if (draft.person.session.vars[name] === earlier) return;
  if (earlier === undefined) draft.forget(name);
  else draft.remember({ [name]: earlier });
  if (draft.person.consent !== 'given') return;
  draft.keep({ kind: 'profile', name, value: earlier ?? (name === 'baby_registered' ? false : ''), at: now });
}

/** Without consent the running dialogue alone knows the stage. */
function stageOf({ consent, stage, session }: Before): Stage {
  const own = session.vars['stage'];
  return consent === 'given' ? stage : (STAGES.find((known) => known === own) ?? stage);
}
