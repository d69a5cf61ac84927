import { isPulled } from '../../channels/traits.ts';
import { mapLink } from '../../messages/map-link.ts';
import type { Attachment, Inbound, Message } from '../../messages/message.ts';
import type { Vars } from '../../engine/program.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import { beginningOf } from '../../messages/whole-characters.ts';
import { scrub } from '../../understanding/scrub.ts';
import { cleanText } from '../../understanding/normalise.ts';
import { keepTicket, logEntry, type Keeping } from './keep-ticket.ts';
import { mentorName, nameOf, personOf, type Naming } from './names.ts';
import { holdsCode, quoted } from './quoted.ts';
import { aboutOf, sendTo, type Telling } from './telling.ts';
import { change, wantsAnswer } from './ticket.ts';

/**
 * The most of one message that is passed on, in UTF-16 units: four messages of Telegram. WhatsApp takes sixteen times as
 * many, and nobody shall fill another's phone. What is longer is cut, and whoever wrote it is told where.
 */
export const LONGEST_PASSED = 4 * 4096;
/** So much of the last words says where it was cut. */
const CUT_SHOWN = 60;

/** Words or a file on their way from one side to the other. */
export interface Passed {
  /** Scrubbed. */
  readonly text: string;
  readonly attachment: Attachment | null;
  readonly masked: boolean;
  /** Its last words, where more followed than is passed on. */
  readonly cutAt?: string;
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
  if (content.kind === 'contact') {
    // Whose number it is may be told; the number is masked like any other, and the sender reads that it was.
    const card = [content.name, content.phone].filter((part) => part !== undefined).join(' ');
    return passedOf(`(kartu kontak) ${card}`.trim(), null, ref);
  }
  if (content.kind === 'location') return { text: `📍 ${mapLink(content)}`, attachment: null, masked: false, ref };
  return null;
}

export function passedOf(words: string, attachment: Attachment | null, ref: string | null): Passed {
  // Scrubbed with what stands behind the cut, so that no part of a number is left before it.
  const clean = scrub(cleanText(words.slice(0, 2 * LONGEST_PASSED)));
  const text = beginningOf(clean.text, LONGEST_PASSED);
  const isCut = text.length < clean.text.length || words.length > 2 * LONGEST_PASSED;
  return {
    text,
    attachment: attachment && withPlainName(attachment),
    masked: clean.masked.length > 0,
    ref,
    ...(isCut && { cutAt: endOf(text) }),
  };
}

/** The last words, whole ones. */
function endOf(text: string): string {
  return text
    .slice(-CUT_SHOWN)
    .replace(/^\S*\s+/u, '')
    .toWellFormed();
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
  const words = quoted(passed.text, '💬');
  const values = { name: nameOf(turn, person), number: ticket.id, words, urgent: urgent ? 'yes' : 'no' };
  if (passed.masked) turn.say('masked_worker');
  if (passed.cutAt !== undefined) turn.say('relay_cut', { words: passed.cutAt });
  const waits = passed.attachment !== null || wantsAnswer(passed.text);
  const changed = change.workerWrote(ticket, turn.now, waits) ?? ticket;
  keepTicket(turn, changed);
  logEntry(turn, ticket, 'worker_wrote', person.consent === 'given' ? logged(passed) : null);
  const reached = await passOn(turn, ticket, ticket.mentorId, warned(turn, 'from_worker', values, passed), passed);
  if (!reached) await noteUnreached(turn, ticket);
  return changed;
}

/** A mentor's words to their worker. */
export async function toWorker(turn: Relaying, ticket: Ticket, passed: Passed): Promise<Ticket> {
  const name = await mentorName(turn, ticket.mentorId);
  if (passed.masked) turn.say('masked_mentor');
  if (passed.cutAt !== undefined) turn.say('relay_cut', { words: passed.cutAt });
  const changed = change.mentorWrote(ticket, turn.now) ?? ticket;
  keepTicket(turn, changed);
  logEntry(turn, ticket, 'mentor_wrote', logged(passed));
  const text = warned(turn, 'from_mentor', { name, words: quoted(passed.text, '👤') }, passed);
  const reached = await passOn(turn, ticket, ticket.workerId, text, passed);
  if (!reached) turn.say('worker_unreachable', { number: ticket.id });
  return changed;
}

/** Nobody is led to type a code by words of somebody else. */
function warned(
  turn: Part<'words'>,
  text: 'from_worker' | 'from_mentor',
  values: Vars,
  { text: words }: Passed,
): string {
  const said = turn.words(text, values).trim();
  return holdsCode(words) ? `${said}\n${turn.words('relay_code')}` : said;
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
