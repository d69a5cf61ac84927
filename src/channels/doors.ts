import { CHANNELS, type ChannelName } from '../messages/message.ts';
import type { SettingVerbs } from '../store/settings.ts';
import type { Door } from './channel-traits.ts';
import { TRAITS } from './traits.ts';

/** Under which name the bot is found, by channel; null or absent: not there. */
export type Doors = Readonly<Partial<Record<ChannelName, string | null>>>;

/** A link that opens a chat with the bot, with the messenger's name as people know it. */
export interface DoorLink {
  readonly channel: string;
  readonly url: string;
}

export const WAYS_IN: readonly { readonly channel: ChannelName; readonly door: Door }[] = CHANNELS.flatMap(
  (channel) => {
    const { door } = TRAITS[channel];
    return door ? [{ channel, door }] : [];
  },
);

/** Links that begin a conversation and tell where it came from. */
export function linksFor(code: string, doors: Doors): DoorLink[] {
  return linksOf(doors, (door, name) => door.begin(name, code));
}

/** Links that begin a conversation with an invitation to the staff. */
export function joinLinks(code: string, doors: Doors): DoorLink[] {
  return linksOf(doors, (door, name) => door.join(name, code));
}

/** What an invited person may send instead of GABUNG and the code, by messenger. */
export function joinWords(code: string): { readonly channel: string; readonly words: string }[] {
  return WAYS_IN.flatMap(({ door }) => (door.joinWords ? [{ channel: door.label, words: door.joinWords(code) }] : []));
}

function linksOf(doors: Doors, urlOf: (door: Door, name: string) => string): DoorLink[] {
  return WAYS_IN.flatMap(({ channel, door }) => {
    const name = doors[channel] ?? null;
    return name === null ? [] : [{ channel: door.label, url: urlOf(door, name) }];
  });
}

/**
 * Where people can write to the programme, as the channels learnt it when they last ran. `typed` goes before that. Whoever
 * writes on a channel came in there, so for them it is a way in whatever its name looks like.
 */
export async function doorsOf(
  store: Pick<SettingVerbs, 'getSetting'>,
  typed: Partial<Record<ChannelName, string | undefined>> = {},
  writesOn: ChannelName | null = null,
): Promise<Doors> {
  const known = await Promise.all(
    WAYS_IN.map(async ({ channel, door }) => {
      const name = typed[channel] ?? (await store.getSetting(door.setting));
      const isOpenHere = name !== null && (channel === writesOn || door.isReachable?.(name) !== false);
      return [channel, isOpenHere ? door.named(name) : null] as const;
    }),
  );
  return Object.fromEntries(known);
}

export function isOpen(doors: Doors): boolean {
  return Object.values(doors).some((name) => name !== null);
}
