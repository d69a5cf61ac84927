import type { Result } from '../engine/events.ts';
import type { Value } from '../engine/program.ts';
import type { PersonSession } from '../store/person-session.ts';
import type { CorrectedFacts } from '../understanding/corrections.ts';
import type { Reading } from '../understanding/reading.ts';
import { sumAgain } from './answer-facts.ts';
import { ZONES } from './acts.ts';
import { profileOf, toKnow } from './keep-facts.ts';
import { knownInWords } from './known-in-words.ts';
import { sayWithWayBack } from './offer.ts';
import { takeBack } from './take-back.ts';
import { knownOf, remember, talkOf } from './talk.ts';
import type { Stepping } from './desk.ts';
import type { Turn } from './turn.ts';

/** Takes back what was reported, or puts right what was told, from anywhere; it is said back. */
export function takeCorrection(turn: Turn, words: Reading): boolean {
  const { correction } = words;
  switch (correction?.kind) {
    case undefined:
      return false;
    case 'undo':
      return undo(turn, words);
    case 'unstop':
      return startAnew(turn);
    case 'whom':
      takeBack(turn);
      tell(turn, correction.whom, '');
      return true;
    case 'facts':
      return putRight(turn, correction.facts);
    default:
      return correction satisfies never;
  }
}

/** "Eh belum" may as well answer what is asked now: "Sudah bayar? Belum". */
function undo(turn: Turn, { text }: Reading): boolean {
  if (turn.draft.person.session.waiting && turn.wouldStep(text)) return false;
  if (!takeBack(turn)) return false;
  turn.draft.hear({ action: 'outcome' });
  turn.say('outcome_taken_back');
  return true;
}

/** Messages may come again; reminders too, where they had agreed to them. */
export function startAnew(turn: Stepping): boolean {
  const { draft } = turn;
  if (!draft.person.stopped) return false;
  const reminders = talkOf(turn).stopped?.reminders ?? false;
  draft.change({ stopped: false, reminders });
  remember(turn, { stopped: undefined });
  turn.say('started_anew');
  return true;
}

/** A fact that was put right: how it is said back, what to type where it was asked for, and what the variables hold then. */
interface Right {
  readonly kind: 'name' | 'people' | 'class' | 'months' | 'work' | 'place';
  readonly said: string | number;
  readonly typed: string;
  readonly holds: Readonly<Record<string, Value>>;
}

/**
 * Where the dialogue asked for just this a moment ago, it goes back there and takes the right answer, so that everything
 * after it is reckoned anew. Else what is known is changed.
 */
function putRight(turn: Turn, facts: CorrectedFacts): boolean {
  const rights = rightsOf(turn, facts);
  if (rights.length === 0) return false;
  const { people, class: dues, months } = facts;
  const known = {
    ...knownOf(turn),
    ...(people !== undefined && { people }),
    ...(dues !== undefined && { class: dues }),
    ...(months !== undefined && { months }),
  };
  remember(turn, { known });
  turn.draft.hear({ action: 'fact' });
  remember(turn, { known: { ...knownOf(turn), ...toKnow(facts) } });
  if (facts.place?.zone) turn.draft.change({ zone: ZONES[facts.place.zone] });
  let anew = false;
  for (const right of rights) {
    const again = answeredAnew(turn, right);
    const flow = again === null ? reckoningWith(turn, right) : null;
    tell(turn, right.kind, right.said, again === null && flow === null);
    if (again) turn.take(again);
    else for (const [name, value] of Object.entries(right.holds)) change(turn, name, value);
    if (flow !== null) turn.step({ kind: 'start', flow });
    anew ||= again !== null || flow !== null;
  }
  // What was worked out from the wrong number a moment ago is worked out from the right one.
  const counted = rights.filter(({ kind }) => kind === 'people' || kind === 'class' || kind === 'months');
  if (!anew && counted.length > 0) sumAgain(turn, { months: counted.every(({ kind }) => kind === 'months') });
  return true;
}

/** A running dialogue that reckons with a value that it never asked for: it begins anew. Null: there is none. */
function reckoningWith({ draft, guide }: Turn, { holds }: Right): string | null {
  const { frames, vars } = draft.person.session;
  // Zero is a number that was never told.
  const isHeld = (name: string) => vars[name] !== undefined && vars[name] !== 0;
  const reckons = Object.keys(holds).some((name) => !guide.program.kept.has(name) && isHeld(name));
  if (!reckons) return null;
  const begun = frames.findLast(({ flow }) => (guide.program.flows.get(flow)?.keywords.length ?? 0) > 0);
  return begun === undefined || begun.flow === guide.program.menu ? null : begun.flow;
}

function rightsOf(turn: Turn, { name, people, class: dues, months, work, place }: CorrectedFacts): Right[] {
  const rights: Right[] = [];
  if (name !== undefined) rights.push({ kind: 'name', said: name, typed: name, holds: { nickname: name } });
  if (people !== undefined)
    rights.push({
      kind: 'people',
      said: people,
      typed: String(people),
      holds: { household_size: people, family: people },
    });
  if (dues !== undefined)
    rights.push({ kind: 'class', said: dues, typed: `kelas ${String(dues)}`, holds: { class: dues } });
  if (months !== undefined) rights.push({ kind: 'months', said: months, typed: String(months), holds: { months } });
  if (work !== undefined) {
    const holds = { work };
    rights.push({ kind: 'work', said: inWords(turn, 'work', holds), typed: work, holds });
  }
  if (place !== undefined) {
    const holds = profileOf({ place }, '');
    const said = inWords(turn, place.own ? 'village' : 'other_place', holds);
    rights.push({ kind: 'place', said, typed: place.name, holds });
  }
  return rights;
}

/** Questions of a dialogue that a correction may mean; what lies further back was answered long ago. */
const MOST_BACK = 4;

/** The dialogue gone on from the question that asked for this, answered rightly; null: it did not ask for it. */
function answeredAnew(turn: Turn, { typed, holds }: Right): Result<PersonSession> | null {
  let { session } = turn.draft.person;
  for (let back = 0; back < MOST_BACK && session.trail.length > 0; back++) {
    const earlier = turn.look({ kind: 'back' }, () => 0, session);
    if (earlier.outcome !== 'stepped') return null;
    session = earlier.session;
    const { outcome, session: after, events } = turn.look({ kind: 'text', text: typed }, turn.random, session);
    if (
      outcome === 'stepped' &&
      Object.entries(holds).some(([name, value]) => value !== '' && after.vars[name] === value)
    )
      return { outcome, session: after, events };
  }
  return null;
}

/** What a running dialogue holds is changed there too, and the profile where it belongs to it. */
function change(turn: Turn, name: string, value: Value): void {
  const { draft, guide, now } = turn;
  const kept = guide.program.kept.has(name);
  if (!kept && draft.person.session.vars[name] === undefined) return;
  draft.remember({ [name]: value });
  if (kept && draft.person.consent === 'given') draft.keep({ kind: 'profile', name, value, at: now });
}

function tell(turn: Turn, kind: string, value: Value, ends = true): void {
  if (ends) sayWithWayBack(turn, turn.words('corrected', { kind, value }));
  else turn.say('corrected', { kind, value });
}

function inWords(turn: Turn, name: string, vars: Readonly<Record<string, Value>>): string {
  return knownInWords(turn.guide, name, { ...turn.scope(), vars });
}
