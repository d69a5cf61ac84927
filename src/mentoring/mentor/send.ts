import { scopeOfNobody } from '../../engine/nobody.ts';
import { optionLine } from '../../engine/option-line.ts';
import { defineDeedOn } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import { command } from '../../staff/typed.ts';
import type { Ticket } from '../../store/tickets.ts';
import { heldTicket } from '../ticket/access.ts';
import { keepTicket, logEntry, type Keeping } from '../ticket/keep-ticket.ts';
import { mentorName, nameOf, personOf, type Naming } from '../ticket/names.ts';
import { openLesson } from '../ticket/named-deeds.ts';
import { passedOf, toWorker, type Relaying } from '../ticket/relay.ts';
import { aboutOf, askWorker, sendTo, type Asking, type Telling } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';
import * as work from './work-names.ts';

type SayingSent = Telling & Part<'words' | 'sayAbout'>;
type KeepingSent = Keeping & SayingSent;
type OfferingThings = Part<'now' | 'guide' | 'book' | 'words' | 'offer'>;
type SendingLesson = KeepingSent & Asking & Naming & Part<'guide'>;
type SendingPoster = KeepingSent & Naming & OfferingThings;

/** Shows the replies that are ready, or sends one. */
export const sendCanned = defineDeedOn(heldTicket, {
  ...work.sendCanned,
  permission: 'work_ticket',
  typed: command(/^(?:jawaban|balasan) #?(?<ticket>\d+)$/i),
  async run(turn: Relaying & SayingSent & Part<'offer'>, ticket, { reply }) {
    const { canned } = turn.book();
    const chosen = reply === undefined ? undefined : canned.get(reply);
    if (chosen) {
      await toWorker(turn, ticket, passedOf(chosen.say, null, null));
      await saySent(turn, ticket);
      return;
    }
    const lines = [...canned.values()].map(({ label, say }, i) => `${optionLine({ n: i + 1, label })}: ${say}`);
    turn.offer(
      [turn.words('canned', { number: ticket.id }), ...lines].join('\n'),
      [...canned].map(([key, { label }]) => ({ label, deed: work.sendCanned.of({ ticket: ticket.id, reply: key }) })),
    );
  },
});

/** Shows lessons and posters, or sends one. */
export const sendThing = defineDeedOn(heldTicket, {
  ...work.sendThing,
  permission: 'work_ticket',
  typed: command(/^kirim #?(?<ticket>\d+)$/i),
  async run(turn: SendingLesson & SendingPoster, ticket, { kind, thing = '' }) {
    const { lessons, posters } = turn.book();
    if (kind === 'lesson' && lessons.includes(thing)) await sendLesson(turn, ticket, thing);
    else if (kind === 'poster' && posters.includes(thing)) await sendPoster(turn, ticket, thing);
    else offerThings(turn, ticket);
  },
});

async function sendLesson(turn: SendingLesson, ticket: Ticket, flow: string): Promise<void> {
  const name = await mentorName(turn, ticket.mentorId);
  const title = titleOf(turn, flow);
  const text = turn.words('lesson_for_worker', { name, title });
  const deed = openLesson.of({ ticket: ticket.id, flow });
  await keepSent(turn, ticket, title, await askWorker(turn, ticket, text, [{ label: 'Buka', deed }]));
}

async function sendPoster(turn: SendingPoster, ticket: Ticket, poster: string): Promise<void> {
  const { program } = turn.guide;
  const media = program.media.get(poster);
  if (!media) {
    offerThings(turn, ticket);
    return;
  }
  const scope = scopeOfNobody(turn.now);
  const name = await mentorName(turn, ticket.mentorId);
  const words = `${turn.words('poster_for_worker', { name })}\n${media.text(scope)}`;
  const text = media.caveat ? `${words}\n\n${program.system.caveat(scope)}` : words;
  const worker = await personOf(turn, ticket.workerId);
  await sendTo(turn, ticket.workerId, {
    kind: 'say',
    text,
    ...(worker?.lowData !== true && { media: media.id }),
    about: aboutOf(ticket, 'relay'),
  });
  await keepSent(turn, ticket, pictureOf(turn, poster), ticket.asked);
}

function offerThings(turn: OfferingThings, { id: ticket }: Ticket): void {
  const { lessons, posters } = turn.book();
  turn.offer(turn.words('send_ask', { number: ticket }), [
    ...lessons.map((flow) => ({
      label: `Pelajaran: ${titleOf(turn, flow)}`,
      deed: work.sendThing.of({ ticket, kind: 'lesson', thing: flow }),
    })),
    ...posters.map((poster) => ({
      label: `Gambar: ${pictureOf(turn, poster)}`,
      deed: work.sendThing.of({ ticket, kind: 'poster', thing: poster }),
    })),
  ]);
}

function titleOf(turn: Part<'now' | 'guide'>, flow: string): string {
  return turn.guide.program.flows.get(flow)?.title(scopeOfNobody(turn.now)) ?? flow;
}

/** The first sentence of what the picture says. */
function pictureOf(turn: Part<'now' | 'guide'>, poster: string): string {
  const text = turn.guide.program.media.get(poster)?.text(scopeOfNobody(turn.now)) ?? poster;
  return text.split(/[.\n]/)[0] ?? poster;
}

async function keepSent(turn: KeepingSent, ticket: Ticket, what: string, asked: Ticket['asked']): Promise<void> {
  const wrote = change.mentorWrote(ticket, turn.now);
  if (wrote) keepTicket(turn, { ...wrote, asked });
  logEntry(turn, ticket, 'sent', what);
  await saySent(turn, ticket);
}

async function saySent(turn: SayingSent, ticket: Ticket): Promise<void> {
  const name = nameOf(turn, await personOf(turn, ticket.workerId));
  turn.sayAbout(aboutOf(ticket, 'history'), 'sent_to', { name });
}
