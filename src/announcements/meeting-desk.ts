import { bookOf } from './book.ts';
import { HOUR } from '../calendar/durations.ts';
import type { Part } from '../staff/room-turn.ts';
import { NOT_STORED } from '../store/people.ts';
import type { AnsweringDesk, Meaning } from '../turn/desk.ts';
import { MEETING_ACTS, type AnswerTools } from './acts.ts';
import { keepPresence } from './presence.ts';

const PRESENT = /^\s*\/?hadir\b[\s:]*(.*)$/iu;
/** The spoken code counts from an hour before until so long after the beginning. */
const EARLY_MS = HOUR;
const LATE_MS = 8 * HOUR;

/** What the meeting desk is given, once: sentences, and its questions to the store. */
type MeetingTools = AnswerTools & Part<never, 'announcementsBetween'>;

/** The people's side of meetings: their "HADIR", and what dialogues ask of this room. */
export function createMeetingDesk(tools: MeetingTools): AnsweringDesk {
  return {
    name: 'meeting',
    wants: (_person, meaning) => codeIn(meaning) !== null,
    async take({ draft, now }, meaning) {
      const code = codeIn(meaning);
      if (code === null) return false;
      const book = bookOf(tools);
      const near = await tools.store.announcementsBetween(now - LATE_MS, now + EARLY_MS);
      const meeting = near.find((announcement) => sameCode(announcement.code, code));
      if (!meeting) {
        draft.say({ kind: 'say', text: book.say('present_unknown') });
        return true;
      }
      draft.say({ kind: 'say', text: book.say('present', { what: meeting.what ?? '' }) });
      if (draft.person.consent === 'given' && draft.person.id !== NOT_STORED) {
        keepPresence(draft, meeting, draft.person.id, 'code', now);
      }
      return true;
    },
    async finish(turn) {
      for (const { act, vars, at } of turn.draft.asked)
        await MEETING_ACTS.get(act)?.carryOut(turn, tools, { vars, at });
    },
  };
}

function codeIn({ words }: Meaning): string | null {
  return words === null ? null : (PRESENT.exec(words.text)?.[1] ?? null);
}

/** People leave out the number, the space, or write it small. */
function sameCode(code: string, typed: string): boolean {
  const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const wanted = bare(code);
  const given = bare(typed);
  return given !== '' && (given === wanted || given === wanted.replace(/\d+$/, ''));
}
