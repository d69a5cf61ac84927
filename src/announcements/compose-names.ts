import * as z from 'zod';
import { id, word } from '../deeds/args.ts';
import { nameDeed } from '../staff/deed.ts';

/** The steps in which an announcement is put together: names and arguments, as they are asked for and offered. */

const announcement = word;

/** `kind`: one of the kinds of meetings; without, the words are typed. */
export const setWhat = nameDeed({ name: 'announcement_what', args: { announcement, kind: id.optional() } });
/** `day` once it was said; the hour comes last. */
export const setWhen = nameDeed({ name: 'announcement_when', args: { announcement, day: word.optional() } });
export const setPlace = nameDeed({ name: 'announcement_place', args: { announcement } });
/** `village`: a key, or `ALL_VILLAGES`; without, names are typed. */
export const setVillages = nameDeed({ name: 'announcement_village', args: { announcement, village: word.optional() } });
export const setAudience = nameDeed({ name: 'announcement_for', args: { announcement, audience: word } });
export const setWork = nameDeed({ name: 'announcement_work', args: { announcement, work: word.optional() } });
export const setSeats = nameDeed({ name: 'announcement_seats', args: { announcement } });
export const edit = nameDeed({ name: 'announcement_edit', args: { announcement } });
/** What can be said once more; nothing else of an announcement is taken back by a button. */
const field = z.enum(['what', 'startsAt', 'place', 'villages', 'audience', 'seats']);
export type SaidField = z.output<typeof field>;
export const sayAgain = nameDeed({ name: 'announcement_again', args: { announcement, field } });
export const drop = nameDeed({ name: 'announcement_drop', args: { announcement } });
export const sendNow = nameDeed({ name: 'announcement_send', args: { announcement } });
export const sendLater = nameDeed({ name: 'announcement_later', args: { announcement } });

export const ALL_VILLAGES = '*';
