import type { SettingVerbs } from '../store/settings.ts';

export interface Doors {
  /** Name of the Telegram bot, without @; null: not there. */
  readonly telegram: string | null;
  /** WhatsApp number, digits with the country; null: not there. */
  readonly whatsapp: string | null;
}

/** Links that begin a conversation and tell where it came from. */
export function linksFor(code: string, doors: Doors): { channel: 'Telegram' | 'WhatsApp'; url: string }[] {
  const links: { channel: 'Telegram' | 'WhatsApp'; url: string }[] = [];
  if (doors.whatsapp !== null) {
    links.push({
      channel: 'WhatsApp',
      url: `https://wa.me/${doors.whatsapp}?text=${encodeURIComponent(`MULAI ${code}`)}`,
    });
  }
  if (doors.telegram !== null) links.push({ channel: 'Telegram', url: `https://t.me/${doors.telegram}?start=${code}` });
  return links;
}

/** Where people can write to the programme, as the channels learnt it when they last ran. */
export async function doorsOf(store: Pick<SettingVerbs, 'getSetting'>): Promise<Doors> {
  return {
    telegram: await store.getSetting('telegram_username'),
    whatsapp: await store.getSetting('whatsapp_number'),
  };
}
