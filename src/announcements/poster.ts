import { bookOf } from './book.ts';
import { doorsOf, isOpen, linksFor, type Doors } from '../channels/doors.ts';
import type { Drawing } from '../drawings/drawings.ts';
import { word } from '../deeds/args.ts';
import { defineDeed } from '../staff/deed.ts';
import { serves, villageKey } from '../staff/roles.ts';
import type { Part } from '../staff/room-turn.ts';
import { command } from '../staff/typed.ts';
import { villagesInWords } from '../staff/villages-in-words.ts';
import type { Staff } from '../store/staff.ts';
import { posterCode } from '../understanding/link-codes.ts';
import { sayAbout, type SayingAbout } from './say-about.ts';

type SendingPoster = Part<'me' | 'guide' | 'words' | 'announcements' | 'send'>;

/** A poster of a village of one's own, with doors that tell which kader people came by. */
export const poster = defineDeed({
  name: 'poster',
  args: { village: word.optional() },
  permission: 'announce',
  menu: { label: 'Poster desa' },
  typed: command(/^poster$/i),
  async run(turn: SendingPoster & SayingAbout & Part<'offer', 'getSetting'>, staff, { village: wanted }) {
    if (wanted === undefined && staff.villages.length > 1) {
      const each = staff.villages.map((village) => ({
        label: villagesInWords(turn, [village]),
        deed: poster.of({ village }),
      }));
      turn.offer(bookOf(turn).say('villages_ask'), each);
      return;
    }
    const village = wanted === undefined ? (staff.villages[0] ?? '') : villageKey(wanted);
    const doors = await doorsOf(turn.store);
    if (!isOpen(doors)) sayAbout(turn, 'poster_none');
    else sendPoster(turn, staff, serves(staff, village) ? village : '', doors);
  },
});

function sendPoster(turn: SendingPoster, staff: Staff, village: string, doors: Doors): void {
  const name = villagesInWords(turn, village === '' ? [] : [village]);
  const drawing: Drawing = {
    kind: 'poster',
    village: name,
    kader: staff.name,
    links: linksFor(posterCode(villageKey(village === '' ? 'program' : village), turn.me), doors),
  };
  turn.send({
    kind: 'forward',
    text: bookOf(turn).say('poster_caption', { villages: name }),
    attachment: {
      channel: 'drawn',
      media: 'document',
      ref: JSON.stringify(drawing),
      mime: 'image/png',
      name: 'poster.png',
    },
  });
}
