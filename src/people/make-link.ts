import { TRAITS } from '../channels/traits.ts';
import { MINUTE } from '../calendar/durations.ts';
import type { Sentence, Vars } from '../engine/program.ts';
import type { ChannelName } from '../messages/message.ts';
import { nameDeed } from '../staff/deed.ts';
import { hashCode, newCode } from '../staff/invites.ts';
import { NOT_STORED, type PeopleVerbs, type Person } from '../store/people.ts';
import type { Link, Linking } from '../store/person-session.ts';
import { PROFILE } from '../store/profile-names.ts';
import type { StaffVerbs } from '../store/staff.ts';
import type { Speaking, Stepping } from '../turn/desk.ts';
import type { DraftPerson } from '../turn/draft.ts';
import { isNew } from '../turn/new-person.ts';
import { areTooManyWrong, countWrong } from '../turn/wrong-codes.ts';
import { cleanName } from '../understanding/clean-name.ts';
import type { LinkText } from './texts.ts';

export interface LinkTools {
  readonly store: Pick<StaffVerbs, 'loadButton'> & Pick<PeopleVerbs, 'loadPerson'>;
  readonly texts: () => Readonly<Record<LinkText, Sentence>>;
  /** An unguessable whole number below n. */
  readonly randomInt: (below: number) => number;
}

/** What the code stands for in the store, and who typed it; nobody can press these. */
const link = nameDeed({ name: 'link', args: {} });
const typedBy = nameDeed({ name: 'link_typed', args: {} });
const answerTo = nameDeed({ name: 'link_answer', args: {} });
const VALID_MS = 15 * MINUTE;

export function words(turn: Speaking, { texts }: Pick<LinkTools, 'texts'>, text: LinkText, values?: Vars): string {
  return texts()[text](turn.scope(), values);
}

export function say(turn: Speaking, tools: Pick<LinkTools, 'texts'>, text: LinkText, values?: Vars): void {
  turn.draft.say({ kind: 'say', text: words(turn, tools, text, values) });
}

export function labelOf(channel: ChannelName): string {
  return TRAITS[channel].door?.label ?? channel;
}

/** How the other side is shown before anything counts: never more than they said of themselves, and on one line. */
function shown(turn: Speaking, tools: Pick<LinkTools, 'texts'>, person: DraftPerson): Vars {
  const nickname = person.session.vars[PROFILE.nickname];
  const name = typeof nickname === 'string' ? cleanName(nickname) : '';
  return { name: name === '' ? words(turn, tools, 'link_somebody') : name, channel: labelOf(person.channel) };
}

export function linksOf({ session }: DraftPerson): readonly Link[] {
  return session.links ?? [];
}

/** The link by which the chat of this turn uses a record that began elsewhere. */
export function guestLink(person: DraftPerson): Link | undefined {
  return linksOf(person).find(({ channel }) => channel === person.channel);
}

/** A new person has nothing to link: the welcome comes first. */
export function giveCode(turn: Speaking, tools: LinkTools): boolean {
  const { draft, now } = turn;
  const { person } = draft;
  if (!person.staff && (person.id === NOT_STORED || isNew(person))) return false;
  const guest = guestLink(person);
  if (person.staff) say(turn, tools, 'link_staff');
  else if (guest) say(turn, tools, 'link_owner', { channel: labelOf(guest.home.channel) });
  else {
    const code = newCode(tools.randomInt);
    const token = tokenOf(code);
    draft.keep({ kind: 'button', token, personId: person.id, deed: link.of({}), expiresAt: now + VALID_MS });
    // Whoever types it in the last minute leaves time to answer.
    remember(turn, { token, until: now + 2 * VALID_MS });
    say(turn, tools, 'link_code', { code });
  }
  return true;
}

/** Nothing is joined by typing: whoever asked for the code is asked, and both read who the other is. */
export async function typeCode(turn: Speaking, tools: LinkTools, code: string): Promise<void> {
  const { draft, now } = turn;
  const here = draft.person;
  if (here.staff) {
    say(turn, tools, 'link_staff');
    return;
  }
  if (areTooManyWrong(here, now)) {
    say(turn, tools, 'link_slow');
    return;
  }
  const token = tokenOf(code);
  const button = await tools.store.loadButton(token);
  const isGood = button?.deed.name === link.name && button.usedAt === null && button.expiresAt > now;
  const host = isGood ? await tools.store.loadPerson(button.personId) : null;
  // Only the last code that they asked for; without it they could not answer either.
  if (!host || host.staff || host.session.linking?.token !== token) {
    countWrong(draft, now);
    say(turn, tools, 'link_unknown');
    return;
  }
  const problem = problemOf(host, here);
  if (problem !== null) {
    say(turn, tools, problem);
    return;
  }
  const expiresAt = now + VALID_MS;
  draft.keep({ kind: 'button_used', token, at: now });
  draft.keep({ kind: 'button', token: `${token}-b`, personId: here.id, deed: typedBy.of({}), expiresAt });
  for (const end of ['y', 'n'])
    draft.keep({ kind: 'button', token: `${token}-${end}`, personId: host.id, deed: answerTo.of({}), expiresAt });
  remember(turn, { token, until: expiresAt, typed: true });
  const options = [
    { n: 1, label: words(turn, tools, 'link_yes'), token: `${token}-y` },
    { n: 2, label: words(turn, tools, 'link_no'), token: `${token}-n` },
  ];
  draft.tell(host, { kind: 'say', text: words(turn, tools, 'link_ask', shown(turn, tools, here)), options });
  say(turn, tools, 'link_typed', shown(turn, tools, host));
}

