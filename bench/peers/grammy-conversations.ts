import { conversations, createConversation, type Conversation, type ConversationFlavor } from '@grammyjs/conversations';
import { Bot, type Context } from 'grammy';
import { NOTHING_TOLD, OPTIONS, readNumber, readOption, SAY, type Reply } from '../dialogue.ts';
import { updateOf } from '../updates.ts';
import { BOT_INFO, catchFetches, keyboardOf, TOKEN } from './grammy-api.ts';
import { Replies, type Peer } from './peer.ts';

type OuterContext = ConversationFlavor<Context>;

/** grammY's conversations (v2): the dialogue as one function that is replayed from a log at every message. */
export const grammyConversations: Peer = {
  name: 'grammY conversations',
  key: (chat) => String(chat),
  open(storage) {
    const replies = new Replies();
    const bot = new Bot<OuterContext>(TOKEN, { botInfo: BOT_INFO, client: catchFetches(replies) });
    bot.use(
      conversations<OuterContext, Context>({
        storage: {
          read: (key) => {
            const row = storage.read(key);
            return row === undefined ? undefined : (JSON.parse(row) as never);
          },
          write: (key, state) => storage.write(key, JSON.stringify(state)),
          delete: (key) => storage.remove(key),
        },
      }),
    );
    bot.use(createConversation<OuterContext, Context>(household, 'household'));
    bot.command('start', async (ctx) => ctx.conversation.enter('household'));
    return {
      async says(chat, turn, text) {
        await bot.handleUpdate(updateOf(chat, turn, text));
        return replies.take(chat);
      },
    };
  },
};

async function household(conversation: Conversation<OuterContext>, ctx: Context): Promise<void> {
  const told = { ...NOTHING_TOLD };
  const say = async (reply: Reply) => ctx.reply(reply.text, keyboardOf(reply));
  const ask = async <T>(question: Reply, read: (text: string) => T | null, unclear: Reply): Promise<T> => {
    for (;;) {
      await say(question);
      const heard = read((await conversation.waitFor('message:text')).message.text);
      if (heard !== null) return heard;
      await say(unclear);
    }
  };
  const choose = (question: Reply) => ask(question, (text) => readOption(text, question.options ?? []), SAY.unclear());
  for (;;) {
    told.family = await ask(SAY.family(), (text) => readNumber(text, 20), SAY.number());
    told.class = 1 + (await choose(SAY.class()));
    await say(SAY.heard(told));
    told.name = await ask(SAY.name(), (text) => text, SAY.unclear());
    await choose(SAY.pay(told));
    told.months = await ask(SAY.months(), (text) => readNumber(text, 12), SAY.number());
    await say(SAY.total(told));
    await choose(SAY.when());
    await choose(SAY.phone());
    if ((await choose(SAY.again(told))) !== OPTIONS.again.indexOf('Hitung lagi')) return;
  }
}
