import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MINUTE } from '../../calendar/durations.ts';
import { createKnownChats } from './known-chats.ts';

/** What one page, and one address of the net, may ask for in a minute; streams: at one time. */
export interface WebLimits {
  /** Messages from one chat. Its reads have the same limit of their own. */
  readonly messages: number;
  /** Messages, and reads, from one address: many people may stand behind one. */
  readonly messagesOfAddress: number;
  /** New chats from one address, whether asked for or begun with a token of its own making. */
  readonly chats: number;
  readonly streams: number;
  readonly streamsOfAddress: number;
}

/** Generous: a fast tester must not be refused, a broken script must not fill the disk or the memory. */
export const WEB_LIMITS: WebLimits = {
  messages: 6_000,
  messagesOfAddress: 60_000,
  chats: 3_000,
  streams: 3,
  streamsOfAddress: 500,
};

/** Refusals are thrown as 429 with a sentence for people. `chat` is the hash of a token. */
export interface Limiter {
  /** Somebody asks for a token. */
  newChat(request: FastifyRequest): Promise<void>;
  /** A token that we gave: its first message counts no second time. */
  gave(chat: string): void;
  message(request: FastifyRequest, chat: string): Promise<void>;
  read(request: FastifyRequest, chat: string): Promise<void>;
}

const REFUSAL = {
  statusCode: 429,
  error: { code: 'too_many', message: 'Pesan datang terlalu cepat. Mohon tunggu sebentar, lalu kirim lagi.' },
};

/** The address is looked at before the token: whoever makes up tokens is one address all the same. */
export async function createLimiter(app: FastifyInstance, limits: WebLimits): Promise<Limiter> {
  await app.register(rateLimit, { global: false });
  const count = (max: number, key: (request: FastifyRequest) => string) => {
    const check = app.createRateLimit({ max, timeWindow: MINUTE, keyGenerator: key });
    return async (request: FastifyRequest) => {
      const state = await check(request);
      if (!state.isAllowed && state.isExceeded) throw Object.assign(new Error('too many requests'), REFUSAL);
    };
  };
  const byAddress = (request: FastifyRequest) => request.ip;
  // Whose request it is was found before: a hash is not made twice.
  const chatOf = new WeakMap<FastifyRequest, string>();
  const byChat = (request: FastifyRequest) => chatOf.get(request) ?? request.ip;
  const chats = count(limits.chats, byAddress);
  const messagesOfAddress = count(limits.messagesOfAddress, byAddress);
  const messages = count(limits.messages, byChat);
  const readsOfAddress = count(limits.messagesOfAddress, byAddress);
  const reads = count(limits.messages, byChat);
  const known = createKnownChats();
  return {
    newChat: chats,
    gave: (chat) => known.add(chat),
    async message(request, chat) {
      await messagesOfAddress(request);
      if (!known.has(chat)) await chats(request);
      known.add(chat);
      chatOf.set(request, chat);
      await messages(request);
    },
    async read(request, chat) {
      await readsOfAddress(request);
      chatOf.set(request, chat);
      await reads(request);
    },
  };
}
