import { bookOf } from './book.ts';
import { whenInWords } from '../calendar/in-words.ts';
import type { NamedJob } from '../deeds/job.ts';
import { defineDeedOn } from '../staff/deed.ts';
import type { Part } from '../staff/room-turn.ts';
import type { Announcement } from '../store/announcements.ts';
import { ownAnnouncement } from './access.ts';
import { askFor, type AskingFor } from './compose-steps.ts';
import { tellCancelled, tellChanged, type args } from './deliver.ts';
import * as names from './meeting-names.ts';
import { readStart } from './read-start.ts';
import { sayAbout, type SayingAbout } from './say-about.ts';
import { LONGEST_PLACE, oneLine } from './words.ts';

type TellingComing = Part<'now' | 'draft', 'announcedPeople'>;
/** What it takes to change a meeting and tell those who come. */
type Changing = SayingAbout & TellingComing;

export const takeWhen = defineDeedOn(ownAnnouncement, {
  ...names.changeWhen,
  permission: 'announce',
  async run(turn: Changing & AskingFor, meeting, { day }, words) {
    const again = (known?: string) => names.changeWhen.of({ announcement: meeting.id, day: known });
    if (words === null) {
      askFor(turn, 'when_ask', again());
      return;
    }
    const startsAt = readStart(turn, meeting.zone, day, words, again);
    if (startsAt !== null) await changeMeeting(turn, { ...meeting, startsAt });
  },
});

export const takePlace = defineDeedOn(ownAnnouncement, {
  ...names.changePlace,
  permission: 'announce',
  async run(turn: Changing & AskingFor, meeting, _args, words) {
    const place = oneLine(words ?? '', LONGEST_PLACE);
    if (place === '') askFor(turn, 'place_ask', names.changePlace.of({ announcement: meeting.id }));
    else await changeMeeting(turn, { ...meeting, place, location: null });
  },
});

export const confirmCancel = defineDeedOn(ownAnnouncement, {
  ...names.askCancel,
  permission: 'announce',
  run(turn: Part<'announcements' | 'offer'>, { id: meeting, what, startsAt, zone }) {
    const values = { what: what ?? '', when: whenInWords(startsAt ?? 0, zone) };
    turn.offer(bookOf(turn).say('cancel_ask', values), [
      { label: 'Ya, batalkan', deed: names.cancel.of({ announcement: meeting }) },
      { label: 'Tidak', deed: names.show.of({ announcement: meeting }) },
    ]);
  },
});

export const cancelMeeting = defineDeedOn(ownAnnouncement, {
  ...names.cancel,
  permission: 'announce',
  async run(turn: Changing, meeting) {
    if (meeting.status === 'cancelled') {
      sayAbout(turn, 'gone');
      return;
    }
    turn.draft.keep({ kind: 'announcement', announcement: { ...meeting, status: 'cancelled' } });
    const count = await tellComing(turn, meeting.id, tellCancelled);
    sayAbout(turn, 'cancelled_by', { count });
  },
});

async function changeMeeting(turn: Changing, meeting: Announcement): Promise<void> {
  const { startsAt, zone, place } = meeting;
  turn.draft.keep({ kind: 'announcement', announcement: meeting });
  const count = await tellComing(turn, meeting.id, tellChanged);
  sayAbout(turn, 'change_done', { when: whenInWords(startsAt ?? 0, zone), place: place ?? '', count });
}

/** Everybody who said that they come, or may, is told of what changed; jobs of theirs carry it. */
async function tellComing(turn: TellingComing, meeting: string, job: NamedJob<typeof args>): Promise<number> {
  const people = await turn.store.announcedPeople(meeting);
  const coming = people.filter(({ answer }) => answer === 'yes' || answer === 'maybe' || answer === 'waiting');
  for (const { personId } of coming) turn.draft.scheduleFor(personId, job.of({ announcement: meeting }), turn.now);
  return coming.length;
}
