import type { Value } from '../engine/program.ts';
import type { Known } from '../store/person-session.ts';
import { PROFILE } from '../store/profile-names.ts';
import type { Facts } from '../understanding/facts/facts.ts';
import type { Reading } from '../understanding/reading.ts';
import { ZONES } from './acts.ts';
import type { Turn } from './turn.ts';
import { knownOf, remember } from './talk.ts';
import { urgentOf } from './urgent-memory.ts';

/** "Kalau 4 orang?": a household that is only thought of. */
const SUPPOSED = /\b(?:ka?lo|kalau|klo|klw|nek|misal\w*|contoh\w*|andai\w*|umpama\w*|seandainya|yen|upami)\b/iu;
/** The dialogues that work out what is to be paid. */
const SUM_FLOWS: ReadonlySet<string> = new Set(['dues_calculator', 'fine_estimator']);
/** Shorter words are a choice or a greeting. */
const SHORTEST = 3;

/**
 * Only notes: what somebody told of themselves in passing. The profile keeps it with their consent, the session without;
 * what a sum needs is remembered for the talk. A quiz is no place to tell anything.
 */
export function noteFacts(turn: Turn, words: Reading): boolean {
  const { waiting } = turn.draft.person.session;
  if (words.command !== null || words.text.length < SHORTEST || waiting?.kind === 'quiz') return false;
  const { facts } = words;
  if (Object.keys(facts).length === 0) return false;
  const known = toKnow(facts);
  if (isCounting(turn))
    turn.draft.remember({ ...(facts.class && { class: facts.class }), ...(facts.months && { months: facts.months }) });
  if (Object.keys(known).length > 0) remember(turn, { known: { ...knownOf(turn), ...known } });
  for (const [name, value] of Object.entries(profileOf(facts, words.text))) keep(turn, name, value);
  if (facts.place?.zone) turn.draft.change({ zone: ZONES[facts.place.zone] });
  return false;
}

/** While a mentor helps or is waited for, and in an emergency, what is told is kept as well; the answer is theirs. */
export function noteFactsBesideHelp(turn: Turn, words: Reading): boolean {
  return (turn.draft.person.ticket !== null || urgentOf(turn) !== null) && noteFacts(turn, words);
}

/** A sum is being made: what is told for it beside the answer is not asked for next. */
function isCounting({ draft }: Turn): boolean {
  return SUM_FLOWS.has(draft.person.session.frames.at(-1)?.flow ?? '');
}

/** What of these the talk remembers. */
export function toKnow({ people, class: ofDues, months, pregnant, cardOff }: Facts): Known {
  return {
    ...(people !== undefined && { people }),
    ...(ofDues !== undefined && { class: ofDues }),
    ...(months !== undefined && { months }),
    ...(pregnant && { pregnant }),
    ...(cardOff && { cardOff }),
  };
}

/** What of these belongs to the profile, by the names that content has for it. */
export function profileOf(facts: Facts, text: string): Readonly<Record<string, Value>> {
  const { name, work, workWords, place, people } = facts;
  return {
    ...(name !== undefined && { [PROFILE.nickname]: name }),
    ...(work !== undefined && { [PROFILE.work]: work, [PROFILE.otherWork]: workWords ?? '' }),
    ...(place?.own === true && { [PROFILE.village]: place.id, [PROFILE.otherPlace]: '' }),
    ...(place?.own === false && { [PROFILE.village]: '', [PROFILE.otherPlace]: inWords(place) }),
    ...(people !== undefined && !SUPPOSED.test(text) && { [PROFILE.householdSize]: people }),
  };
}

function inWords({ name, regency, province }: NonNullable<Facts['place']>): string {
  return [...new Set([name, regency, province].filter((part) => part !== null))].join(', ');
}

/** Only what content knows: a programme may ask for less. */
function keep({ draft, guide, now }: Turn, name: string, value: Value): void {
  if (!guide.program.kept.has(name) || draft.person.session.vars[name] === value) return;
  draft.remember({ [name]: value });
  if (draft.person.consent === 'given') draft.keep({ kind: 'profile', name, value, at: now });
}
