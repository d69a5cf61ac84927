import { WIB, WIT, WITA } from '../calendar/zones.ts';
import { STAGES } from '../engine/program.ts';
import type { ActDeclaration } from '../engine/acts.ts';
import { KawanError } from '../errors.ts';
import type { Draft } from './draft.ts';
import type { Guide } from './guide.ts';
import { SILENCE_JOB } from './job-names.ts';
import { remember } from './talk.ts';

/** An act on the person's own record. */
interface PersonAct extends ActDeclaration {
  carryOut(draft: Draft, guide: Guide, now: number): void;
}

const act = (changes: PersonAct['changes'], carryOut: PersonAct['carryOut']): PersonAct => ({
  changes,
  leavesPlace: false,
  carryOut,
});

/** What dialogues may ask of the turn: consent, messages, pictures, the clock, and what is kept of the person. */
export const PERSON_ACTS: ReadonlyMap<string, PersonAct> = new Map(
  Object.entries({
    give_consent: act({ consented: true, consent_asked: true }, giveConsent),
    decline_consent: act({ consented: false, consent_asked: true }, declineConsent),
    allow_reminders: act({ reminders: true }, (draft) => draft.change({ reminders: true, stopped: false })),
    stop_messages: act({ reminders: false }, (draft, _guide, now) => {
      // "Eh jangan berhenti" gives back what they had.
      if (!draft.person.stopped) remember({ draft, now }, { stopped: { reminders: draft.person.reminders, at: now } });
      draft.change({ stopped: true, reminders: false });
      draft.cancel(SILENCE_JOB);
    }),
    show_data: act({}, (draft) => draft.ask('show_data', {})),
    erase_data: act({ consented: false, consent_asked: false }, (draft) => {
      draft.eraseAll();
      draft.ask('erase_data', {});
    }),
    show_progress: act({}, (draft) => draft.ask('show_progress', {})),
    pictures_off: act({ low_data: true }, (draft) => draft.change({ lowData: true })),
    pictures_on: act({ low_data: false }, (draft) => draft.change({ lowData: false })),
    zone_wib: act({}, (draft) => draft.change({ zone: ZONES.wib })),
    zone_wita: act({}, (draft) => draft.change({ zone: ZONES.wita })),
    zone_wit: act({}, (draft) => draft.change({ zone: ZONES.wit })),
  }),
);

/** The zones as content names them. */
export const ZONES = { wib: WIB, wita: WITA, wit: WIT } as const;

/** Agrees to be remembered, in words said anywhere; the notice is the one that is shown now. */
export function agree(draft: Draft, guide: Guide, now: number): void {
  giveConsent(draft, guide, now);
}

/** Carries out an act on the person's own record. Throws for one that nobody declared: content lets none through. */
export function carryOut(name: string, draft: Draft, guide: Guide, now: number): void {
  const known = PERSON_ACTS.get(name);
  if (!known) throw new KawanError('turn_failed', `a dialogue asked for "${name}", which no room carries out`);
  known.carryOut(draft, guide, now);
}

function giveConsent(draft: Draft, guide: Guide, now: number): void {
  draft.change({ consent: 'given' });
  keepAnswer(draft, guide, 'given', now);
  const { vars } = draft.person.session;
  const stage = STAGES.find((known) => known === vars['stage']);
  // What was told before the consent counts from now on.
  if (stage) draft.moveStage(stage, 'consent', now);
  for (const [name, value] of Object.entries(vars)) {
    if (guide.program.kept.has(name)) draft.keep({ kind: 'profile', name, value, at: now });
  }
}

function declineConsent(draft: Draft, guide: Guide, now: number): void {
  keepAnswer(draft, guide, draft.person.consent === 'given' ? 'withdrawn' : 'declined', now);
  draft.change({ consent: 'declined', reminders: false });
}

function keepAnswer(draft: Draft, guide: Guide, answer: 'given' | 'declined' | 'withdrawn', now: number): void {
  draft.keep({ kind: 'consent', answer, notice: guide.notice.version, hash: guide.notice.hash, at: now });
}
