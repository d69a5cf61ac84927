import { SECOND } from '../../calendar/durations.ts';
import type { ChannelTraits } from '../channel-traits.ts';

export const whatsapp: ChannelTraits = {
  delivery: 'push',
  // WhatsApp bans numbers that write to many people at once, even to people who agreed. WHATSAPP_DAILY_UNASKED sets
  // another number for a day.
  unasked: { gapMs: 8 * SECOND, perDay: 200 },
  door: {
    label: 'WhatsApp',
    setting: 'whatsapp_number',
    named: digits,
    form: 'number with the country, e.g. 62812…',
    begin: (number, code) => waMeLink(number, `MULAI ${code}`),
    join: (number, code) => waMeLink(number, `GABUNG ${code}`),
  },
};

/** A link that opens a chat with the bot, its first words typed already: for posters, cards and messages. */
export function waMeLink(number: string, text: string): string {
  return `https://wa.me/${digits(number)}?text=${encodeURIComponent(text)}`;
}

/** As the world dials it: people at home write 0812… for 62812…, or leave the 0 out, or write both. */
function digits(number: string): string {
  const typed = number.replace(/\D/g, '').replace(/^00/, '');
  if (/^620?8/.test(typed)) return typed.replace(/^620/, '62');
  return /^0?8\d{8,11}$/.test(typed) ? `62${typed.replace(/^0/, '')}` : typed;
}
