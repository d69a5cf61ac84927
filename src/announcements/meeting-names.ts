import { id, word } from '../deeds/args.ts';
import { nameDeed } from '../staff/deed.ts';

/** What can be done with a meeting that is announced: names and arguments, as they are offered. */

const announcement = word;

export const show = nameDeed({ name: 'meeting', args: { announcement } });
export const whoComes = nameDeed({ name: 'meeting_coming', args: { announcement } });
export const attendance = nameDeed({ name: 'meeting_attendance', args: { announcement } });
/** Came, or came not after all. */
export const tick = nameDeed({ name: 'meeting_tick', args: { announcement, person: id } });
export const countGuests = nameDeed({ name: 'meeting_guests', args: { announcement } });
/** `day` once it was said; the hour comes last. */
export const changeWhen = nameDeed({ name: 'meeting_when', args: { announcement, day: word.optional() } });
export const changePlace = nameDeed({ name: 'meeting_place', args: { announcement } });
export const askCancel = nameDeed({ name: 'meeting_cancel', args: { announcement } });
export const cancel = nameDeed({ name: 'meeting_cancel_yes', args: { announcement } });
export const report = nameDeed({ name: 'meeting_report', args: { announcement } });
