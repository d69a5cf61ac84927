import { MINUTE } from '../calendar/durations.ts';
import type { Sentence, Vars } from '../engine/program.ts';
import type { Inbound, InboundContent } from '../messages/message.ts';
import type { Person } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from '../turn/desk.ts';
import type { Turn } from '../turn/turn.ts';
import { hashCode, newCode } from '../staff/invites.ts';
import type { LinkText } from './texts.ts';

export interface LinkDeskOptions {
  readonly store: Pick<Store, 'loadButton' | 'loadPerson'>;
  readonly texts: () => Readonly<Record<LinkText, Sentence>>;
  /** An unguessable whole number below n. */
  readonly randomInt: (below: number) => number;
}

const VALID_MS = 15 * MINUTE;
const ASKING = /^\s*\/?(?:hubungkan|sambungkan)(?:\s+(?:hp|wa|whatsapp|telegram))?\s*$/i;
const TELLING = /^\s*\/?(?:hubungkan|sambungkan)\s+([A-HJ-NP-Z]{4}-?[A-HJ-NP-Z]{4}-?[A-HJ-NP-Z]{4})\s*$/i;

/**
 * One person on Telegram and WhatsApp stays one person: HUBUNGKAN on one gives a code, HUBUNGKAN and the code on the
 * other joins the two.
 */
export function createLinkDesk(options: LinkDeskOptions): Desk {
  const { store } = options;
  return {
    wants: (_person, content) => words(content) !== null,
    async take(turn, inbound) {
      const text = words(inbound.content) ?? '';
      const code = TELLING.exec(text)?.[1];
      if (code !== undefined) await join(turn, inbound, code);
      else return give(turn);
      return true;
    },
  };

  function say(turn: Turn, text: LinkText, values?: Vars): void {
    turn.draft.say({ text: options.texts()[text](turn.scope(), values) });
  }

  /** Whoever is not known yet has nothing to link: the welcome comes first. */
  function give(turn: Turn): boolean {
    const { draft, planning } = turn;
    if (draft.person.id === 0 || turn.isNew()) return false;
    const code = newCode(options.randomInt);
    const expiresAt = planning.now + VALID_MS;
    draft.keep({ kind: 'button', token: tokenOf(code), personId: draft.person.id, action: 'link', expiresAt });
    say(turn, 'link_code', { code });
    return true;
  }

  async function join(turn: Turn, inbound: Inbound, code: string): Promise<void> {
    const { draft, planning } = turn;
    const token = tokenOf(code);
    const button = await store.loadButton(token);
    const valid = button?.action === 'link' && button.usedAt === null && button.expiresAt > planning.now;
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
    // Who is on the staff or has an open case stays; else the one who asked, whose dialogue then goes on here.
    const [stays, goes] = isBound(here) ? [here, host] : [host, here];
    const { channel, address } = inbound;
    draft.person = { ...stays, channel, address, blocked: false, stopped: stays.stopped || goes.stopped };
    draft.person.reminders = stays.reminders && !draft.person.stopped;
    draft.keep({ kind: 'button_used', token, at: planning.now });
    draft.keep({ kind: 'joined_person', from: goes.id, channel, address });
    const there = { id: stays.id, channel: host.channel, address: host.address };
    draft.tell(there, { text: options.texts().link_done_there(turn.scope()) });
    say(turn, 'link_done');
    if (draft.person.session.waiting) turn.step({ kind: 'repeat' });
  }
}

function words(content: InboundContent): string | null {
  if (content.kind !== 'text') return null;
  return ASKING.test(content.text) || TELLING.test(content.text) ? content.text : null;
}

/** What hangs on this very record: a role, or a case that somebody works on. */
function isBound(person: Person): boolean {
  return person.staff || person.ticket !== null;
}

function tokenOf(code: string): string {
  return `link-${hashCode(code).slice(0, 32)}`;
}
