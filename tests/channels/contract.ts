/**
 * What every channel must do, seen from both sides: what a person does and sees, and what the house hears and is told. Each
 * channel passes it against a strict fake of its messenger; what a channel cannot do is skipped with the reason.
 */
import { describe, expect, test } from 'vitest';
import type { SendResult } from '../../src/channels/channel.ts';
import { isPulled } from '../../src/channels/traits.ts';
import type { ChannelName, Inbound, Message, Outbound, Receipt } from '../../src/messages/message.ts';
import { say } from '../messages.ts';

/** What the house does with a stimulus. */
export type House = (inbound: Inbound) => Promise<Receipt>;

/** A channel between one person and the house. */
export interface Stand {
  readonly name: ChannelName;
  /** The person writes. Resolves when their messenger has it, which is before the house has. */
  writes(text: string): Promise<void>;
  /** The messenger brings the last message once more, as after a broken connection. */
  repeats(): Promise<void>;
  /** The person writes in a group that the bot is in. */
  writesInGroup(text: string): Promise<void>;
  /** Whether the messenger was told that all that was written has arrived. */
  isAcknowledged(): boolean;
  acknowledged(): Promise<void>;
  /** Something else goes over the same line: an acknowledgement that came too early would be there by then. */
  passesTime(): Promise<unknown>;
  /** A message in the outbox. */
  owes(body: Message): Promise<Outbound>;
  sends(message: Outbound): Promise<SendResult>;
  /** What stands in the chat now, oldest first, with what can be pressed below the words. */
  shown(): Promise<string[]>;
  /** The next send meets this. `lost`: it arrives, and the messenger's word on it does not come back. */
  meets(trouble: 'blocked' | 'busy' | 'refused' | 'lost'): void;
  /** The trouble is over. */
  recovers(): void;
}

type Open = (house: House) => Promise<Stand>;

/** A house that takes everything, and what it took. */
function takesAll(): { house: House; taken: Inbound[] } {
  const taken: Inbound[] = [];
  return { taken, house: (inbound) => (taken.push(inbound), Promise.resolve('committed')) };
}

const textsOf = (taken: readonly Inbound[]) =>
  taken.map(({ content }) => (content.kind === 'text' ? content.text : ''));

const LONG = Array.from({ length: 900 }, (_, i) => `kata${i} 😀`).join(' ');

async function told(stand: Stand, ...bodies: Message[]): Promise<SendResult[]> {
  const results: SendResult[] = [];
  for (const body of bodies) results.push(await stand.sends(await stand.owes(body)));
  return results;
}

