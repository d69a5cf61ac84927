import type { Say } from '../messages/message.ts';
import type { Event } from '../engine/events.ts';
import type { Stage } from '../engine/program.ts';
import { isWorthResuming } from '../engine/resumable.ts';
import { afterQuietHours } from '../calendar/quiet-hours.ts';
import type { PersonSession } from '../store/person-session.ts';
import { carryOut, ZONES } from './acts.ts';
import type { Draft } from './draft.ts';
import type { Guide } from './guide.ts';
import { SILENCE_JOB, silence as silenceJob } from './job-names.ts';
import { putOff } from './keep-reminders.ts';
import { noteBefore } from './take-back.ts';

/**
 * Turns what a dialogue decided into messages and rows. Without consent nothing personal becomes a row: the answer
 * still counts inside the running dialogue and is forgotten with it.
 */
export function applyEvents(
  draft: Draft,
  guide: Guide,
  session: PersonSession,
  events: readonly Event[],
  now: number,
): void {
  const { consent, stage, session: earlier } = draft.person;
  draft.moveTo(session);
  keepStageUntilAsked(draft, earlier);
  let silence: Extract<Event, { type: 'silence_awaited' }> | null = null;
  let answered = false;
  for (const event of events) {
    // Nothing goes on for a person who is erased: they are offered no way back into a dialogue.
    if (draft.erase) break;
    const keeps = draft.person.consent === 'given';
    switch (event.type) {
      case 'said':
        draft.say(messageOf(event));
        break;
      case 'answered':
        answered = true;
        break;
      case 'saved':
        if (keeps) draft.keep({ kind: 'profile', name: event.name, value: event.value, at: now });
        break;
      case 'quiz_started':
      case 'quiz_answered':
      case 'quiz_finished':
        if (keeps) keepAttempt(draft, event, now);
        break;
      case 'stage_changed':
        changeStage(draft, event.stage, event.cause, now);
        break;
      case 'handoff_requested':
        draft.askHuman(event);
        break;
      case 'later_requested':
        putOff(draft, guide, event.what, event.at, now);
        break;
      case 'silence_awaited':
        silence = event;
        break;
      case 'flow_started':
        if (keeps) draft.keep({ kind: 'dialogue_started', flow: event.flow, version: event.version, at: now });
        break;
      case 'flow_ended':
        draft.note({ kind: 'finished', flow: event.flow });
        if (keeps) draft.keep({ kind: 'dialogue_ended', flow: event.flow, version: event.version, at: now });
        break;
      case 'session_moved':
        draft.warn({ note: 'session_moved', flow: event.flow, step: event.from });
        break;
      case 'loop_stopped':
        draft.warn({ note: 'loop_stopped', flow: event.flow, step: event.step });
        break;
      case 'zone_found':
        draft.change({ zone: ZONES[event.zone] });
        break;
      case 'acted':
        act(draft, guide, event, now);
        break;
      default:
        event satisfies never;
    }
  }
  noteBefore(draft, { consent, stage, session: earlier }, events, now);
  keepSilenceJob(draft, silence, answered);
  forgetWithoutConsent(draft, guide);
}

/** Before anybody was asked for consent the session alone knows the stage, and a dialogue that ends must not drop it. */
function keepStageUntilAsked(draft: Draft, { vars: { stage } }: Pick<PersonSession, 'vars'>): void {
  const { consent, session } = draft.person;
  if (consent === 'unasked' && stage !== undefined && session.vars['stage'] === undefined) draft.remember({ stage });
}

/** What a dialogue said, as a message. */
function messageOf(event: Extract<Event, { type: 'said' }>): Say {
  const { type: _, ...words } = event;
  return { kind: 'say', ...words };
}

/** An attempt at a quiz: begun, answered question by question, finished. */
function keepAttempt(
  draft: Draft,
  event: Extract<Event, { type: 'quiz_started' | 'quiz_answered' | 'quiz_finished' }>,
  now: number,
): void {
  switch (event.type) {
    case 'quiz_started': {
      const { attempt, quiz, quizVersion, phase } = event;
      draft.keep({ kind: 'attempt', attempt, quiz, quizVersion, phase, at: now });
      return;
    }
    case 'quiz_answered': {
      const { attempt, item, choice, right, score } = event;
      draft.keep({ kind: 'attempt_answer', attempt, item, choice, right, score, at: now });
      return;
    }
    case 'quiz_finished': {
      const { attempt, right, total } = event;
      draft.keep({ kind: 'attempt_finished', attempt, right, total, at: now });
      return;
    }
    default:
      event satisfies never;
  }
}

/** At most one silence waits per person: the one of the question that waits now. */
function keepSilenceJob(draft: Draft, silence: { ask: number; at: number } | null, answered: boolean): void {
  const mayWrite = draft.person.consent === 'given' && !draft.person.stopped;
  if (silence && mayWrite && draft.person.session.waiting?.ask === silence.ask) {
    const dueAt = afterQuietHours(silence.at, draft.person.zone);
    draft.schedule(silenceJob.of({ ask: silence.ask }), dueAt);
  } else if (answered && draft.person.version > 0) {
    draft.cancel(SILENCE_JOB);
  }
}

function changeStage(draft: Draft, stage: Stage, cause: string, now: number): void {
  if (draft.person.consent === 'given') draft.moveStage(stage, cause, now);
  else draft.remember({ stage });
}

/** An act on the person's own record is carried out; one of another room leaves a place for that room's words. */
function act(draft: Draft, guide: Guide, { act: name, vars }: Extract<Event, { type: 'acted' }>, now: number): void {
  if (vars) draft.ask(name, vars);
  else carryOut(name, draft, guide, now);
}

/** A no is respected, and silence is no yes: once a dialogue is over, or only a menu is open, what was said in it is gone. */
function forgetWithoutConsent(draft: Draft, guide: Guide): void {
  const { consent, session } = draft.person;
  const asked = consent === 'declined' || (consent === 'unasked' && session.talk?.consentAsked === true);
  if (!asked) return;
  const busy = isWorthResuming(guide.program, session.frames);
  if (!busy && session.paused.length === 0) draft.moveTo({ ...session, vars: {} });
}
