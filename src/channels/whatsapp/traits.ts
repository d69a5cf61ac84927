import type { ChannelTraits } from '../channel-traits.ts';

export const whatsapp: ChannelTraits = { delivery: 'push' };
