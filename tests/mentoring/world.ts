import type { Inbound, InboundContent, Message } from '../../src/messages/message.ts';
import { inviteStaff } from '../../src/cli/staff.ts';
import type { Ticket } from '../../src/store/tickets.ts';
import { shippedGuide, testTurns } from '../helpers.ts';
import { asText } from '../../src/channels/as-text.ts';
import { buttonsOf, optionsOf } from '../messages.ts';

/** A programme with workers and mentors on the web channel, over a real store, with a clock that the test sets. */
export function world(dataDir?: string) {
  const found = testTurns(dataDir);
  const { store, turns, clock } = found;
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

  async function says(address: string, text: string, form: Partial<Inbound> = {}): Promise<string> {
    return does(address, { kind: 'text', text }, form);
  }

  async function does(address: string, content: InboundContent, form: Partial<Inbound> = {}): Promise<string> {
    await hears(address);
    clock.now += 1000;
    await found.does(content, address, form);
    return hears(address);
  }

  async function tokenOf(address: string, label: string): Promise<string> {
    const all = await store.messagesAfter('web', address, 0, 10_000);
    const buttons = all.flatMap(({ body }) => [...buttonsOf(body), ...optionsOf(body)]);
    return buttons.findLast((button) => button.label.includes(label) && 'token' in button)?.token ?? 'missing';
  }

  /** Presses the newest button with this label that `owner` (else the presser) was given. */
  async function presses(address: string, label: string, owner = address): Promise<string> {
    return does(address, { kind: 'button', token: await tokenOf(owner, label) });
  }

  async function joins(address: string, role: string, name: string, village: string[] = []): Promise<void> {
    let printed = '';
    await inviteStaff(
      store,
      shippedGuide().guide.program.villages,
      { role, name, village },
      clock.now,
      (text) => (printed += text),
    );
    await says(address, `GABUNG ${printed.split('\n')[0] ?? ''}`);
  }

  /** A worker who agreed to be remembered. */
  async function arrives(
    address: string,
    name: string,
    village = 'Sinduadi',
    stage = 'belum terdaftar',
  ): Promise<void> {
    for (const text of ['halo', 'ya', name, 'petani', village, '4', stage, 'biaya', 'nanti saja'])
      await says(address, text);
  }

  /** Asks for help about registering; returns the ticket. */
  async function asksForHelp(address: string, words = 'KTP saya hilang, bagaimana daftarnya?'): Promise<Ticket> {
    await says(address, 'bantuan');
    await says(address, 'mendaftar');
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
      const next = await store.nextJobAt();
      if (next === null || next > until) break;
      clock.now = Math.max(clock.now, next);
      for (const job of await store.dueJobs(clock.now, 100)) await turns.fire(job);
    }
    clock.now = until;
  }

  return {
    ...found,
    hears,
    gets,
    says,
    does,
    presses,
    tokenOf,
    joins,
    arrives,
    asksForHelp,
    ticketOf,
    personOf,
    passes,
  };
}

export function shown(body: Message): string {
  return [asText(body), ...buttonsOf(body).map(({ label }) => `[${label}]`)].join('\n');
}
