import type { ChannelName } from '../messages/message.ts';
import type { ChannelTraits } from './channel-traits.ts';
import { telegram } from './telegram/traits.ts';
import { terminal } from './terminal/traits.ts';
import { web } from './web/traits.ts';
import { whatsapp } from './whatsapp/traits.ts';

/** Every channel, as it describes itself. */
export const TRAITS: Readonly<Record<ChannelName, ChannelTraits>> = { web, terminal, telegram, whatsapp };

export function isPulled(channel: ChannelName): boolean {
  return TRAITS[channel].delivery === 'pull';
}
