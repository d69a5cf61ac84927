/** SQL naming the rows that have to do with a person; `@person` is their number. To stand in `in (…)`, or as a condition. */
import { PROFILE } from '../profile-names.ts';

/** Tickets that a member of the staff held or wrote in. */
export const THEIR_TICKETS = `select id from tickets where mentor_id = @person union select ticket from ticket_entries where by = @person`;
export const THEIR_ANNOUNCEMENTS = 'select id from announcements where by_id = @person';
/** Whoever helped a worker. */
export const THEIR_MENTORS = `select mentor_id from tickets where worker_id = @person
  union select e.by from ticket_entries e join tickets t on t.id = e.ticket where t.worker_id = @person`;
/** Whom a kader invited; and whoever may have been offered company by one, which leaves no row. */
export const MET_BY_KADER = `select person_id from announced where announcement in (${THEIR_ANNOUNCEMENTS})
  union select person_id from profile where name = '${PROFILE.seenByKader}' and value = 'true'`;
/**
 * Messages that are still owed; what was sent was said. Left out: those about a worker whom they never helped, and
 * invitations of others.
 */
export const OWED = `outbox.id in (select id from outbox where status = 'waiting' and line = 0
    union all select id from outbox where status in ('waiting', 'sending') and line > 0)
  and not exists (select 1 from ticket_messages m where m.outbox_id = outbox.id and m.worker_id > 0
    and m.worker_id not in (select worker_id from tickets where id in (${THEIR_TICKETS})))
  and (body ->> 'invites' is null or body ->> 'invites' in (${THEIR_ANNOUNCEMENTS}))`;