const CASES = {
  async 'what a person writes reaches the house as they typed it, from one address'(open: Open) {
    const { house, taken } = takesAll();
    const stand = await open(house);
    await stand.writes('Halo, brp iuran kls 3? 😀');
    await stand.writes('masih ada?');
    await stand.acknowledged();
    expect(textsOf(taken)).toEqual(['Halo, brp iuran kls 3? 😀', 'masih ada?']);
    for (const inbound of taken) expect(inbound).toMatchObject({ channel: stand.name, at: expect.any(Number) });
    expect(new Set(taken.map(({ address }) => address)).size).toBe(1);
    expect(new Set(taken.map(({ externalId }) => externalId)).size).toBe(2);
  },

  async 'an arrival is acknowledged after the commit, not before'(open: Open) {
    const arrived = Promise.withResolvers<undefined>();
    const committed = Promise.withResolvers<undefined>();
    const stand = await open(async () => {
      arrived.resolve(undefined);
      await committed.promise;
      return 'committed';
    });
    await stand.writes('halo');
    await arrived.promise;
    await stand.passesTime();
    expect(stand.isAcknowledged()).toBe(false);
    committed.resolve(undefined);
    await stand.acknowledged();
  },

  async 'what could not be stored is brought again'(open: Open) {
    const { house, taken } = takesAll();
    let failures = 1;
    const stand = await open((inbound) =>
      failures-- > 0 ? Promise.reject(new Error('the disk is full')) : house(inbound),
    );
    await stand.writes('halo');
    await stand.acknowledged();
    expect(textsOf(taken)).toEqual(['halo']);
  },

  async 'what comes twice is known by its id'(open: Open) {
    const { house, taken } = takesAll();
    const stand = await open(house);
    await stand.writes('halo');
    await stand.acknowledged();
    await stand.repeats();
    await stand.acknowledged();
    expect(new Set(taken.map(({ externalId }) => externalId)).size).toBe(1);
  },

  async 'in groups the bot is silent'(open: Open) {
    const { house, taken } = takesAll();
    const stand = await open(house);
    await stand.writesInGroup('halo semua');
    await stand.writes('halo');
    await stand.acknowledged();
    expect(textsOf(taken)).toEqual(['halo']);
  },

  async 'messages stand in the chat in the order in which they were sent'(open: Open) {
    const stand = await open(takesAll().house);
    const results = await told(stand, say('satu'), say('dua'), say('tiga'));
    expect(results.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent']);
    expect(await stand.shown()).toEqual(['satu', 'dua', 'tiga']);
  },

  async 'each option is read with the number that answers it'(open: Open) {
    const stand = await open(takesAll().house);
    const options = [
      { n: 1, label: 'Ya, setuju' },
      { n: 2, label: 'Tidak' },
    ];
    await told(stand, { kind: 'say', text: 'Setuju?', ask: 1, options });
    const [shown = ''] = await stand.shown();
    expect(shown).toMatch(/^Setuju\?[^]*1\. Ya, setuju[^]*2\. Tidak/);
  },

  async 'a text that is too long for one message arrives whole'(open: Open) {
    const stand = await open(takesAll().house);
    await told(stand, say(LONG));
    expect((await stand.shown()).join(' ')).toBe(LONG);
  },

  async 'of a picture that is not there the words arrive'(open: Open) {
    const stand = await open(takesAll().house);
    await told(stand, { kind: 'say', text: 'Cara daftar', media: 'none' });
    expect(await stand.shown()).toEqual(['Cara daftar']);
  },

  async 'of a file that is out of reach the words arrive, and that there was one'(open: Open) {
    const stand = await open(takesAll().house);
    const attachment = { channel: 'drawn', media: 'photo', ref: 'gone' } as const;
    await told(stand, { kind: 'forward', text: 'dari pendamping', attachment });
    const shown = (await stand.shown()).join('\n');
    expect(shown).toContain('dari pendamping');
    expect(shown).toMatch(/berkas/i);
  },

  async 'new words are seen, in place of the earlier ones where those can be changed'(open: Open) {
    const stand = await open(takesAll().house);
    const earlier = await stand.owes(say('menunggu'));
    const result = await stand.sends(earlier);
    const ref = result.kind === 'sent' ? result.ref : null;
    await told(stand, { kind: 'edit', outbox: earlier.id, ref, text: 'sudah diambil' });
    expect(await stand.shown()).toEqual(isPulled(stand.name) ? ['menunggu', 'sudah diambil'] : ['sudah diambil']);
  },

  async 'a mark and spent buttons are no messages of their own'(open: Open) {
    const { house, taken } = takesAll();
    const stand = await open(house);
    await stand.writes('halo');
    await stand.acknowledged();
    const options = [{ n: 1, label: 'Ya' }];
    const [asked] = await told(stand, { kind: 'say', text: 'Lanjut?', ask: 1, options });
    const ref = (asked?.kind === 'sent' ? asked.ref : null) ?? '1';
    const results = await told(
      stand,
      { kind: 'mark', ref: taken[0]?.ref ?? '1' },
      { kind: 'settle', ref, chosen: 'Ya' },
    );
    expect(results.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(await stand.shown()).toHaveLength(1);
  },

  async 'whoever blocked the bot is told apart from a message that cannot be sent'(open: Open) {
    const stand = await open(takesAll().house);
    const message = await stand.owes(say('halo'));
    stand.meets('blocked');
    expect((await stand.sends(message)).kind).toBe('blocked');
    expect(await stand.shown()).toEqual([]);
  },

  async 'a message that can never be sent is told as such'(open: Open) {
    const stand = await open(takesAll().house);
    const message = await stand.owes(say('halo'));
    stand.meets('refused');
    expect((await stand.sends(message)).kind).toBe('rejected');
    expect(await stand.shown()).toEqual([]);
  },

  async 'a messenger that is busy is asked again later'(open: Open) {
    const stand = await open(takesAll().house);
    const message = await stand.owes(say('halo'));
    stand.meets('busy');
    expect(['later', 'throttled', 'channel_down']).toContain((await stand.sends(message)).kind);
    stand.recovers();
    expect((await stand.sends(message)).kind).toBe('sent');
    expect(await stand.shown()).toEqual(['halo']);
  },

  async 'a send whose answer is lost is of unknown fate, and can be sent again'(open: Open) {
    const stand = await open(takesAll().house);
    const message = await stand.owes(say('halo'));
    stand.meets('lost');
    expect((await stand.sends(message)).kind).toBe('unknown_fate');
    stand.recovers();
    expect((await stand.sends(message)).kind).toBe('sent');
    expect((await stand.shown()).at(-1)).toBe('halo');
  },
} satisfies Record<string, (open: Open) => Promise<void>>;

export type Skips = Partial<Record<keyof typeof CASES, string>>;

/** `open` sets a channel up for one test and takes it down after it. A skip says why this channel has no such thing. */
export function channelContract(name: ChannelName, open: Open, skips: Skips = {}): void {
  describe(`${name} keeps the contract of the channels`, () => {
    for (const [title, run] of Object.entries(CASES)) {
      const reason = Object.entries(skips).find(([skipped]) => skipped === title)?.[1];
      if (reason === undefined) test(title, () => run(open));
      else test.skip(`${title} (${reason})`);
    }
  });
}

/** What nobody has to send cannot fail to be sent. */
export const FETCHED: Skips = {
  'in groups the bot is silent': 'there are no groups',
  'whoever blocked the bot is told apart from a message that cannot be sent': 'people fetch their messages',
  'a message that can never be sent is told as such': 'people fetch their messages',
  'a messenger that is busy is asked again later': 'people fetch their messages',
  'a send whose answer is lost is of unknown fate, and can be sent again': 'people fetch their messages',
};
