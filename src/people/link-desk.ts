import { MINUTE } from '../calendar/durations.ts';
import type { Sentence, Vars } from '../engine/program.ts';
import type { Inbound } from '../messages/message.ts';
import { NOT_STORED, type PeopleVerbs, type Person } from '../store/people.ts';
import type { StaffVerbs } from '../store/staff.ts';
import type { AnsweringDesk, Speaking, Stepping } from '../turn/desk.ts';
import { isNew } from '../turn/new-person.ts';
import { nameDeed } from '../staff/deed.ts';
import { hashCode, newCode } from '../staff/invites.ts';
import type { LinkText } from './texts.ts';

export interface LinkDeskOptions {
  readonly store: Pick<StaffVerbs, 'loadButton'> & Pick<PeopleVerbs, 'loadPerson'>;
  readonly texts: () => Readonly<Record<LinkText, Sentence>>;
  /** An unguessable whole number below n. */
  readonly randomInt: (below: number) => number;
}

/** What the code stands for in the store; nobody can press it. */
const link = nameDeed({ name: 'link', args: {} });
const VALID_MS = 15 * MINUTE;
const ASKING = /^\s*\/?(?:hubungkan|sambungkan)(?:\s+(?:hp|wa|whatsapp|telegram))?\s*$/i;

/**
 * One person on Telegram and WhatsApp stays one person: HUBUNGKAN on one gives a code, HUBUNGKAN and the code on the
 * other joins the two.
 */
export function createLinkDesk(options: LinkDeskOptions): AnsweringDesk {
  const { store } = options;
  return {
    name: 'pairing',
    wants: (_person, { words }) => words !== null && (words.code?.kind === 'pair' || ASKING.test(words.text)),
    async take(turn, { inbound, words }) {
      if (words?.code?.kind !== 'pair') return give(turn);
      await join(turn, inbound, words.code.code);
      return true;
    },
  };

  function say(turn: Speaking, text: LinkText, values?: Vars): void {
    turn.draft.say({ kind: 'say', text: options.texts()[text](turn.scope(), values) });
  }

  /** A new person has nothing to link: the welcome comes first. */
  function give(turn: Speaking): boolean {
    const { draft, now } = turn;
    if (draft.person.id === NOT_STORED || isNew(draft.person)) return false;
    const code = newCode(options.randomInt);
    const expiresAt = now + VALID_MS;
    draft.keep({ kind: 'button', token: tokenOf(code), personId: draft.person.id, deed: link.of({}), expiresAt });
    say(turn, 'link_code', { code });
    return true;
  }

  async function join(turn: Stepping, inbound: Inbound, code: string): Promise<void> {
    const { draft, now } = turn;
    const token = tokenOf(code);
    const button = await store.loadButton(token);
    const valid = button?.deed.name === link.name && button.usedAt === null && button.expiresAt > now;
    const host = valid ? await store.loadPerson(button.personId) : null;
    if (!host) {
      say(turn, 'link_unknown');
      return;
    }
    const here = draft.person;
    if (host.id === here.id) {
      say(turn, 'link_same');
      return;
    }
    if (isBound(host) && isBound(here)) {
      say(turn, 'link_busy');
      return;
    }
    // Who is on the staff or has an open ticket stays; else the one who asked, whose dialogue then goes on here.
    const [stays, goes] = isBound(here) ? [here, host] : [host, here];
    const { channel, address } = inbound;
    const stopped = stays.stopped || goes.stopped;
    const reminders = stays.reminders && !stopped;
    draft.become({ ...stays, channel, address, blocked: false, stopped, reminders });
    draft.keep({ kind: 'button_used', token, at: now });
    draft.keep({ kind: 'joined_person', from: goes.id, channel, address });
    const there = { id: stays.id, channel: host.channel, address: host.address };
    draft.tell(there, { kind: 'say', text: options.texts().link_done_there(turn.scope()) });
    say(turn, 'link_done');
    if (draft.person.session.waiting) turn.step({ kind: 'repeat' });
  }
}

/** What hangs on this very record: a role, or a ticket that somebody works on. */
function isBound(person: Person): boolean {
  return person.staff || person.ticket !== null;
}

function tokenOf(code: string): string {
  return `link-${hashCode(code).slice(0, 32)}`;
}
