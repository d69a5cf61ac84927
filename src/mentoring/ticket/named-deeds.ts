import { id, word } from '../../deeds/args.ts';
import { nameJob } from '../../deeds/job.ts';
import { nameDeed } from '../../staff/deed.ts';

/** Deeds that are offered, and jobs that are put down, by a room below the one where they are done. */

const ticket = id;

/** Requests above the pace at which one of the staff is told of them, in one message; emergencies sooner. */
export const joinedAlerts = nameJob({ name: 'joined_alerts', args: {} });
export const joinedUrgent = nameJob({ name: 'joined_urgent', args: {} });

export const claimTicket = nameDeed({ name: 'claim', args: { ticket } });
export const readHistory = nameDeed({ name: 'history', args: { ticket } });
export const declineTicket = nameDeed({ name: 'decline', args: { ticket } });
/** Place and day once they were said; the hour comes last. */
export const planVisit = nameDeed({ name: 'visit', args: { ticket, place: word.optional(), day: word.optional() } });
export const recordVisit = nameDeed({ name: 'visit_done', args: { ticket } });
export const setOutcome = nameDeed({ name: 'outcome', args: { ticket, outcome: word } });

/** What a worker answers to questions that come from the ticket or from the mentor. */
export const rateMentor = nameDeed({ name: 'rate', args: { ticket, stars: id } });
export const openLesson = nameDeed({ name: 'lesson', args: { ticket, flow: word } });
export const givePhone = nameDeed({ name: 'phone_yes', args: { ticket } });
export const keepPhone = nameDeed({ name: 'phone_no', args: { ticket } });
export const agreeVisit = nameDeed({ name: 'visit_yes', args: { ticket } });
export const moveVisit = nameDeed({ name: 'visit_other', args: { ticket } });
export const stillNeeded = nameDeed({ name: 'still_yes', args: { ticket } });
export const notNeeded = nameDeed({ name: 'still_no', args: { ticket } });
