import { asText } from '../../src/channels/as-text.ts';
import type { ChannelName, Inbound, InboundContent, Message } from '../../src/messages/message.ts';
import type { Ticket } from '../../src/store/tickets.ts';
import { invite, type Invited } from './invite.ts';
import { buttonsOf, optionsOf } from '../messages.ts';
import { nextJobAt } from './next-job.ts';
import { createProgram } from './program.ts';

export interface WorkerForm {
  readonly village?: string;
  readonly stage?: string;
  /** They agreed to be reminded. */
  readonly reminders?: boolean;
  /** They agreed to be seen by the kader; asked together with the reminders. */
  readonly kader?: boolean;
  /** Where they write; what they hear there stays in the outbox. */
  readonly channel?: ChannelName;
}

/**
 * A programme on the web chat, and everybody who has to do with it: whoever is named by an address says, presses and
 * hears. Each act takes a second. What somebody says returns what they are told at once, as they see it.
 */
export function createWorld(dataDir?: string) {
  const program = createProgram({ dataDir });
  const { store, turns, clock } = program;
  const read = new Map<string, number>();

  /** What somebody got since this was asked last, as they see it. */
  async function hears(address: string): Promise<string> {
    return (await gets(address)).map(shown).join('\n---\n');
  }

  async function gets(address: string): Promise<Message[]> {
    const messages = await store.messagesAfter('web', address, read.get(address) ?? 0, 10_000);
    read.set(address, messages.at(-1)?.seq ?? read.get(address) ?? 0);
    return messages.map(({ body }) => body);
  }

  /** Everything that somebody ever got, the oldest first. */
  async function got(address: string): Promise<Message[]> {
    return (await store.messagesAfter('web', address, 0, 10_000)).map(({ body }) => body);
  }

  /** The newest message that somebody got, as they see it; empty if there is none. */
  async function last(address: string): Promise<string> {
    const body = (await got(address)).at(-1);
    return body ? shown(body) : '';
  }

  async function says(address: string, text: string, form: Partial<Inbound> = {}): Promise<string> {
    return does(address, { kind: 'text', text }, form);
  }

  /** Says one thing after the other; returns what is told to the last one. */
  async function talks(address: string, ...texts: readonly string[]): Promise<string> {
    let told = '';
    for (const text of texts) told = await says(address, text);
    return told;
  }

  async function does(address: string, content: InboundContent, form: Partial<Inbound> = {}): Promise<string> {
    await hears(address);
    clock.now += 1000;
    await program.hands(address, content, form);
    return hears(address);
  }

  /** The newest button of this very label that somebody was given, else the newest that has it in its label. */
  async function tokenOf(address: string, label: string): Promise<string> {
    const buttons = (await got(address)).flatMap((body) => [...buttonsOf(body), ...optionsOf(body)]);
    const found =
      buttons.findLast((button) => button.label === label && button.token !== undefined) ??
      buttons.findLast((button) => button.label.includes(label) && button.token !== undefined);
    return found?.token ?? 'missing';
  }

  /** Presses the newest button with this label that `owner` (else the presser) was given. */
  async function presses(address: string, label: string, owner = address): Promise<string> {
    return pressesToken(address, await tokenOf(owner, label));
  }

  async function pressesToken(address: string, token: string): Promise<string> {
    return does(address, { kind: 'button', token });
  }

  async function joins(address: string, invited: Invited): Promise<string> {
    return says(address, `GABUNG ${await invite(store, invited, clock.now)}`);
  }

  const mentor = (address = 'sri', name = 'Bu Sri', village: readonly string[] = []) =>
    joins(address, { role: 'mentor', name, village });

  const kader = (address = 'sri', name = 'Bu Sri', village: readonly string[] = ['Sinduadi']) =>
    joins(address, { role: 'kader', name, village });

  const coordinator = (address = 'budi', name = 'Pak Budi') => joins(address, { role: 'coordinator', name });

  /** A worker who agreed to be remembered. */
  async function worker(address: string, name: string, form: WorkerForm = {}): Promise<void> {
    const { village = 'sinduadi', stage = 'belum terdaftar', reminders, kader, channel = 'web' } = form;
    const welcome = ['halo', 'kenalan', 'boleh', name, 'petani', village, '4', stage, 'biaya', 'menu'];
    const agreeing = reminders ? ['pengingat', 'boleh', kader ? 'boleh' : 'jangan'] : [];
    for (const text of [...welcome, ...agreeing]) await says(address, text, { channel });
  }

  /** A kader's announcement up to its preview, which is returned. */
  async function announces(
    address = 'sri',
    { when = 'besok jam 4 sore', audience = 'Semua warga', seats = 'bebas' } = {},
  ): Promise<string> {
    await says(address, 'umumkan acara');
    await presses(address, 'Sosialisasi JKN');
    await talks(address, when, 'Balai Kalurahan Sinduadi');
    await presses(address, 'Sinduadi');
    await presses(address, audience);
    return says(address, seats);
  }

  /** Asks for help about registering; returns the ticket. */
  async function asksForHelp(address: string, words = 'KTP saya hilang, bagaimana daftarnya?'): Promise<Ticket> {
    await talks(address, 'bantuan', 'mendaftar');
    if (words !== '') await says(address, words);
    return ticketOf(address);
  }

  async function ticketOf(address: string): Promise<Ticket> {
    const person = await personOf(address);
    const ticket = person.ticket === null ? null : await store.loadTicket(person.ticket);
    if (!ticket) throw new Error(`${address} has no ticket`);
    return ticket;
  }

  async function personOf(address: string) {
    const [loaded] = await store.load([{ channel: 'web', externalId: '', address }]);
    if (!loaded?.person) throw new Error(`nobody at ${address}`);
    return loaded.person;
  }

  /** Lets time pass, and fires what falls due on the way, in order. */
  async function passes(ms: number): Promise<void> {
    const until = clock.now + ms;
    for (;;) {
      const next = await nextJobAt(store);
      if (next === null || next > until) break;
      clock.now = Math.max(clock.now, next);
      for (const job of await store.dueJobs(clock.now, 100)) await turns.fire(job);
    }
    clock.now = until;
  }

  return {
    ...program,
    hears,
    gets,
    got,
    last,
    says,
    talks,
    does,
    tokenOf,
    presses,
    pressesToken,
    mentor,
    kader,
    coordinator,
    worker,
    announces,
    asksForHelp,
    ticketOf,
    personOf,
    passes,
  };
}

export type World = ReturnType<typeof createWorld>;

/** A world in which one person does everything, so that nobody need be named. */
export function createChat(address = 'ani') {
  const world = createWorld();
  return {
    ...world,
    says: (text: string) => world.says(address, text),
    talks: (...texts: readonly string[]) => world.talks(address, ...texts),
    does: (content: InboundContent) => world.does(address, content),
    last: () => world.last(address),
    /** What comes of firing everything that is due at this moment. */
    fireAt: async (at: number): Promise<string> => {
      await world.hears(address);
      await world.fire(at);
      return world.hears(address);
    },
  };
}

/** A message as it is seen: its words, its numbered options, its buttons in brackets. */
function shown(body: Message): string {
  return [asText(body), ...buttonsOf(body).map(({ label }) => `[${label}]`)].join('\n');
}

/** Somebody new agrees to be remembered, tells of themselves, and stands at the menu. */
export async function throughWelcome(says: (text: string) => Promise<string>): Promise<void> {
  const told = ['Bu Tini', 'petani', 'mlati', 'sinduadi', '4', 'belum terdaftar', 'biaya'];
  for (const text of ['halo', 'kenalan', 'boleh', ...told, 'menu']) await says(text);
}
