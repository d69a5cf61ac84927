import { beginningOf } from '../messages/whole-characters.ts';
import { bookOf } from './book.ts';
import { DAY, WEEK } from '../calendar/durations.ts';
import { id } from '../deeds/args.ts';
import { defineJobOn, type NamedJob } from '../deeds/job.ts';
import { scopeOfNobody } from '../engine/nobody.ts';
import { ABOUT_MANY, aboutWorker } from '../staff/about-workers.ts';
import { colleague } from '../staff/colleague.ts';
import { defineDeed, defineDeedOn, type Subject } from '../staff/deed.ts';
import { may, type Thing } from '../staff/roles.ts';
import type { Part } from '../staff/room-turn.ts';
import { command } from '../staff/typed.ts';
import type { Villager } from '../store/announcements.ts';
import { PROFILE } from '../store/profile-names.ts';
import type { Staff } from '../store/staff.ts';
import { stageInWords } from '../turn/known-in-words.ts';
import { hindrance } from './audience.ts';
import { sayAbout, sayOfWorker, type SayingAbout } from './say-about.ts';
import { nameOf } from './villager-name.ts';

/** After a visit the household is left alone for so long. */
const VISITED_MS = WEEK;
const SHOWN = 25;
const NEEDS: Readonly<Record<string, number>> = { registered: 1, lapsed: 2, preparing: 3, unregistered: 4 };

const person = id;

type Watching = Part<'me' | 'now', 'villagers'>;

/** A person who agreed to be seen and who needs company now; others cannot be named here. */
const watchedPerson: Subject<Watching & SayingAbout & Part<'staff' | 'say'>, { person: number }, Villager> = {
  async load(turn, { person: wanted }) {
    const found = (await needingCompany(turn)).find((villager) => villager.id === wanted);
    return found ? { about: found, thing: thingOf(found) } : null;
  },
  refuse(turn) {
    if (may(turn.staff, 'watch')) sayAbout(turn, 'watch_gone');
    else turn.say('not_allowed');
  },
};

const watch = defineDeed({
  name: 'watch',
  args: {},
  permission: 'watch',
  menu: { label: 'Warga yang perlu ditemani' },
  typed: command(/^temani$/i),
  async run(turn: Watching & SayingAbout & Part<'guide' | 'offer'>, staff) {
    const people = (await needingCompany(turn)).filter((villager) => may(staff, 'watch', thingOf(villager)));
    if (people.length === 0) {
      sayAbout(turn, 'watch_none');
      return;
    }
    const book = bookOf(turn);
    const options = people.slice(0, SHOWN).map((villager) => ({
      label: beginningOf(
        book.say('watch_line', { name: nameOf(villager), stage: stageWords(turn, villager.stage) }),
        40,
      ),
      deed: watchOne.of({ person: villager.id }),
    }));
    turn.offer(book.say('watch', { count: people.length }), options, ABOUT_MANY);
  },
});

const watchOne = defineDeedOn(watchedPerson, {
  name: 'watch_one',
  args: { person },
  permission: 'watch',
  run(turn: Part<'now' | 'guide' | 'announcements' | 'works' | 'offer'>, villager) {
    const { id: villagerId, stage, work, stageAt } = villager;
    const days = stageAt === null ? 0 : Math.floor((turn.now - stageAt) / DAY);
    const since = days === 0 ? 'baru saja' : `sejak ${days} hari lalu`;
    const name = nameOf(villager);
    const values = { name, stage: stageWords(turn, stage), since, work: turn.works()[work] ?? work };
    const about = { person: villagerId };
    const options = [
      { label: 'Kirim bantuan', deed: sendHelp.of(about) },
      { label: 'Sudah dikunjungi', deed: noteVisit.of(about) },
      { label: 'Tawarkan pendamping', deed: sendMentor.of(about) },
      { label: 'Kembali ke daftar', deed: watch.of({}) },
    ];
    const text = bookOf(turn).say('watch_about', values).trim();
    turn.offer(text, options, aboutWorker(villagerId));
  },
});

