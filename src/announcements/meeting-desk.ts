import { bookOf } from './book.ts';
import { HOUR } from '../calendar/durations.ts';
import type { Part } from '../staff/room-turn.ts';
import type { Vars } from '../engine/program.ts';
import { villageKey } from '../staff/roles.ts';
import type { Announcement } from '../store/announcements.ts';
import { NOT_STORED } from '../store/people.ts';
import { PROFILE } from '../store/profile-names.ts';
import type { DraftPerson } from '../turn/draft.ts';
import { areTooManyWrong, countWrong } from '../turn/wrong-codes.ts';
import type { AnnouncementText } from './texts.ts';
import type { AnsweringDesk, Drafting, Meaning } from '../turn/desk.ts';
import { MEETING_ACTS, type AnswerTools } from './acts.ts';
import { keepPresence } from './presence.ts';

const PRESENT = /^\s*\/?hadir\b[\s:]*(.*)$/iu;
/** The spoken code counts from an hour before until so long after the beginning. */
const EARLY_MS = HOUR;
const LATE_MS = 8 * HOUR;

/** What the meeting desk is given, once: sentences, and its questions to the store. */
type MeetingTools = AnswerTools & Part<never, 'announcementsBetween' | 'announcedPeople'>;

/** The people's side of meetings: their "HADIR", and what dialogues ask of this room. */
export function createMeetingDesk(tools: MeetingTools): AnsweringDesk {
  return {
    name: 'meeting',
    wants: (_person, meaning) => codeIn(meaning) !== null,
    async take(turn, meaning) {
      const code = codeIn(meaning);
      if (code === null) return false;
      await takePresence(turn, tools, code);
      return true;
    },
    async finish(turn) {
      for (const { act, vars, at } of turn.draft.asked)
        await MEETING_ACTS.get(act)?.carryOut(turn, tools, { vars, at });
    },
  };
}

/** The word alone is easily guessed: it counts for whoever was invited or lives there. Others say its number as well. */
async function takePresence({ draft, now }: Drafting, tools: MeetingTools, code: string): Promise<void> {
  const say = (text: AnnouncementText, values?: Vars) =>
    draft.say({ kind: 'say', text: bookOf(tools).say(text, values) });
  if (areTooManyWrong(draft.person, now)) {
    say('present_slow');
    return;
  }
  const near = await tools.store.announcementsBetween(now - LATE_MS, now + EARLY_MS);
  const meant = near.filter((meeting) => sameCode(meeting.code, code));
  // Two meetings may have one word on a day: the number says which, else where somebody is expected.
  const [whole] = meant.filter((meeting) => isWhole(meeting.code, code));
  const expected = await findExpected(draft.person, tools, whole ? [whole] : meant);
  const meeting = expected ?? whole;
  if (!meeting) {
    countWrong(draft, now);
    say(meant.length > 0 ? 'present_whole' : 'present_unknown');
    return;
  }
  say('present', { what: meeting.what ?? '' });
  if (draft.person.consent !== 'given' || draft.person.id === NOT_STORED) return;
  keepPresence(draft, meeting, draft.person.id, expected ? 'code' : 'guest', now);
}

/** The first of these to which somebody was invited, or that is for their village. */
async function findExpected(
  { id, session }: DraftPerson,
  tools: MeetingTools,
  meetings: readonly Announcement[],
): Promise<Announcement | undefined> {
  const village = session.vars[PROFILE.village];
  const home = typeof village === 'string' ? villageKey(village) : '';
  for (const meeting of meetings) {
    const { villages } = meeting;
    if (villages?.length === 0 || (home !== '' && villages?.some((each) => villageKey(each) === home))) return meeting;
    const announced = await tools.store.announcedPeople(meeting.id);
    const own = announced.find(({ personId }) => personId === id);
    if (own && (own.delivery !== 'none' || own.answer !== null)) return meeting;
  }
  return undefined;
}

function codeIn({ words }: Meaning): string | null {
  return words === null ? null : (PRESENT.exec(words.text)?.[1] ?? null);
}

/** People leave out the number, the space, or write it small. */
function sameCode(code: string, typed: string): boolean {
  const given = bare(typed);
  return given !== '' && (isWhole(code, typed) || given === bare(code).replace(/\d+$/, ''));
}

function isWhole(code: string, typed: string): boolean {
  return bare(typed) === bare(code);
}

function bare(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
