import type { ChannelTraits } from '../channel-traits.ts';

export const web: ChannelTraits = { delivery: 'pull' };
