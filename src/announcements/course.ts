import { cleanName } from '../understanding/clean-name.ts';
import { bookOf } from './book.ts';
import { dayInWords } from '../calendar/in-words.ts';
import { localDay } from '../calendar/local-time.ts';
import type { Drawing } from '../drawings/drawings.ts';
import { defineDeed } from '../staff/deed.ts';
import type { Part } from '../staff/room-turn.ts';
import { command } from '../staff/typed.ts';
import { PROFILE } from '../store/profile-names.ts';
import type { AnswerAct } from './asked.ts';
import { sayAbout, type SayingAbout } from './say-about.ts';

/** The kader's course: a dialogue of the worker's side, taken by staff. */
export const course = defineDeed({
  name: 'course',
  args: {},
  permission: 'take_course',
  menu: { label: 'Pelatihan kader' },
  typed: command(/^pelatihan$/i),
  run(turn: SayingAbout & Part<'me' | 'now' | 'draft' | 'dialogue'>, staff) {
    staff.mode = 'worker';
    turn.draft.keep({ kind: 'course_begun', personId: turn.me, at: turn.now });
    sayAbout(turn, 'course_start');
    turn.dialogue.step({ kind: 'interrupt', flow: 'kader_course' });
  },
});

/** The certificate of the course; a worker who walked it gets the words alone. */
export const certify: AnswerAct<Part<'announcements', 'loadStaff'>> = async ({ draft, now }, tools, { vars, at }) => {
  const staff = draft.person.staff ? await tools.store.loadStaff(draft.person.id) : null;
  const right = Number(vars['quiz_right'] ?? 0);
  const total = Number(vars['quiz_total'] ?? 0);
  const nickname = cleanName(String(draft.person.session.vars[PROFILE.nickname] ?? ''));
  const name = staff?.name ?? (nickname === '' ? 'Ibu/Bapak' : nickname);
  const day = dayInWords(localDay(now, draft.person.zone));
  const drawing: Drawing = { kind: 'certificate', name, right, total, day };
  const text = bookOf(tools).say('course_passed', { name, score: `${right} dari ${total}` });
  draft.replaceAt(at, {
    kind: 'forward',
    text: text.trim(),
    attachment: { channel: 'drawn', media: 'photo', ref: JSON.stringify(drawing), mime: 'image/png' },
  });
  if (staff) draft.keep({ kind: 'course_done', personId: draft.person.id, right, total, at: now });
};
