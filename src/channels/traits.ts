import type { ChannelName } from '../messages/message.ts';
import type { ChannelTraits, UnaskedMeasure } from './channel-traits.ts';
import { telegram } from './telegram/traits.ts';
import { terminal } from './terminal/traits.ts';
import { web } from './web/traits.ts';
import { whatsapp } from './whatsapp/traits.ts';

/** Every channel, as it describes itself. */
export const TRAITS: Readonly<Record<ChannelName, ChannelTraits>> = { web, terminal, telegram, whatsapp };

export function isPulled(channel: ChannelName): boolean {
  return TRAITS[channel].delivery === 'pull';
}

/** The measure of a channel, or the operator's own number for a day in its place. */
export type UnaskedMeasures = (channel: ChannelName) => UnaskedMeasure;

export function unaskedMeasures(perDay: Partial<Record<ChannelName, number>> = {}): UnaskedMeasures {
  return (channel) => ({
    ...TRAITS[channel].unasked,
    ...(perDay[channel] !== undefined && { perDay: perDay[channel] }),
  });
}
