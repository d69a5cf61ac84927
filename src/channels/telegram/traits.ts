import type { ChannelTraits } from '../channel-traits.ts';

export const telegram: ChannelTraits = { delivery: 'push' };
