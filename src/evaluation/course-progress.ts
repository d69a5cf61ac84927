import { bookOf } from '../announcements/book.ts';
import { defineDeed } from '../staff/deed.ts';
import type { Part } from '../staff/room-turn.ts';
import { command } from '../staff/typed.ts';

/** How far each kader is with the course. */
export const courseProgress = defineDeed({
  name: 'courses',
  args: {},
  permission: 'see_courses',
  menu: { label: 'Kemajuan pelatihan' },
  typed: command(/^kemajuan pelatihan$/i),
  async run(turn: Part<'announcements' | 'send', 'courses' | 'staffList'>) {
    const book = bookOf(turn);
    const begun = new Map((await turn.store.courses()).map((one) => [one.personId, one]));
    const kader = (await turn.store.staffList()).filter(({ roles }) => roles.includes('kader'));
    const lines = kader.map(({ personId, name }) => {
      const one = begun.get(personId);
      const status = one === undefined ? 'none' : one.doneAt === null ? 'begun' : 'done';
      return book.say('course_line', { name, status, score: `${one?.right ?? 0} dari ${one?.total ?? 0}` });
    });
    turn.send({ kind: 'say', text: [book.say('course_list'), ...lines].join('\n') });
  },
});
