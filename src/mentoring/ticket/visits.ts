import { HOUR } from '../../calendar/durations.ts';
import { localDay, localMidnight, momentOf } from '../../calendar/local-time.ts';
import { afterQuietHours } from '../../calendar/quiet-hours.ts';
import type { StaffVisit } from '../../staff/staff-visit.ts';
import type { Ticket, Visit } from '../../store/tickets.ts';
import { readDate, readTime } from '../../understanding/dates.ts';
import { scrub } from '../../understanding/scrub.ts';
import { aboutOf, askWorker, keep, log, mentorName, mine, nameOf, personOf, tell } from './records.ts';
import { momentInWords } from '../../calendar/in-words.ts';
import { change } from './ticket.ts';

const EVENING = 18 * HOUR;
const PLACE_LIMIT = 120;

/** Place, day, hour, one after the other; then the worker is asked. */
export async function planVisit(
  visit: StaffVisit,
  [id, place, day]: readonly string[],
  words: string | null,
): Promise<void> {
  const ticket = await mine(visit, id);
  if (!ticket) return;
  const number = String(ticket.id);
  if (words === null) {
    visit.say('visit_place_ask');
    visit.await('visit', [number]);
  } else if (place === undefined) {
    visit.say('visit_day_ask');
    visit.await('visit', [number, scrub(words).text.slice(0, PLACE_LIMIT)]);
  } else if (day === undefined) {
    const found = readDate(words, visit.now);
    const fits = found !== null && found >= localDay(visit.now, visit.tools.book().zone);
    visit.say(fits ? 'visit_hour_ask' : 'visit_day_ask');
    visit.await('visit', fits ? [number, place, found] : [number, place]);
  } else await propose(visit, ticket, place, day, words);
}

async function propose(visit: StaffVisit, ticket: Ticket, place: string, day: string, words: string): Promise<void> {
  const { zone } = visit.tools.book();
  const time = readTime(words);
  const at = time === null ? null : momentOf(day, time, zone);
  if (at === null || at <= visit.now) {
    visit.say(at === null ? 'visit_hour_ask' : 'visit_past');
    visit.await('visit', [String(ticket.id), place, ...(at === null ? [day] : [])]);
    return;
  }
  const proposed = change.propose(ticket, 'mentor', place, at);
  const wrote = proposed && change.mentorWrote(proposed, visit.now);
  if (!wrote) return;
  const when = momentInWords(at, zone);
  const name = await mentorName(visit, ticket.mentorId);
  const asked = await askWorker(visit, ticket, visit.words('visit_for_worker', { name, place, when }), [
    { label: 'Setuju', action: `visit_yes ${ticket.id}` },
    { label: 'Usul waktu lain', action: `visit_other ${ticket.id}` },
  ]);
  keep(visit, { ...wrote, asked, version: ticket.version + 1 });
  log(visit, ticket, 'visit_proposed', `${place}, ${when}`);
  visit.say('visit_proposed', { place, when });
}

/** The worker agrees: both are reminded the evening before and one hour before, and the mentor is asked how it went. */
export async function agree(visit: StaffVisit, ticket: Ticket): Promise<void> {
  const agreed = change.agree(ticket, 'worker');
  if (!agreed?.visit) {
    visit.say('visit_gone');
    return;
  }
  keep(visit, { ...agreed, asked: null });
  const { place, at } = agreed.visit;
  const { zone } = visit.tools.book();
  const when = momentInWords(at, zone);
  log(visit, ticket, 'visit_agreed', `${place}, ${when}`);
  const worker = nameOf(visit, visit.turn.draft.person);
  await tell(visit, ticket.mentorId ?? 0, {
    kind: 'say',
    text: visit.words('visit_agreed_mentor', { name: worker, number: ticket.id, place, when }),
    about: aboutOf(ticket, 'history'),
  });
  visit.say('visit_agreed', { place, when });
  const evening = localMidnight(at, zone, -1) + EVENING;
  const soon = afterQuietHours(at - HOUR, zone);
  const jobs: [string, number][] = [
    ['visit_evening', evening],
    ['visit_soon', soon],
    ['visit_after', at + HOUR],
  ];
  for (const [verb, dueAt] of jobs) {
    if (dueAt <= visit.now || (verb === 'visit_soon' && dueAt >= at)) continue;
    visit.turn.draft.schedule({ key: verb, dueAt, payload: { verb: `${verb} ${ticket.id} ${at}` } });
  }
}

/** A job of the worker: the visit is near, or over. Nothing happens when it was moved or called off meanwhile. */
export async function remindVisit(
  visit: StaffVisit,
  [id, at]: readonly string[],
  which: 'evening' | 'soon' | 'after',
): Promise<void> {
  const ticket = await visit.tools.store.loadTicket(Number(id) || 0);
  const planned: Visit | null = ticket?.visit ?? null;
  if (!ticket || planned?.state !== 'agreed' || String(planned.at) !== at) return;
  const when = momentInWords(planned.at, visit.tools.book().zone);
  const values = {
    number: ticket.id,
    place: planned.place,
    when,
    name: nameOf(visit, await personOf(visit, ticket.workerId)),
  };
  if (which === 'after') {
    const button = { label: 'Catat hasilnya', token: visit.token(ticket.mentorId ?? 0, `visit_done ${ticket.id}`) };
    await tell(visit, ticket.mentorId ?? 0, {
      kind: 'say',
      text: visit.words('visit_after', values),
      buttons: [button],
      about: aboutOf(ticket, 'history'),
    });
    return;
  }
  await tell(visit, ticket.mentorId ?? 0, {
    kind: 'say',
    text: visit.words('visit_reminder_mentor', values),
    about: aboutOf(ticket, 'history'),
  });
  const { person } = visit.turn.draft;
  if (person.stopped || person.blocked) return;
  const mentor = await mentorName(visit, ticket.mentorId);
  visit.send({
    kind: 'say',
    text: visit.words('visit_reminder', { ...values, name: mentor }),
    about: aboutOf(ticket, 'relay'),
  });
}

/** What happened at the visit, in the mentor's words. */
export async function visitDone(visit: StaffVisit, [id]: readonly string[], words: string | null): Promise<void> {
  const ticket = await mine(visit, id);
  if (!ticket) return;
  if (!ticket.visit) {
    visit.say('visit_gone');
    return;
  }
  if (words === null) {
    visit.say('visit_result_ask');
    visit.await('visit_done', [String(ticket.id)]);
    return;
  }
  const recorded = change.record(ticket, scrub(words).text);
  if (!recorded) {
    visit.say('visit_gone');
    return;
  }
  keep(visit, recorded);
  log(visit, ticket, 'visit_done', scrub(words).text);
  visit.say('visit_recorded', { number: ticket.id });
}
