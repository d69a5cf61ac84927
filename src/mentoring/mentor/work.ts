import type { StaffVisit } from '../../staff/staff-visit.ts';
import type { Ticket } from '../../store/tickets.ts';
import { scrub } from '../../understanding/scrub.ts';
import { aboutOf, askWorker, keep, log, mentorName, mine, nameOf, personOf, tell } from '../ticket/records.ts';
import { forgetCurrent } from './claim.ts';
import { closeCase, moveStage } from '../ticket/close.ts';
import { passedOf, toWorker } from '../ticket/relay.ts';
import { change } from '../ticket/ticket.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

/** `canned 12` shows the replies, `canned 12 id` sends one. */
export async function canned(visit: StaffVisit, [id, reply]: readonly string[]): Promise<void> {
  const ticket = await mine(visit, id);
  if (!ticket) return;
  const { canned: replies } = visit.tools.book();
  const chosen = reply === undefined ? undefined : replies.get(reply);
  if (chosen) {
    await toWorker(visit, ticket, passedOf(chosen.say, null, null));
    visit.sayAbout(aboutOf(ticket, 'history'), 'sent_to', {
      name: nameOf(visit, await personOf(visit, ticket.workerId)),
    });
    return;
  }
  const lines = [...replies.values()].map(({ label, say }, i) => `${i + 1}. ${label}: ${say}`);
  visit.offer(
    [visit.words('canned', { number: ticket.id }), ...lines].join('\n'),
    [...replies].map(([key, { label }]) => ({ label, action: `canned ${ticket.id} ${key}` })),
  );
}

/** A note that only mentors see. */
export async function note(visit: StaffVisit, [id]: readonly string[], words: string | null): Promise<void> {
  const ticket = await mine(visit, id);
  if (!ticket) return;
  if (words === null) {
    visit.say('note_ask', { number: ticket.id });
    visit.await('note', [String(ticket.id)]);
    return;
  }
  log(visit, ticket, 'noted', scrub(words).text);
  visit.say('noted', { number: ticket.id });
}

/** `send 12` shows lessons and posters, `send 12 lesson id` or `send 12 poster id` sends one. */
export async function send(visit: StaffVisit, [id, kind, name = '']: readonly string[]): Promise<void> {
  const ticket = await mine(visit, id);
  if (!ticket) return;
  const { program } = visit.turn.guide;
  const { lessons, posters } = visit.tools.book();
  const scope = scopeOfNobody(visit.now);
  const mentor = await mentorName(visit, ticket.mentorId);
  const title = (flow: string) => program.flows.get(flow)?.title(scope) ?? flow;
  const picture = (poster: string) => (program.media.get(poster)?.text(scope) ?? poster).split(/[.\n]/)[0] ?? poster;
  if (kind === 'lesson' && lessons.includes(name)) {
    const text = visit.words('lesson_for_worker', { name: mentor, title: title(name) });
    const options = [{ label: 'Buka', action: `lesson ${ticket.id} ${name}` }];
    await sent(visit, ticket, title(name), await askWorker(visit, ticket, text, options));
    return;
  }
  const media = kind === 'poster' && posters.includes(name) ? program.media.get(name) : undefined;
  if (media) {
    const words = `${visit.words('poster_for_worker', { name: mentor })}\n${media.text(scope)}`;
    const text = media.caveat ? `${words}\n\n${program.system.caveat(scope)}` : words;
    const worker = await personOf(visit, ticket.workerId);
    await tell(visit, ticket.workerId, {
      kind: 'say',
      text,
      ...(worker?.lowData !== true && { media: media.id }),
      about: aboutOf(ticket, 'relay'),
    });
    await sent(visit, ticket, picture(name), ticket.asked);
    return;
  }
  visit.offer(visit.words('send_ask', { number: ticket.id }), [
    ...lessons.map((flow) => ({ label: `Pelajaran: ${title(flow)}`, action: `send ${ticket.id} lesson ${flow}` })),
    ...posters.map((poster) => ({ label: `Gambar: ${picture(poster)}`, action: `send ${ticket.id} poster ${poster}` })),
  ]);
}

async function sent(visit: StaffVisit, ticket: Ticket, what: string, asked: Ticket['asked']): Promise<void> {
  const wrote = change.mentorWrote(ticket, visit.now);
  if (wrote) keep(visit, { ...wrote, asked });
  log(visit, ticket, 'sent', what);
  visit.sayAbout(aboutOf(ticket, 'history'), 'sent_to', {
    name: nameOf(visit, await personOf(visit, ticket.workerId)),
  });
}

/** The number is given only by the worker's own hand. */
export async function phone(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const ticket = await mine(visit, id);
  if (!ticket) return;
  const name = await mentorName(visit, ticket.mentorId);
  const asked = await askWorker(visit, ticket, visit.words('phone_for_worker', { name }), [
    { label: 'Boleh', action: `phone_yes ${ticket.id}` },
    { label: 'Tidak', action: `phone_no ${ticket.id}` },
  ]);
  const wrote = change.mentorWrote(ticket, visit.now);
  if (wrote) keep(visit, { ...wrote, asked });
  log(visit, ticket, 'phone_asked');
  visit.say('phone_asked');
}

/** `close 12` shows the outcomes, `close 12 paid` closes; `outcome` does the same for a case that the worker closed. */
export async function close(visit: StaffVisit, [id, outcome]: readonly string[]): Promise<void> {
  const ticket = await mine(visit, id);
  if (!ticket) return;
  const { outcomes } = visit.tools.book();
  const chosen = outcome === undefined ? undefined : outcomes.get(outcome);
  if (!chosen || outcome === undefined) {
    visit.offer(visit.words('close_ask', { number: ticket.id }), outcomeOptions(visit, `close ${ticket.id}`));
    return;
  }
  await closeCase(visit, ticket, visit.me, outcome);
  forgetCurrent(visit, ticket);
  visit.say('closed', { number: ticket.id, outcome: chosen.say });
}

export function outcomeOptions(visit: StaffVisit, verb: string): { label: string; action: string }[] {
  return [...visit.tools.book().outcomes].map(([key, { say }]) => ({ label: say, action: `${verb} ${key}` }));
}

export async function setOutcome(visit: StaffVisit, [id, outcome = '']: readonly string[]): Promise<void> {
  const ticket = await visit.tools.store.loadTicket(Number(id) || 0);
  const chosen = visit.tools.book().outcomes.get(outcome);
  const changed = ticket?.mentorId === visit.me && visit.staff ? change.setOutcome(ticket, outcome) : null;
  if (!ticket || !chosen || !changed) {
    visit.say('case_not_yours', { number: Number(id) || 0 });
    return;
  }
  visit.turn.draft.keep({ kind: 'ticket_changed', ticket: changed });
  log(visit, ticket, 'closed', outcome);
  moveStage(visit, ticket, outcome);
  visit.say('closed', { number: ticket.id, outcome: chosen.say });
}
