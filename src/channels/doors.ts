import { CHANNELS, type ChannelName } from '../messages/message.ts';
import type { SettingVerbs } from '../store/settings.ts';
import type { Door } from './channel-traits.ts';
import { TRAITS } from './traits.ts';

/** Under which name the bot is found, by channel; null or absent: not there. */
export type Doors = Readonly<Partial<Record<ChannelName, string | null>>>;

const WAYS_IN: readonly { channel: ChannelName; door: Door }[] = CHANNELS.flatMap((channel) => {
  const { door } = TRAITS[channel];
  return door ? [{ channel, door }] : [];
});

/** Links that begin a conversation and tell where it came from. */
export function linksFor(code: string, doors: Doors): { channel: string; url: string }[] {
  return WAYS_IN.flatMap(({ channel, door }) => {
    const name = doors[channel] ?? null;
    return name === null ? [] : [{ channel: door.label, url: door.begin(name, code) }];
  });
}

/** Where people can write to the programme, as the channels learnt it when they last ran. `typed` goes before that. */
export async function doorsOf(
  store: Pick<SettingVerbs, 'getSetting'>,
  typed: Partial<Record<ChannelName, string | undefined>> = {},
): Promise<Doors> {
  const known = await Promise.all(
    WAYS_IN.map(async ({ channel, door }) => {
      const name = typed[channel] ?? (await store.getSetting(door.setting));
      return [channel, name === null ? null : door.named(name)] as const;
    }),
  );
  return Object.fromEntries(known);
}

export function isOpen(doors: Doors): boolean {
  return Object.values(doors).some((name) => name !== null);
}
