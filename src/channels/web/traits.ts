import type { ChannelTraits } from '../channel-traits.ts';

/** An address of this computer alone, or of no computer. */
const HERE_ONLY = /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1?\])/i;

export const web: ChannelTraits = {
  delivery: 'pull',
  unasked: { gapMs: 0, perDay: 50_000 },
  door: {
    label: 'Halaman web',
    setting: 'web_url',
    named: (typed) => typed.replace(/\/+$/, ''),
    form: 'address of the chat page',
    isReachable: (address) => !HERE_ONLY.test(address),
    begin: (address, code) => `${address}/?mulai=${code}`,
    join: (address, code) => `${address}/?gabung=${code}`,
  },
};
