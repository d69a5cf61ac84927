import type { Store } from '../store/store.ts';
import type { Doors } from '../understanding/link-codes.ts';

/** Where people can write to the programme, as the channels learnt it when they last ran. */
export async function doorsOf(store: Pick<Store, 'getSetting'>): Promise<Doors> {
  return {
    telegram: await store.getSetting('telegram_username'),
    whatsapp: await store.getSetting('whatsapp_number'),
  };
}