const kaderArgs = { kader: id };
const offerHelp = offerOf('kader_help', 'help_offer');
const offerMentor = offerOf('kader_ticket', 'ticket_offer');

const sendHelp = defineDeedOn(watchedPerson, {
  name: 'watch_help',
  args: { person },
  permission: 'watch',
  run: (turn: SendingOffer, villager) => sendOffer(turn, villager, offerHelp, 'watch_help_sent'),
});

const sendMentor = defineDeedOn(watchedPerson, {
  name: 'watch_ticket',
  args: { person },
  permission: 'watch',
  run: (turn: SendingOffer, villager) => sendOffer(turn, villager, offerMentor, 'watch_ticket'),
});

const noteVisit = defineDeedOn(watchedPerson, {
  name: 'watch_visited',
  args: { person },
  permission: 'watch',
  run(turn: SendingOffer, villager) {
    turn.draft.keep({ kind: 'kader_visit', personId: villager.id, by: turn.me, at: turn.now });
    sayOfWorker(turn, villager.id, 'watch_visited', { name: nameOf(villager) });
  },
});

/** A kader sees who needs company, and acts on it by one tap. */
export const watchDeeds = [watch, watchOne, sendHelp, sendMentor, noteVisit];
export const watchJobs = [offerHelp, offerMentor];

async function needingCompany(turn: Watching): Promise<Villager[]> {
  const all = await turn.store.villagers();
  return all
    .filter(({ seen, consent }) => seen && consent === 'given')
    .filter(({ stage, awaitsVisit }) => awaitsVisit || stage in NEEDS)
    .filter(({ visitedAt, id: who }) => who !== turn.me && (visitedAt === null || visitedAt < turn.now - VISITED_MS))
    .sort((a, b) => Number(b.awaitsVisit) - Number(a.awaitsVisit) || (NEEDS[a.stage] ?? 9) - (NEEDS[b.stage] ?? 9));
}

type SendingOffer = SayingAbout & Part<'me' | 'now' | 'draft'>;

/** An offer that goes to the worker in a turn of their own, where every promise about unasked messages holds. */
function sendOffer(
  turn: SendingOffer,
  villager: Villager,
  job: NamedJob<typeof kaderArgs>,
  done: 'watch_help_sent' | 'watch_ticket',
): void {
  const name = nameOf(villager);
  if (hindrance({ ...villager, muted: false }) !== null) {
    sayOfWorker(turn, villager.id, 'watch_help_cannot', { name });
    return;
  }
  turn.draft.scheduleFor(villager.id, job.of({ kader: turn.me }), turn.now);
  sayOfWorker(turn, villager.id, done, { name });
}

/** The kader who offers it, as long as they work here and this worker agreed to be seen by them. */
async function offeringKader(turn: Part<'draft', 'loadStaff'>, { kader }: { kader: number }): Promise<Staff | null> {
  return turn.draft.person.session.vars[PROFILE.seenByKader] === true ? colleague(turn, kader) : null;
}

type Offering = Part<'draft' | 'announcements' | 'dialogue'>;

/** A kader offers something: the job's name is that of the dialogue that makes the offer. Of each kind one waits at most. */
function offerOf(name: 'kader_help' | 'kader_ticket', text: 'help_offer' | 'ticket_offer') {
  return defineJobOn(offeringKader, {
    name,
    args: kaderArgs,
    key: () => [name],
    unasked: true,
    rank: 'offer',
    run: (turn: Offering, kader) => offerToWorker(turn, kader, name, text),
  });
}

/** Begins the dialogue that makes the offer. */
function offerToWorker(turn: Offering, kader: Staff, flow: string, text: 'help_offer' | 'ticket_offer'): void {
  const said = bookOf(turn).say(text, { name: kader.name });
  turn.draft.remember({ event_text: said });
  turn.dialogue.step({ kind: 'interrupt', flow });
}

function stageWords(turn: Part<'now' | 'guide'>, stage: string): string {
  return stageInWords(turn.guide, stage, scopeOfNobody(turn.now));
}

function thingOf({ village }: Villager): Thing {
  return { village, holder: null, told: false };
}
