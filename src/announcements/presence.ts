import type { Announcement, CameHow } from '../store/announcements.ts';
import type { Draft } from '../turn/draft.ts';
import { askFeedback, FEEDBACK_AFTER_MS } from './deliver.ts';

/** They came, by their own word or the kader's tick; some hours later they are asked how it was. */
export function keepPresence(
  draft: Draft,
  announcement: Announcement,
  personId: number,
  how: CameHow,
  now: number,
): void {
  const { id, startsAt } = announcement;
  const dueAt = Math.max(now, (startsAt ?? now) + FEEDBACK_AFTER_MS);
  draft.keep({ kind: 'attendance', announcement: id, personId, how, at: now });
  draft.scheduleFor(personId, askFeedback.of({ announcement: id }), dueAt);
}
