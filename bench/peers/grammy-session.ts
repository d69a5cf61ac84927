import { Bot, session, type Context, type SessionFlavor } from 'grammy';
import { NOTHING_TOLD, OPTIONS, readNumber, readOption, SAY, type Reply, type Told } from '../dialogue.ts';
import { updateOf } from '../updates.ts';
import { BOT_INFO, catchCalls, keyboardOf, TOKEN } from './grammy-api.ts';
import { Replies, type Peer } from './peer.ts';
import type { RowStorage } from './storage.ts';

type Step = 'family' | 'class' | 'name' | 'pay' | 'months' | 'when' | 'phone' | 'again';
interface Kept {
  step: Step;
  told: Told;
}
type SessionContext = Context & SessionFlavor<Kept>;

/** grammY's own session, and a router written by hand: what most Telegram bots are. */
export const grammySession: Peer = {
  name: 'grammY session',
  key: (chat) => String(chat),
  open(storage) {
    const replies = new Replies();
    const bot = sessionBot(storage, replies);
    return {
      async says(chat, turn, text) {
        await bot.handleUpdate(updateOf(chat, turn, text));
        return replies.take(chat);
      },
    };
  },
};

export function sessionBot(storage: RowStorage, replies: Replies): Bot<SessionContext> {
  const bot = new Bot<SessionContext>(TOKEN, { botInfo: BOT_INFO });
  bot.api.config.use(catchCalls(replies));
  bot.use(
    session<Kept, SessionContext>({
      initial: () => ({ step: 'again', told: { ...NOTHING_TOLD } }),
      storage: {
        read: (key) => {
          const row = storage.read(key);
          return row === undefined ? undefined : (JSON.parse(row) as Kept);
        },
        write: (key, kept) => storage.write(key, JSON.stringify(kept)),
        delete: (key) => storage.remove(key),
      },
    }),
  );
  bot.command('start', async (ctx) => {
    ctx.session = { step: 'family', told: { ...NOTHING_TOLD } };
    await send(ctx, [SAY.family()]);
  });
  bot.on('message:text', async (ctx) => send(ctx, route(ctx.session, ctx.message.text)));
  return bot;
}

async function send(ctx: SessionContext, replies: readonly Reply[]): Promise<void> {
  for (const reply of replies) await ctx.reply(reply.text, keyboardOf(reply));
}

function route(kept: Kept, text: string): Reply[] {
  const { told } = kept;
  switch (kept.step) {
    case 'family': {
      const family = readNumber(text, 20);
      if (family === null) return [SAY.number(), SAY.family()];
      told.family = family;
      kept.step = 'class';
      return [SAY.class()];
    }
    case 'class': {
      const option = readOption(text, OPTIONS.class);
      if (option === null) return [SAY.unclear(), SAY.class()];
      told.class = 1 + option;
      kept.step = 'name';
      return [SAY.heard(told), SAY.name()];
    }
    case 'name':
      told.name = text;
      kept.step = 'pay';
      return [SAY.pay(told)];
    case 'pay':
      if (readOption(text, OPTIONS.pay) === null) return [SAY.unclear(), SAY.pay(told)];
      kept.step = 'months';
      return [SAY.months()];
    case 'months': {
      const months = readNumber(text, 12);
      if (months === null) return [SAY.number(), SAY.months()];
      told.months = months;
      kept.step = 'when';
      return [SAY.total(told), SAY.when()];
    }
    case 'when':
      if (readOption(text, OPTIONS.when) === null) return [SAY.unclear(), SAY.when()];
      kept.step = 'phone';
      return [SAY.phone()];
    case 'phone':
      if (readOption(text, OPTIONS.phone) === null) return [SAY.unclear(), SAY.phone()];
      kept.step = 'again';
      return [SAY.again(told)];
    case 'again':
      if (readOption(text, OPTIONS.again) === null) return [SAY.unclear(), SAY.again(told)];
      kept.step = 'family';
      return [SAY.family()];
  }
}