/** The chat that asked answers; the chat that typed can only take it back. False: nobody typed the code yet. */
export async function answerLink(turn: Stepping, tools: LinkTools, yes: boolean): Promise<boolean> {
  const { draft, now } = turn;
  const { linking } = draft.person.session;
  if (!linking || linking.typed) return false;
  const button = await tools.store.loadButton(`${linking.token}-b`);
  if (!button) return false;
  remember(turn, undefined);
  await spend(turn, tools, linking.token);
  const guest = button.usedAt === null && button.expiresAt > now ? await tools.store.loadPerson(button.personId) : null;
  if (!guest || draft.person.staff || problemOf(draft.person, guest) !== null) {
    say(turn, tools, 'link_gone');
    return true;
  }
  if (!yes) {
    draft.tell(guest, { kind: 'say', text: words(turn, tools, 'link_refused_there') });
    say(turn, tools, 'link_refused');
    return true;
  }
  join(turn, tools, guest);
  return true;
}

/** From here on the other chat uses this record, and both are told where they were. */
function join(turn: Stepping, tools: LinkTools, guest: Person): void {
  const { draft, now } = turn;
  const owner = draft.person;
  const there = words(turn, tools, 'link_done_there', shown(turn, tools, owner));
  const keeps = guest.consent === 'given' ? `\n${words(turn, tools, 'link_keeps')}` : '';
  const { channel, address } = owner;
  const added: Link = { channel: guest.channel, other: guest.id, at: now, home: { channel, address } };
  draft.keep({ kind: 'chat_linked', from: guest.id, channel: guest.channel });
  // Who said stop on either is left in peace. A page that counts messages goes on from where it was.
  const stopped = owner.stopped || guest.stopped;
  draft.become({
    ...owner,
    stopped,
    reminders: owner.reminders && !stopped,
    seq: Math.max(owner.seq, guest.seq),
    session: { ...owner.session, links: [...linksOf(owner), added] },
  });
  const to = { id: owner.id, channel: guest.channel, address: guest.address };
  draft.tell(to, { kind: 'say', text: there + keeps });
  say(turn, tools, 'link_done', shown(turn, tools, guest));
  if (draft.person.session.waiting) turn.step({ kind: 'repeat' });
}

/** Takes back a code that this chat asked for or typed; false: there is none. */
export async function takeBack(turn: Speaking, tools: LinkTools): Promise<boolean> {
  const { linking } = turn.draft.person.session;
  if (!linking || linking.until <= turn.now) return false;
  remember(turn, undefined);
  await spend(turn, tools, linking.token);
  return true;
}

/** Why these two chats cannot be one; null: they can. */
function problemOf(owner: DraftPerson, guest: DraftPerson): LinkText | null {
  if (owner.id === guest.id) return 'link_same';
  if (guest.staff) return 'link_staff';
  if (guest.ticket !== null || linksOf(guest).length > 0) return 'link_busy';
  const taken = [owner.channel, ...linksOf(owner).flatMap(({ channel, home }) => [channel, home.channel])];
  return taken.includes(guest.channel) ? 'link_channel' : null;
}

function remember({ draft }: Speaking, linking: Linking | undefined): void {
  const { linking: _, ...session } = draft.person.session;
  draft.moveTo(linking ? { ...session, linking } : session);
}

/** Nothing that belongs to this code works any more. */
async function spend({ draft, now }: Speaking, { store }: LinkTools, code: string): Promise<void> {
  for (const token of ['', '-b', '-y', '-n'].map((end) => code + end)) {
    const button = await store.loadButton(token);
    if (button?.usedAt === null) draft.keep({ kind: 'button_used', token, at: now });
  }
}

function tokenOf(code: string): string {
  return `link-${hashCode(code).slice(0, 32)}`;
}
