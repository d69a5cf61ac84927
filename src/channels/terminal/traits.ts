import type { ChannelTraits } from '../channel-traits.ts';

export const terminal: ChannelTraits = { delivery: 'pull', unasked: { gapMs: 0, perDay: 50_000 }, door: null };
