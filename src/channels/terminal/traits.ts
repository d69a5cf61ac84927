import type { ChannelTraits } from '../channel-traits.ts';

export const terminal: ChannelTraits = { delivery: 'pull' };
