import type { ChannelTraits, Pace } from '../channel-traits.ts';

/**
 * Telegram takes about 30 messages a second in all (a small burst keeps the long-run rate true), and one a second in one
 * chat, with short bursts above that. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export const TELEGRAM_PACE: Pace = { all: { perSecond: 28, burst: 3 }, chat: { perSecond: 1, burst: 30 } };

export const telegram: ChannelTraits = {
  delivery: 'push',
  unasked: { gapMs: 100, perDay: 50_000 },
  door: {
    label: 'Telegram',
    setting: 'telegram_username',
    named: (typed) => typed.replace(/^@/, ''),
    form: 'name of the bot',
    begin: telegramLink,
    join: telegramLink,
    joinWords: (code) => `/start ${code}`,
  },
};

/** A link that opens the bot and presses START with this code. */
function telegramLink(bot: string, code: string): string {
  return `https://t.me/${bot}?start=${code}`;
}
