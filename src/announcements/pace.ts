import { DAY, SECOND } from '../calendar/durations.ts';
import type { ChannelName } from '../messages/message.ts';

/**
 * How quickly invitations may go out: milliseconds between two of a channel, and how many a day. WhatsApp bans numbers
 * that write to many people at once, even to people who agreed.
 */
const PACE: Readonly<Record<ChannelName, { gapMs: number; perDay: number }>> = {
  telegram: { gapMs: 100, perDay: 50_000 },
  whatsapp: { gapMs: 8 * SECOND, perDay: 200 },
  web: { gapMs: 0, perDay: 50_000 },
  terminal: { gapMs: 0, perDay: 50_000 },
};

/** When each of these people is told, in the order given, beginning at `from` (UTC milliseconds). */
export function spread<T extends { readonly channel: ChannelName }>(
  people: readonly T[],
  from: number,
): { person: T; at: number }[] {
  const counts = new Map<ChannelName, number>();
  return people.map((person) => {
    const n = counts.get(person.channel) ?? 0;
    counts.set(person.channel, n + 1);
    const { gapMs, perDay } = PACE[person.channel];
    return { person, at: from + Math.floor(n / perDay) * DAY + (n % perDay) * gapMs };
  });
}
