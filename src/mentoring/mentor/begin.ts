import { may, serves } from '../../staff/roles.ts';
import type { StaffVisit } from '../../staff/staff-visit.ts';
import { isQuiet } from '../../calendar/quiet-hours.ts';
import type { Person } from '../../store/people.ts';
import { isAtWork } from '../ticket/alerts.ts';
import { ABOUT_MANY, log, mentorName, nameOf, personOf, setClock, tell } from '../ticket/records.ts';
import { sayUnasked } from '../../turn/unasked.ts';
import { villageOf } from '../worker/open.ts';
import { change, openTicket } from '../ticket/ticket.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

const LOOKED_AT = 2000;
const LISTED = 8;
/** The job of a worker who is to be asked whether they want a mentor. */
export const OFFER_JOB = 'begin_offer';

/** `begin` shows people of one's villages who may need help; `begin 7` has them asked whether they want it. */
export async function begin(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const { staff } = visit;
  if (!staff || !may(staff, 'begin_ticket')) {
    visit.say('not_allowed');
    return;
  }
  const near = (await visit.tools.store.helpable(LOOKED_AT)).filter(
    ({ village }) => serves(staff, village) || staff.roles.includes('coordinator'),
  );
  if (id !== undefined) {
    const found = near.find(({ personId }) => String(personId) === id);
    const person = found ? await personOf(visit, found.personId) : null;
    if (person) invite(visit, person);
    else visit.say('begin_unknown');
    return;
  }
  if (near.length === 0) {
    visit.say('begin_nobody');
    return;
  }
  const scope = scopeOfNobody(visit.now);
  const stageOf = visit.turn.guide.labels.find(({ name }) => name === 'stage')?.say;
  const listed = await Promise.all(
    near.slice(0, LISTED).map(async ({ personId }) => {
      const person = await personOf(visit, personId);
      const stage = stageOf?.({ ...scope, vars: { stage: person?.stage ?? 'unknown' } }) ?? '';
      return { label: `${nameOf(visit, person)}, ${stage}`, action: `begin ${personId}` };
    }),
  );
  visit.offer(visit.words('begin_ask', { count: near.length }), listed, ABOUT_MANY);
}

/** Nobody is helped who does not want it; an unasked message never comes at night, nor to whoever said stop. */
function invite(visit: StaffVisit, person: Person): void {
  if (person.stopped || !person.reminders || isQuiet(visit.now, person.zone)) {
    visit.say('begin_not_now');
    return;
  }
  const payload = { verb: `${OFFER_JOB} ${visit.me}` };
  visit.turn.draft.scheduleFor(person.id, { key: `${OFFER_JOB} ${visit.me}`, dueAt: visit.now, payload });
  visit.sayAbout({ ticket: 0, worker: person.id, kind: 'history' }, 'begin_asked', { name: nameOf(visit, person) });
}

/** The offer itself, in the worker's own turn: like everything unasked it keeps to one a day and three a week (T9). */
export async function offerToWorker(visit: StaffVisit, [mentorId = '']: readonly string[]): Promise<void> {
  const { turn } = visit;
  const name = await mentorName(visit, Number(mentorId) || 0);
  const outcome = sayUnasked(turn, () => {
    const options = [
      { n: 1, label: 'Ya, mau', token: visit.token(visit.me, `accept ${mentorId}`) },
      { n: 2, label: 'Tidak dulu', token: visit.token(visit.me, `refuse ${mentorId}`) },
    ];
    visit.send({ kind: 'say', text: visit.words('begin_for_worker', { name }), options });
  });
  if (typeof outcome !== 'number') return;
  const key = `${OFFER_JOB} ${mentorId}`;
  turn.draft.schedule({ key, dueAt: outcome, payload: { verb: key } });
}

/** The worker wants it: a case that this mentor holds from the start, if they are at work; else it waits like any other. */
export async function accept(visit: StaffVisit, [mentorId]: readonly string[]): Promise<void> {
  const { person } = visit.turn.draft;
  const { store } = visit.tools;
  const mentor = await store.loadStaff(Number(mentorId) || 0);
  const open = person.ticket === null ? null : await store.loadTicket(person.ticket);
  if (person.id === 0 || person.consent !== 'given' || mentor?.leftAt !== null || (open && open.state !== 'closed')) {
    visit.say('button_expired');
    return;
  }
  const fresh = openTicket(
    {
      id: await store.nextTicket(),
      workerId: person.id,
      village: villageOf(person),
      topic: 'mentor',
      words: '',
      origin: 'mentor',
    },
    visit.now,
  );
  const claimed = isAtWork(visit, mentor) ? change.claim(fresh, mentor.personId, visit.now) : null;
  const ticket = { ...(claimed ?? fresh), version: 1 };
  visit.turn.draft.keep({ kind: 'ticket_opened', ticket });
  person.ticket = ticket.id;
  log(visit, ticket, 'opened');
  setClock(visit, ticket);
  visit.say('worker_claimed', { name: mentor.name, number: ticket.id });
  const text = visit.words('begin_accepted', { name: nameOf(visit, person), number: ticket.id });
  await tell(visit, mentor.personId, {
    kind: 'say',
    text,
    about: { ticket: ticket.id, worker: person.id, kind: 'history' },
  });
}

export async function refuse(visit: StaffVisit, [mentorId]: readonly string[]): Promise<void> {
  const text = visit.words('begin_refused', { name: nameOf(visit, visit.turn.draft.person) });
  await tell(visit, Number(mentorId) || 0, {
    kind: 'say',
    text,
    about: { ticket: 0, worker: visit.me, kind: 'history' },
  });
  visit.say('reopen_declined');
}
