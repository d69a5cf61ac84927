import { DAY } from '../calendar/durations.ts';
import { argsReader, word } from '../deeds/args.ts';
import { nameJob } from '../deeds/job.ts';
import type { ChannelName, Inbound } from '../messages/message.ts';
import type { Deed } from '../store/deeds.ts';
import type { Link } from '../store/person-session.ts';
import type { Speaking } from '../turn/desk.ts';
import { guestLink, labelOf, linksOf, say, takeBack, words, type LinkTools } from './make-link.ts';
import type { LinkText } from './texts.ts';

export { guestLink } from './make-link.ts';

/** So long both chats can still be as they were, also where their records are to become one. */
const UNDO_MS = DAY;

/** Merges the record that a chat had of its own; nothing is said by it. */
export const mergeJob = nameJob({ name: 'merge_link', args: { channel: word } });
const argsOf = argsReader(mergeJob.args);

/** PUTUSKAN: takes back what is not answered yet; else the other chat has its own record again. */
export async function cutByHand(turn: Speaking, tools: LinkTools, { channel, address }: Inbound): Promise<void> {
  const { draft } = turn;
  const links = linksOf(draft.person);
  if (links.length === 0) {
    say(turn, tools, (await takeBack(turn, tools)) ? 'link_refused_there' : 'cut_none');
    return;
  }
  const guest = guestLink(draft.person);
  const here = { channel, address };
  for (const link of guest ? [guest] : links) {
    const isHome = link.home.channel === channel;
    await cut(turn, tools, isHome ? { ...link, home: here } : link, { typedAt: here });
  }
}

/** Whoever erases from a chat that uses the record of another one: that record stays, and the chat is by itself again. */
export async function spareOwner(turn: Speaking, tools: LinkTools): Promise<void> {
  const { draft } = turn;
  const { channel, address } = draft.person;
  const stored = await tools.store.loadPerson(draft.person.id);
  const link = stored ? linksOf(stored).find((each) => each.channel === channel) : undefined;
  if (!stored || !link) return;
  draft.beginAnew({ ...stored, channel, address });
  await cut(turn, tools, link, { typedAt: { channel, address }, guestText: 'cut_before_erasing' });
}

/** Their record goes with what its own chat had; what other chats had of their own is theirs again, and they are told. */
export async function toGuestsOfErased(turn: Speaking, tools: LinkTools): Promise<void> {
  const { draft } = turn;
  for (const { other, home } of linksOf(draft.person)) {
    const guest = other === null ? null : await tools.store.loadPerson(other);
    if (!guest) continue;
    const text = words(turn, tools, 'cut_erased', { channel: labelOf(home.channel) });
    draft.tell(guest, { kind: 'say', text });
  }
}

/** GABUNGKAN: only whoever writes in a chat may give away what it had of its own, and it happens after a day. */
export function wishMerge(turn: Speaking, tools: LinkTools): boolean {
  const { draft, now } = turn;
  const { person } = draft;
  const link = guestLink(person);
  if (!link) {
    say(turn, tools, 'link_owner', { channel: linksOf(person).map(({ channel }) => labelOf(channel))[0] ?? '' });
    return true;
  }
  if (link.other === null) {
    say(turn, tools, 'link_same');
    return true;
  }
  setLink(turn, { ...link, merges: true });
  draft.schedule(mergeJob.of({ channel: link.channel }), Math.max(now, link.at + UNDO_MS));
  say(turn, tools, 'link_merge');
  const text = words(turn, tools, 'link_merge_there', { channel: labelOf(link.channel) });
  draft.tell({ id: person.id, ...link.home }, { kind: 'say', text });
  return true;
}

/** A day has gone by and nobody took it back. */
export async function mergeRecords(turn: Speaking, tools: LinkTools, kept: Deed['args']): Promise<void> {
  const { draft } = turn;
  const link = linksOf(draft.person).find(({ channel }) => channel === argsOf(kept)?.channel);
  if (link?.merges !== true || link.other === null || draft.person.staff) return;
  const goes = await tools.store.loadPerson(link.other);
  if (!goes || goes.staff || goes.ticket !== null) return;
  draft.keep({ kind: 'joined_person', from: goes.id, channel: goes.channel, address: goes.address });
  setLink(turn, { ...link, other: null });
}

interface Chat {
  readonly channel: ChannelName;
  readonly address: string;
}

/** The turn goes on as the record's own chat; both are told in their place. */
async function cut(
  turn: Speaking,
  tools: LinkTools,
  link: Link,
  { typedAt, guestText = 'cut_back' }: { readonly typedAt: Chat; readonly guestText?: LinkText },
): Promise<void> {
  const { draft } = turn;
  const { id } = draft.person;
  const { channel, home, other } = link;
  const guest = other === null ? null : await tools.store.loadPerson(other);
  draft.keep({ kind: 'chat_cut', back: guest?.id ?? null, channel });
  draft.cancel(mergeJob.of({ channel }).key);
  const session = { ...draft.person.session, links: linksOf(draft.person).filter((each) => each.channel !== channel) };
  draft.become({ ...draft.person, ...home, session });
  const values = { channel: labelOf(home.channel) };
  if (guest) draft.tell(guest, { kind: 'say', text: words(turn, tools, guestText, values) });
  else if (typedAt.channel === channel)
    draft.tell({ id, ...typedAt }, { kind: 'say', text: words(turn, tools, 'cut_new') });
  draft.tell({ id, ...home }, { kind: 'say', text: words(turn, tools, 'cut_owner', { channel: labelOf(channel) }) });
}

function setLink({ draft }: Speaking, link: Link): void {
  const links = linksOf(draft.person).map((each) => (each.channel === link.channel ? link : each));
  draft.moveTo({ ...draft.person.session, links });
}
