/** What the contracts of the store stand on: a fresh store, and short ways to take turns in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ChannelName, Message, Outbound, Say } from '../../../src/messages/message.ts';
import type { Aftermath, OutboxResult } from '../../../src/store/outbox.ts';
import type { Person } from '../../../src/store/people.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Committed, MessageTo, TurnRecord, TurnRows } from '../../../src/store/turns.ts';
import { newPerson } from '../../../src/turn/new-person.ts';
import { freshFolder, NOW } from '../../helpers.ts';

/** What the tests let follow when a message cannot be delivered. */
export const AFTERMATH: Aftermath = {
  staffBlocked: { key: 'off duty', rank: 0, payload: { name: 'off_duty', args: {} } },
  notPassedOn: (ticket) => ({ key: `tell ${ticket}`, rank: 0, payload: { name: 'tell', args: { ticket } } }),
};

/** A store that shall keep the contract. */
export interface StoreCase {
  readonly name: string;
  /** A fresh, empty store; whoever opens it closes it at the end of the test. */
  readonly open: () => Store;
  /** What this store cannot do yet, and why: a sentence of a contract, a verb or a kind of record. */
  readonly skip: Readonly<Record<string, string>>;
}

/** What a store owes for one noun: sentence to test. Written against the port alone. */
export type Contract = Readonly<Record<string, (given: Given) => Promise<void>>>;

export interface TurnForm {
  /** What is said to the person; a string is plain words. */
  readonly say?: readonly (string | Message)[];
  readonly records?: readonly TurnRecord[];
  /** How the person shall be, beside what is stored of them. */
  readonly who?: Partial<Person>;
  /** The channel's id of the stimulus; null: a turn of our own (a job). Left out: one that never came before. */
  readonly id?: string | null;
  readonly channel?: ChannelName;
  /** Words that are kept. */
  readonly words?: string;
  readonly addresses?: readonly string[];
  readonly others?: readonly MessageTo[];
  readonly jobKey?: string;
  readonly erase?: boolean;
  readonly at?: number;
}

export interface Given {
  readonly store: Store;
  /** One turn of whoever has this address, known or new. */
  readonly turn: (address: string, form?: TurnForm) => Promise<Committed>;
  /** The same turn as it would be committed, on the person as they are stored now. */
  readonly rows: (address: string, form?: TurnForm) => Promise<TurnRows>;
  /** A turn without a person of its own. */
  readonly save: (...records: TurnRecord[]) => Promise<Committed>;
  readonly person: (address: string, channel?: ChannelName) => Promise<Person>;
  /** Makes a person and gives their number. */
  readonly someone: (address: string, form?: TurnForm) => Promise<number>;
  readonly isKnown: (address: string, channel?: ChannelName) => Promise<boolean>;
  /** What is to be sent now, marked as being sent. */
  readonly claim: (now?: number, limit?: number) => Promise<Outbound[]>;
  /** The same as address and words. */
  readonly told: (now?: number) => Promise<string[]>;
  /** Sends everything that is due; `result` says how it goes. */
  readonly deliver: (result?: (message: Outbound) => OutboxResult) => Promise<Outbound[]>;
}

export function standOn(store: Store): Given {
  let count = 0;

  async function find(address: string, channel: ChannelName): Promise<Person | null> {
    const [loaded] = await store.load([{ channel, externalId: 'nothing came', address }]);
    return loaded?.person ?? null;
  }

  async function rows(address: string, form: TurnForm = {}): Promise<TurnRows> {
    const { channel = 'telegram', at = NOW, id = `stimulus ${++count}` } = form;
    const known = (await find(address, channel)) ?? newPerson({ channel, address }, NOW);
    return {
      inbound: id === null ? null : inboundOf(channel, id, at, form),
      jobKey: form.jobKey ?? null,
      person: { ...known, ...form.who },
      messages: (form.say ?? []).map((words) => (typeof words === 'string' ? say(words) : words)),
      others: form.others ?? [],
      records: form.records ?? [],
      erase: form.erase ?? false,
      at,
      // On the web people fetch their messages.
      pulled: channel === 'web',
    };
  }

  async function commit(turn: TurnRows): Promise<Committed> {
    const [committed] = await store.commit([turn]);
    if (!committed) throw new Error('a commit told nothing about its turn');
    return committed;
  }

  const given: Given = {
    store,
    rows,
    turn: async (address, form) => commit(await rows(address, form)),
    save: (...records) =>
      commit({ inbound: null, jobKey: null, person: null, messages: [], records, erase: false, at: NOW }),
    async person(address, channel = 'telegram') {
      const found = await find(address, channel);
      if (!found) throw new Error(`nobody is known as ${address}`);
      return found;
    },
    async someone(address, form) {
      const { personId } = await given.turn(address, form);
      if (personId === null) throw new Error(`${address} was not stored`);
      return personId;
    },
    isKnown: async (address, channel = 'telegram') => (await find(address, channel)) !== null,
    claim: (now = NOW, limit = 100) => store.claimOutbox('telegram', limit, now),
    told: async (now) => (await given.claim(now)).map(({ address, body }) => `${address}: ${wordsOf(body)}`),
    async deliver(result = ({ id }) => ({ id, status: 'sent', ref: `ref ${id}` })) {
      const due = await given.claim();
      await store.settleOutbox(due.map(result), AFTERMATH);
      return due;
    },
  };
  return given;
}

function inboundOf(channel: ChannelName, externalId: string, at: number, form: TurnForm): TurnRows['inbound'] {
  const { words = null, addresses } = form;
  return { channel, externalId, kind: 'text', text: words, at, ...(addresses && { addresses }) };
}

export function say(text: string, more: Partial<Say> = {}): Say {
  return { kind: 'say', text, ...more };
}

/** The words of a message; empty where it has none. */
export function wordsOf(message: Message): string {
  return 'text' in message ? message.text : '';
}

/** New words for an earlier message of ours. */
export function edit(outbox: number, text: string): Message {
  return { kind: 'edit', outbox, text };
}

/** The buttons of an earlier message of ours are spent. */
export function settle(ref: string, chosen: string): Message {
  return { kind: 'settle', ref, chosen };
}

/** Expects that somebody was faster: nothing of the turn is written, and the caller may read and plan it anew. */
export async function expectConflict(work: Promise<unknown>): Promise<void> {
  await expect(work).rejects.toMatchObject({ code: 'store_conflict' });
}

/** How many rows there are about a person that are not listed one by one. */
export async function countedRows(store: Store, personId: number): Promise<number> {
  const data = await store.personData(personId);
  return Object.values(data?.counts ?? {}).reduce((sum, count) => sum + count, 0);
}

/** All that is kept at all, as the bytes of a copy: what no verb tells is in there too. */
export async function bytesOf(store: Store): Promise<string> {
  const path = join(freshFolder(), 'copy');
  await store.backup(path);
  return readFileSync(path, 'latin1');
}

/** Text that breaks what is careless: quotes, line ends, letters beyond 16 bits, Javanese, right to left. */
export const HARD_TEXT = `'"\\;--\n\r\t😀 ꦲꦤꦕꦫꦏ ‮שלום %_ \u{10FFFF}`;
/** The same with what only JSON can carry: NUL and half a letter. */
export const BROKEN_TEXT = `${HARD_TEXT}\u0000\uD83D`;
