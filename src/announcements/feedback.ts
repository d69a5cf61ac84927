import type { Part } from '../staff/room-turn.ts';
import { announcementOf } from './announced.ts';
import type { AnswerAct } from './asked.ts';

/** How a meeting was, in three answers; nothing is said to it. */
export const keepFeedback: AnswerAct<Part<never, 'loadAnnouncement'>> = async ({ draft, now }, tools, { vars, at }) => {
  draft.withdrawAt(at);
  const announcement = await announcementOf(tools, vars);
  if (!announcement || draft.person.consent !== 'given') return;
  const said = (name: string) => String(vars[name] ?? '');
  draft.keep({
    kind: 'meeting_feedback',
    announcement: announcement.id,
    personId: draft.person.id,
    useful: said('event_useful'),
    clear: said('event_clear'),
    next: said('event_next'),
    at: now,
  });
};
