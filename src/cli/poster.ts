import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doorsOf, isOpen, linksFor, WAYS_IN } from '../channels/doors.ts';
import type { Villages } from '../engine/program.ts';
import { KawanError } from '../errors.ts';
import type { ChannelName } from '../messages/message.ts';
import type { StaffVerbs } from '../store/staff.ts';
import type { SettingVerbs } from '../store/settings.ts';
import { posterCode } from '../understanding/link-codes.ts';

/** The bot's names may be typed, by channel; else those count that the channels learnt. */
export interface PosterOptions extends Readonly<Partial<Record<ChannelName, string>>> {
  readonly village: string;
  readonly kader?: string;
  /** Folder for the two files. */
  readonly out: string;
}

/** Writes poster-<village>.svg and .png, A4, with codes that tell which village and kader people came by. Throws `usage`. */
export async function makePoster(
  store: Pick<StaffVerbs, 'staffList'> & Pick<SettingVerbs, 'getSetting'>,
  villages: Villages,
  options: PosterOptions,
  write: (text: string) => void,
): Promise<void> {
  if (options.whatsapp !== undefined && !/^\+?[\d\s().-]{9,20}$/.test(options.whatsapp.trim()))
    throw new KawanError('usage', `"${options.whatsapp}" is no telephone number`);
  const [position] = villages.find(options.village);
  const known = position === undefined ? undefined : villages.list[position];
  if (!known) throw new KawanError('usage', `"${options.village}" is no village of content/villages`);
  const staff = options.kader === undefined ? null : await kaderNamed(store, options.kader);
  const doors = await doorsOf(store, options);
  if (!isOpen(doors)) {
    const named = WAYS_IN.map(({ channel }) => `--${channel}`).join(' or ');
    throw new KawanError('usage', `no chat with the bot is known that a link could open; name one with ${named}`);
  }
  const village = known.name;
  const villageId = known.id;
  const links = linksFor(posterCode(villageId, staff?.id ?? null), doors);
  // The renderer is loaded by whoever draws, not by every command.
  const { drawPoster, POSTER_DPI, POSTER_WIDTH } = await import('../drawings/poster.ts');
  const { asPng } = await import('../drawings/render.ts');
  const svg = drawPoster({ village, kader: staff?.name ?? null, links });
  const base = `poster-${villageId.replaceAll(/[^a-z0-9]+/g, '-')}${staff === null ? '' : `-${staff.id}`}`;
  for (const [ending, content] of [
    ['svg', svg],
    ['png', await asPng(svg, POSTER_WIDTH, POSTER_DPI)],
  ] as const) {
    const file = join(options.out, `${base}.${ending}`);
    if (existsSync(file)) throw new KawanError('usage', `${file} exists; name another folder with --out`);
    writeFileSync(file, content);
    write(`${file}\n`);
  }
  for (const { url } of links) write(`${url}\n`);
}

async function kaderNamed(store: Pick<StaffVerbs, 'staffList'>, wanted: string): Promise<{ id: number; name: string }> {
  const all = await store.staffList();
  const found = all.filter(
    ({ personId, name }) => String(personId) === wanted || name.toLowerCase() === wanted.toLowerCase(),
  );
  const [one] = found;
  if (!one || found.length > 1)
    throw new KawanError('usage', `${found.length} staff are called "${wanted}"; see \`staff list\``);
  return { id: one.personId, name: one.name };
}
