import { scopeOfNobody } from '../../engine/nobody.ts';
import { isQuiet } from '../../calendar/quiet-hours.ts';
import { id } from '../../deeds/args.ts';
import { defineJobOn } from '../../deeds/job.ts';
import { colleague } from '../../staff/colleague.ts';
import { defineDeed, defineDeedOn, type Subject } from '../../staff/deed.ts';
import { mayAnywhere, serves } from '../../staff/roles.ts';
import type { Part } from '../../staff/room-turn.ts';
import { command } from '../../staff/typed.ts';
import type { Staff } from '../../store/staff.ts';
import { NOT_STORED, type Person } from '../../store/people.ts';
import { stageInWords } from '../../turn/known-in-words.ts';
import { isAtWork } from '../ticket/at-work.ts';
import { keepOpened, logEntry, type Keeping } from '../ticket/keep-ticket.ts';
import { nameOf, personOf, villageOf } from '../ticket/names.ts';
import { ABOUT_MANY, aboutWorker } from '../../staff/about-workers.ts';
import { aboutOf, sendTo, type Telling } from '../ticket/telling.ts';
import { change, openTicket } from '../ticket/ticket.ts';

const LOOKED_AT = 2000;
const LISTED = 8;

type ListingPeople = Telling & Part<'now' | 'guide' | 'words' | 'say' | 'offer'>;
type Inviting = Part<'me' | 'now' | 'draft' | 'words' | 'say' | 'sayAbout'>;

/** Shows people of one's villages who may need help; with a person, has them asked whether they want it. */
export const beginTicket = defineDeed({
  name: 'begin',
  args: { person: id.optional() },
  permission: 'begin_ticket',
  menu: { label: 'Dampingi warga' },
  typed: command(/^(?:dampingi|bantu warga)$/i),
  async run(turn: ListingPeople & Inviting & Part<never, 'helpable'>, staff, { person: wanted }) {
    const near = (await turn.store.helpable(LOOKED_AT)).filter(
      ({ village }) => serves(staff, village) || mayAnywhere(staff, 'begin_ticket'),
    );
    if (wanted === undefined) {
      await listPeople(
        turn,
        near.map(({ personId }) => personId),
      );
      return;
    }
    const found = near.some(({ personId }) => personId === wanted);
    const person = found ? await personOf(turn, wanted) : null;
    if (person) invite(turn, person);
    else turn.say('begin_unknown');
  },
});

async function listPeople(turn: ListingPeople, near: readonly number[]): Promise<void> {
  if (near.length === 0) {
    turn.say('begin_nobody');
    return;
  }
  const scope = scopeOfNobody(turn.now);
  const listed = await Promise.all(
    near.slice(0, LISTED).map(async (personId) => {
      const person = await personOf(turn, personId);
      const stage = stageInWords(turn.guide, person?.stage ?? 'unknown', scope);
      return { label: `${nameOf(turn, person)}, ${stage}`, deed: beginTicket.of({ person: personId }) };
    }),
  );
  turn.offer(turn.words('begin_ask', { count: near.length }), listed, ABOUT_MANY);
}

/** Offers help; the worker decides. The offer is unasked, so it never comes at night, and never after a stop. */
function invite(turn: Inviting, person: Person): void {
  if (person.stopped || !person.reminders || isQuiet(turn.now, person.zone)) {
    turn.say('begin_not_now');
    return;
  }
  turn.draft.scheduleFor(person.id, offerMentor.of({ mentor: turn.me }), turn.now);
  turn.sayAbout(aboutWorker(person.id), 'begin_asked', { name: nameOf(turn, person) });
}

/** The offer itself, in the worker's own turn, as long as whoever makes it works here. */
export const offerMentor = defineJobOn(whoOffers, {
  name: 'begin_offer',
  args: { mentor: id },
  unasked: true,
  rank: 'offer',
  run: offerToWorker,
});

function whoOffers(turn: Part<never, 'loadStaff'>, { mentor }: { mentor: number }): Promise<Staff | null> {
  return colleague(turn, mentor);
}

function offerToWorker(turn: Part<'me' | 'words' | 'token' | 'send'>, { name, personId: mentor }: Staff): void {
  const options = [
    { n: 1, label: 'Ya, mau', token: turn.token(turn.me, acceptMentor.of({ mentor })) },
    { n: 2, label: 'Tidak dulu', token: turn.token(turn.me, refuseMentor.of({ mentor })) },
  ];
  turn.send({ kind: 'say', text: turn.words('begin_for_worker', { name }), options });
}

/** The mentor who offered help, as long as this worker may still be helped. */
const offeringMentor: Subject<Part<'draft' | 'say', 'loadStaff' | 'loadTicket'>, { mentor: number }, Staff> = {
  async load(turn, { mentor: mentorId }) {
    const { person } = turn.draft;
    const mentor = await colleague(turn, mentorId);
    const open = person.ticket === null ? null : await turn.store.loadTicket(person.ticket);
    const helped = open !== null && open.state !== 'closed';
    const fits = person.id !== NOT_STORED && person.consent === 'given' && mentor !== null && !helped;
    return fits ? { about: mentor, thing: null } : null;
  },
  refuse: (turn) => turn.say('button_expired'),
};

/** The worker wants it: a ticket that this mentor holds from the start, if they are at work; else it waits like any other. */
export const acceptMentor = defineDeedOn(offeringMentor, {
  name: 'accept',
  args: { mentor: id },
  permission: null,
  async run(turn: Keeping & Telling & Part<'words' | 'say', 'nextTicket'>, mentor) {
    const { person } = turn.draft;
    const fresh = openTicket(
      {
        id: await turn.store.nextTicket(),
        workerId: person.id,
        village: villageOf(person),
        topic: 'mentor',
        words: '',
        origin: 'mentor',
      },
      turn.now,
    );
    const claimed = isAtWork(turn, mentor) ? change.claim(fresh, mentor.personId, turn.now) : null;
    const ticket = claimed ?? fresh;
    keepOpened(turn, ticket);
    turn.draft.pointAtTicket(ticket.id);
    logEntry(turn, ticket, 'opened');
    turn.say('worker_claimed', { name: mentor.name, number: ticket.id });
    const text = turn.words('begin_accepted', { name: nameOf(turn, person), number: ticket.id });
    await sendTo(turn, mentor.personId, { kind: 'say', text, about: aboutOf(ticket, 'history') });
  },
});

const anybody: Subject<Part<'say'>, { mentor: number }, number> = {
  load: (_turn, { mentor }) => Promise.resolve({ about: mentor, thing: null }),
  refuse: (turn) => turn.say('button_expired'),
};

export const refuseMentor = defineDeedOn(anybody, {
  name: 'refuse',
  args: { mentor: id },
  permission: null,
  async run(turn: Telling & Part<'words' | 'say', 'loadStaff'>, mentor) {
    const text = turn.words('begin_refused', { name: nameOf(turn, turn.draft.person) });
    // Whoever has left since is told nothing about workers.
    if (await colleague(turn, mentor)) await sendTo(turn, mentor, { kind: 'say', text, about: aboutWorker(turn.me) });
    turn.say('reopen_declined');
  },
});
