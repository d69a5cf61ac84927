import type { AnnouncementBook } from './book.ts';
import type { Announcement } from '../store/announcements.ts';
import { optionLine } from '../engine/option-line.ts';
import { mapLink } from '../messages/map-link.ts';
import { nearDay, whenInWords } from '../calendar/in-words.ts';
import { beginningOf } from '../messages/whole-characters.ts';
import { oneLine as toOneLine } from '../understanding/clean-name.ts';
import { scrub } from '../understanding/scrub.ts';

/** No title or place is longer; the rest is not even read. In UTF-16 units. */
const LONGEST_READ = 4096;

/** What a kader typed for a title or a place: in one line, without numbers of people, and not longer than `most`. */
export function oneLine(words: string, most: number): string {
  return beginningOf(scrub(toOneLine(words.slice(0, LONGEST_READ))).text, most);
}

/** Kinds of meetings a kader can choose; anything else is typed. */
export const KINDS = [
  'Sosialisasi JKN',
  'Pos pelayanan JKN',
  'Kelas Mobile JKN',
  'BPJS Keliling',
  'Pendampingan daftar bersama',
] as const;
/** Letters of a place, as people write it. */
export const LONGEST_PLACE = 120;
/** The answers under an invitation, as the dialogue `invite` offers them. */
const ANSWERS = ['Datang', 'Mungkin', 'Tidak bisa', 'Jangan kabari acara'];

/** The invitation word for word, as everybody gets it. `villages` are names. */
export function invitationText(
  announcement: Announcement,
  villages: string,
  now: number,
  book: AnnouncementBook,
): string {
  const { zone, startsAt, place, location, seats } = announcement;
  const starts = startsAt ?? now;
  const lines = [
    book
      .say('invitation', {
        villages,
        what: announcement.what ?? '',
        when: whenInWords(starts, zone),
        day: nearDay(starts, now, zone) ?? 'none',
        place: place ?? '',
        name: hostOf(announcement, book),
      })
      .trim(),
  ];
  if (location) lines.push(book.say('invitation_place', { map: mapLink(location) }));
  if (seats !== null && seats > 0) lines.push(book.say('invitation_seats', { seats }));
  return lines.join('\n');
}

/** Who invites; whoever erased their data is not named any more. */
export function hostOf({ byName }: Announcement, book: AnnouncementBook): string {
  return byName === '' ? book.say('a_kader') : byName;
}

/** What the kader sees: the invitation with its answers below, as on a small phone. */
export function previewText(invitation: string): string {
  return [invitation, ...ANSWERS.map((label, i) => optionLine({ n: i + 1, label }))].join('\n');
}

/** "besok" or the whole date, for a list. */
export function shortWhen(announcement: Announcement, now: number): string {
  const { startsAt, zone } = announcement;
  if (startsAt === null) return '';
  const near = nearDay(startsAt, now, zone);
  return near === null ? whenInWords(startsAt, zone) : `${near}, ${whenInWords(startsAt, zone)}`;
}
