import { Markup, Scenes, session, Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import { NOTHING_TOLD, OPTIONS, readNumber, readOption, SAY, type Reply, type Told } from '../dialogue.ts';
import { updateOf } from '../updates.ts';
import { BOT_INFO, TOKEN } from './grammy-api.ts';
import { Replies, type Peer } from './peer.ts';

type WizardContext = Scenes.WizardContext;
type Stored = NonNullable<Parameters<typeof session>[0]>['store'];

/** telegraf's wizard scene: one function for each question, the cursor kept in its session. */
export const telegrafWizard: Peer = {
  name: 'telegraf wizard',
  key: (chat) => `${chat}:${chat}`,
  open(storage) {
    const replies = new Replies();
    const bot = new Telegraf<WizardContext>(TOKEN);
    bot.botInfo = BOT_INFO;
    bot.catch((error) => {
      throw error;
    });
    bot.use(async (ctx, next) => {
      // telegraf makes a new client for each update; its calls are answered here.
      ctx.telegram.callApi = (_method, payload) => {
        const { chat_id: chat, text, reply_markup: markup } = payload as unknown as Call;
        const options = markup?.inline_keyboard.flat().map((button) => button.text.replace(/^\d+\. /, ''));
        replies.add(chat, { text, ...(options && { options }) });
        return Promise.resolve({ message_id: 1, date: 1_700_000_000, chat: { id: chat, type: 'private' } } as never);
      };
      await next();
    });
    const store: Stored = {
      get: (key) => {
        const row = storage.read(key);
        return row === undefined ? undefined : (JSON.parse(row) as object);
      },
      set: (key, value) => storage.write(key, JSON.stringify(value)),
      delete: (key) => storage.remove(key),
    };
    bot.use(session({ store }));
    const stage = new Scenes.Stage<WizardContext>([household()]);
    bot.use(stage.middleware());
    bot.command('start', async (ctx) => {
      await send(ctx, [SAY.family()]);
      await ctx.scene.enter('household', { ...NOTHING_TOLD }, true);
    });
    return {
      async says(chat, turn, text) {
        await bot.handleUpdate(updateOf(chat, turn, text));
        return replies.take(chat);
      },
    };
  },
};

interface Call {
  chat_id: number;
  text: string;
  reply_markup?: { inline_keyboard: { text: string }[][] };
}

/** Wizard steps, in the order of the questions: each reads the answer to its own question and puts the next one. */
function household(): Scenes.WizardScene<WizardContext> {
  return new Scenes.WizardScene<WizardContext>(
    'household',
    asking((text, told) => {
      const family = readNumber(text, 20);
      if (family === null) return null;
      told.family = family;
      return [SAY.class()];
    }, SAY.family),
    asking((text, told) => {
      const option = readOption(text, OPTIONS.class);
      if (option === null) return null;
      told.class = 1 + option;
      return [SAY.heard(told), SAY.name()];
    }, SAY.class),
    asking((text, told) => {
      told.name = text;
      return [SAY.pay(told)];
    }, SAY.name),
    asking((text) => (readOption(text, OPTIONS.pay) === null ? null : [SAY.months()]), SAY.pay),
    asking((text, told) => {
      const months = readNumber(text, 12);
      if (months === null) return null;
      told.months = months;
      return [SAY.total(told), SAY.when()];
    }, SAY.months),
    asking((text) => (readOption(text, OPTIONS.when) === null ? null : [SAY.phone()]), SAY.when),
    asking((text, told) => (readOption(text, OPTIONS.phone) === null ? null : [SAY.again(told)]), SAY.phone),
    asking((text) => (readOption(text, OPTIONS.again) === null ? null : [SAY.family()]), SAY.again, 0),
  );
}

function asking(read: (text: string, told: Told) => Reply[] | null, question: (told: Told) => Reply, next?: number) {
  return async (ctx: WizardContext): Promise<void> => {
    if (!ctx.has(message('text'))) return;
    const told = ctx.wizard.state as Told;
    const replies = read(ctx.message.text, told);
    if (replies === null) {
      await send(ctx, [SAY.unclear(), question(told)]);
      return;
    }
    await send(ctx, replies);
    ctx.wizard.selectStep(next ?? ctx.wizard.cursor + 1);
  };
}

async function send(ctx: WizardContext, replies: readonly Reply[]): Promise<void> {
  for (const { text, options } of replies) {
    const rows = options?.map((label, i) => [Markup.button.callback(`${i + 1}. ${label}`, `a:${i + 1}`)]);
    await ctx.reply(text, rows && Markup.inlineKeyboard(rows));
  }
}
