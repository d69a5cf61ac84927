import { DAY, WEEK } from '../calendar/durations.ts';
import type { Drawing } from '../drawings/drawings.ts';
import { may, serves, villageKey } from '../staff/roles.ts';
import type { StaffRoom } from '../staff/staff-room.ts';
import type { StaffVisit } from '../staff/staff-visit.ts';
import type { Villager } from '../store/announcements.ts';
import type { Staff } from '../store/staff.ts';
import { sayUnasked } from '../turn/unasked.ts';
import { doorsOf, isOpen, type Doors } from '../channels/doors.ts';
import { allowed, tell, villageNames, type EventTools } from './room-tools.ts';
import { hindrance } from './audience.ts';

/** Whoever was visited is left alone for so long. */
const VISITED_MS = WEEK;
const SHOWN = 25;
const NEEDS: Readonly<Record<string, number>> = { registered: 1, lapsed: 2, preparing: 3, unregistered: 4 };

/** What else a kader does: see who needs company, act on it by one tap, print a poster, take the course. */
export function kaderRoom(tools: EventTools): StaffRoom {
  const book = () => tools.events();
  const stageWords = (visit: StaffVisit, stage: string) =>
    visit.turn.guide.labels
      .find(({ name }) => name === 'stage')
      ?.say({ vars: { stage }, now: visit.now, lang: 'id' }) ?? '';

  /** People of one's villages who agreed to be seen and who need company now; nobody else can be named here. */
  async function watched(visit: StaffVisit, staff: Staff): Promise<Villager[]> {
    const everyone = may(staff, 'watch', { village: '', holder: 0, told: false });
    const all = await visit.tools.store.villagers();
    return all
      .filter(({ seen, consent, village }) => seen && consent === 'given' && (everyone || serves(staff, village)))
      .filter(({ stage, awaitsVisit }) => awaitsVisit || stage in NEEDS)
      .filter(({ visitedAt, id }) => id !== visit.me && (visitedAt === null || visitedAt < visit.now - VISITED_MS))
      .sort((a, b) => Number(b.awaitsVisit) - Number(a.awaitsVisit) || (NEEDS[a.stage] ?? 9) - (NEEDS[b.stage] ?? 9));
  }

  const onPerson = (run: (visit: StaffVisit, staff: Staff, villager: Villager) => Promise<void> | void) =>
    allowed('watch', async (visit, staff, [id]) => {
      const found = (await watched(visit, staff)).find((villager) => String(villager.id) === id);
      if (found) await run(visit, staff, found);
      else tell(visit, tools, 'watch_gone');
    });

  /** An offer that goes to the worker in a turn of their own, where every promise about unasked messages holds. */
  const offerTo = (verb: 'kader_help' | 'kader_ticket', done: 'watch_help_sent' | 'watch_ticket') =>
    onPerson((visit, _staff, villager) => {
      const name = nameOf(villager);
      if (hindrance({ ...villager, muted: false }) !== null) {
        tell(visit, tools, 'watch_help_cannot', { name });
        return;
      }
      const payload = { verb: `${verb} ${visit.me}` };
      visit.turn.draft.scheduleFor(villager.id, { key: verb, dueAt: visit.now, payload });
      tell(visit, tools, done, { name });
    });

  const offered =
    (flow: 'kader_help' | 'kader_ticket', text: 'help_offer' | 'ticket_offer') =>
    async (visit: StaffVisit, [id]: readonly string[]): Promise<void> => {
      const { draft } = visit.turn;
      const kader = await visit.tools.store.loadStaff(Number(id));
      if (!kader || draft.person.session.vars['kader_sees'] !== true) return;
      const outcome = sayUnasked(visit.turn, () => {
        const vars = { ...draft.person.session.vars, event_text: book().say(text, { name: kader.name }) };
        draft.person.session = { ...draft.person.session, vars };
        visit.turn.step({ kind: 'interrupt', flow });
      });
      if (typeof outcome === 'number')
        draft.schedule({ key: flow, dueAt: outcome, payload: { verb: `${flow} ${String(id)}` } });
    };

  return {
    menu(staff) {
      return [
        ...(may(staff, 'watch') ? [{ label: 'Warga yang perlu ditemani', action: 'watch' }] : []),
        ...(may(staff, 'announce') ? [{ label: 'Poster desa', action: 'poster' }] : []),
        ...(may(staff, 'take_course') ? [{ label: 'Pelatihan kader', action: 'course' }] : []),
        ...(may(staff, 'see_courses') ? [{ label: 'Kemajuan pelatihan', action: 'courses' }] : []),
      ];
    },
    read(text) {
      const bare = text.trim().replace(/^\//, '').toLowerCase();
      const verb = {
        warga: null,
        temani: 'watch',
        poster: 'poster',
        pelatihan: 'course',
        'kemajuan pelatihan': 'courses',
      }[bare];
      return verb == null ? null : { verb, args: [] };
    },
    jobs: {
      kader_help: offered('kader_help', 'help_offer'),
      kader_ticket: offered('kader_ticket', 'ticket_offer'),
    },
    verbs: {
      watch: allowed('watch', async (visit, staff) => {
        const people = await watched(visit, staff);
        if (people.length === 0) {
          tell(visit, tools, 'watch_none');
          return;
        }
        const options = people.slice(0, SHOWN).map((villager) => ({
          label: book()
            .say('watch_line', { name: nameOf(villager), stage: stageWords(visit, villager.stage) })
            .slice(0, 40),
          action: `watch_one ${villager.id}`,
        }));
        visit.offer(book().say('watch', { count: people.length }), options);
      }),
      watch_one: onPerson((visit, _staff, villager) => {
        const { id, stage, work, stageAt } = villager;
        const days = stageAt === null ? 0 : Math.floor((visit.now - stageAt) / DAY);
        const since = days === 0 ? 'baru saja' : `sejak ${days} hari lalu`;
        const words = {
          name: nameOf(villager),
          stage: stageWords(visit, stage),
          since,
          work: tools.works()[work] ?? work,
        };
        visit.offer(book().say('watch_about', words).trim(), [
          { label: 'Kirim bantuan', action: `watch_help ${id}` },
          { label: 'Sudah dikunjungi', action: `watch_visited ${id}` },
          { label: 'Tawarkan pendamping', action: `watch_ticket ${id}` },
          { label: 'Kembali ke daftar', action: 'watch' },
        ]);
      }),
      watch_help: offerTo('kader_help', 'watch_help_sent'),
      watch_ticket: offerTo('kader_ticket', 'watch_ticket'),
      watch_visited: onPerson((visit, _staff, villager) => {
        visit.turn.draft.keep({ kind: 'kader_visit', personId: villager.id, by: visit.me, at: visit.now });
        tell(visit, tools, 'watch_visited', { name: nameOf(villager) });
      }),
      poster: allowed('announce', async (visit, staff, [key]) => {
        if (key === undefined && staff.villages.length > 1) {
          const each = staff.villages.map((village) => ({
            label: villageNames(visit, [village]),
            action: `poster ${village.replaceAll(' ', '_')}`,
          }));
          visit.offer(book().say('villages_ask'), each);
          return;
        }
        const village = key?.replaceAll('_', ' ') ?? staff.villages[0] ?? '';
        const doors = await doorsOf(visit.tools.store);
        if (!isOpen(doors)) tell(visit, tools, 'poster_none');
        else sendPoster(visit, staff, serves(staff, village) ? village : '', doors);
      }),
      course: allowed('take_course', (visit, staff) => {
        staff.mode = 'worker';
        visit.turn.draft.keep({ kind: 'course_begun', personId: visit.me, at: visit.now });
        tell(visit, tools, 'course_start');
        visit.turn.step({ kind: 'interrupt', flow: 'kader_course' });
      }),
      courses: allowed('see_courses', async (visit) => {
        const begun = new Map((await visit.tools.store.courses()).map((course) => [course.personId, course]));
        const kader = (await visit.tools.store.staffList()).filter(({ roles }) => roles.includes('kader'));
        const lines = kader.map(({ personId, name }) => {
          const course = begun.get(personId);
          const status = course === undefined ? 'none' : course.doneAt === null ? 'begun' : 'done';
          return book().say('course_line', { name, status, score: `${course?.right ?? 0} dari ${course?.total ?? 0}` });
        });
        visit.send({ kind: 'say', text: [book().say('course_list'), ...lines].join('\n') });
      }),
    },
  };

  function sendPoster(
    visit: StaffVisit,
    staff: Staff,
    village: string,
    { telegram = null, whatsapp = null }: Doors,
  ): void {
    const name = villageNames(visit, village === '' ? [] : [village]);
    const drawing: Drawing = {
      kind: 'poster',
      village: name,
      villageId: villageKey(village === '' ? 'program' : village),
      kader: { id: visit.me, name: staff.name },
      telegram,
      whatsapp,
    };
    visit.send({
      kind: 'forward',
      text: book().say('poster_caption', { villages: name }),
      attachment: {
        channel: 'drawn',
        media: 'document',
        ref: JSON.stringify(drawing),
        mime: 'image/png',
        name: 'poster.png',
      },
    });
  }
}

function nameOf({ nickname }: Villager): string {
  return nickname === '' ? 'Warga' : nickname;
}
