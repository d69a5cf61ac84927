import { DAY } from '../calendar/durations.ts';
import type { UnaskedMeasures } from '../channels/traits.ts';
import type { ChannelName } from '../messages/message.ts';

/** When each of these people is told, in the order given, beginning at `from` (UTC milliseconds), as their channels allow. */
export function spread<T extends { readonly channel: ChannelName }>(
  people: readonly T[],
  from: number,
  measures: UnaskedMeasures,
): { person: T; at: number }[] {
  const counts = new Map<ChannelName, number>();
  return people.map((person) => {
    const n = counts.get(person.channel) ?? 0;
    counts.set(person.channel, n + 1);
    const { gapMs, perDay } = measures(person.channel);
    // Where nothing may go at all the channel itself holds it back.
    const inOneDay = Math.max(1, perDay);
    return { person, at: from + Math.floor(n / inOneDay) * DAY + (n % inOneDay) * gapMs };
  });
}
