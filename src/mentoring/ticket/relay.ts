import { isPulled } from '../../channels/traits.ts';
import { LONGEST_TEXT } from '../../messages/longest-text.ts';
import { mapLink } from '../../messages/map-link.ts';
import type { Attachment, Inbound, Message } from '../../messages/message.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import { scrub, scrubAndCut } from '../../understanding/scrub.ts';
import { cleanText } from '../../understanding/normalise.ts';
import { keepTicket, logEntry, type Keeping } from './keep-ticket.ts';
import { mentorName, nameOf, personOf, type Naming } from './names.ts';
import { aboutOf, sendTo, type Telling } from './telling.ts';
import { change, wantsAnswer } from './ticket.ts';

/** Words or a file on their way from one side to the other. */
export interface Passed {
  /** Scrubbed. */
  readonly text: string;
  readonly attachment: Attachment | null;
  readonly masked: boolean;
  /** The channel's id of the message, for a mark on it. */
  readonly ref: string | null;
}

/** The part of a message that can be passed on to the other side; null: there is none. */
export function passable(inbound: Inbound): Passed | null {
  const { content } = inbound;
  const ref = inbound.ref ?? null;
  if (content.kind === 'text') return passedOf(content.text, null, ref);
  if (content.kind === 'edited') return passedOf(`(diubah) ${content.text}`, null, ref);
  if (content.kind === 'media') {
    const caption = passedOf(content.caption ?? '', content.attachment ?? null, ref);
    return content.attachment
      ? caption
      : { ...caption, text: `${caption.text} (berkas ini tidak bisa diteruskan)`.trim() };
  }
  if (content.kind === 'location') return { text: `📍 ${mapLink(content)}`, attachment: null, masked: false, ref };
  return null;
}

export function passedOf(words: string, attachment: Attachment | null, ref: string | null): Passed {
  const { text, masked } = scrubAndCut(cleanText(words.slice(0, 2 * LONGEST_TEXT)), LONGEST_TEXT);
  return { text, attachment: attachment && withPlainName(attachment), masked: masked.length > 0, ref };
}

/** A file is called what its owner called it: "KTP Siti 3404….pdf". */
function withPlainName({ name, ...attachment }: Attachment): Attachment {
  return name === undefined ? attachment : { ...attachment, name: scrub(name).text };
}

/** What it takes to pass words from one side to the other, and to keep that they were. */
export type Relaying = Keeping & Telling & Naming & Part<'say' | 'send'>;

/** The worker's words to their mentor. The bot says nothing of its own, except what was hidden and why. */
export async function toMentor(turn: Relaying, ticket: Ticket, passed: Passed, urgent = false): Promise<Ticket> {
  const { person } = turn.draft;
  const values = { name: nameOf(turn, person), number: ticket.id, words: passed.text, urgent: urgent ? 'yes' : 'no' };
  if (passed.masked) turn.say('masked_worker');
  const waits = passed.attachment !== null || wantsAnswer(passed.text);
  const changed = change.workerWrote(ticket, turn.now, waits) ?? ticket;
  keepTicket(turn, changed);
  logEntry(turn, ticket, 'worker_wrote', person.consent === 'given' ? logged(passed) : null);
  const reached = await passOn(turn, ticket, ticket.mentorId, turn.words('from_worker', values), passed);
  if (!reached) await noteUnreached(turn, ticket);
  return changed;
}

/** A mentor's words to their worker. */
export async function toWorker(turn: Relaying, ticket: Ticket, passed: Passed): Promise<Ticket> {
  const name = await mentorName(turn, ticket.mentorId);
  if (passed.masked) turn.say('masked_mentor');
  const changed = change.mentorWrote(ticket, turn.now) ?? ticket;
  keepTicket(turn, changed);
  logEntry(turn, ticket, 'mentor_wrote', logged(passed));
  const text = turn.words('from_mentor', { name, words: passed.text });
  const reached = await passOn(turn, ticket, ticket.workerId, text, passed);
  if (!reached) turn.say('worker_unreachable', { number: ticket.id });
  return changed;
}

async function passOn(
  turn: Telling & Part<'send'>,
  ticket: Ticket,
  to: number | null,
  text: string,
  passed: Passed,
): Promise<boolean> {
  if (to === null) return false;
  const { ref, attachment } = passed;
  const { channel } = turn.draft.person;
  const mark = ref !== null && !isPulled(channel) ? { ref, channel } : {};
  const words = { text: text.trim(), about: { ...aboutOf(ticket, 'relay'), from: turn.me, ...mark } };
  const body: Message = attachment ? { kind: 'forward', attachment, ...words } : { kind: 'say', ...words };
  const reached = await sendTo(turn, to, body);
  const receiver = reached ? await personOf(turn, to) : null;
  // Where people fetch their messages, it has arrived with the commit.
  if (receiver && ref !== null && isPulled(receiver.channel)) turn.send({ kind: 'mark', ref });
  return reached;
}

async function noteUnreached(turn: Naming & Part<'say'>, ticket: Ticket): Promise<void> {
  turn.say('mentor_unreachable', { name: await mentorName(turn, ticket.mentorId) });
}

/** What the history keeps: words as they were passed on; of a file only that there was one. */
function logged({ text, attachment }: Passed): string {
  return attachment ? `[${attachment.media}] ${text}`.trim() : text;
}
