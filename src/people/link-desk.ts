import type { Person } from '../store/people.ts';
import type { PersonSession } from '../store/person-session.ts';
import type { AnsweringDesk, Meaning } from '../turn/desk.ts';
import { isSecretCode } from '../understanding/link-codes.ts';
import { cutByHand, guestLink, mergeJob, mergeRecords, spareOwner, toGuestsOfErased, wishMerge } from './cut-link.ts';
import { answerLink, giveCode, say, typeCode, type LinkTools } from './make-link.ts';

const ASKING = /^\s*\/?(?:hubungkan|sambungkan)(?:\s+(?:hp|wa|whatsapp|telegram))?\s*$/i;
const CUTTING = /^\s*\/?putuskan(?:\s+(?:hubungan|wa|whatsapp|telegram|web))?[.!\s]*$/i;
const MERGING = /^\s*\/?gabungkan(?:\s+(?:catatan|data))?[.!\s]*$/i;
const YES = /^\s*1\s*[.)]?\s*$/;
const NO = /^\s*2\s*[.)]?\s*$/;

/** What a message means to this desk; null: nothing. */
type Wish =
  | { readonly kind: 'ask' }
  | { readonly kind: 'type'; readonly code: string }
  | { readonly kind: 'answer'; readonly yes: boolean }
  | { readonly kind: 'cut' }
  | { readonly kind: 'merge' }
  | { readonly kind: 'join_staff' };

/**
 * One person on Telegram and WhatsApp: HUBUNGKAN on one gives a code, HUBUNGKAN and the code on the other asks the first
 * whether that chat is theirs. Who types a code gives nothing away: only the chat that asked can say yes, and from then on
 * the other one uses its record. What the other had kept stays its own, unseen and untouched, until whoever writes there
 * says GABUNGKAN; PUTUSKAN brings everything back. Staff come in by codes of the coordinator alone.
 */
export function createLinkDesk(tools: LinkTools): AnsweringDesk {
  return {
    name: 'pairing',
    wants: (person, meaning) => wishOf(person, meaning) !== null,
    async take(turn, meaning) {
      const wish = wishOf(turn.draft.person, meaning);
      if (wish === null) return false;
      const { inbound } = meaning;
      switch (wish.kind) {
        case 'ask':
          return giveCode(turn, tools);
        case 'type':
          await typeCode(turn, tools, wish.code);
          return true;
        case 'answer':
          return answerLink(turn, tools, wish.yes);
        case 'cut':
          await cutByHand(turn, tools, inbound);
          return true;
        case 'merge':
          return wishMerge(turn, tools);
        case 'join_staff':
          say(turn, tools, 'link_before_staff');
          return true;
        default:
          return wish satisfies never;
      }
    },
    async fire(turn, { payload }) {
      if (payload.name !== mergeJob.name) return false;
      await mergeRecords(turn, tools, payload.args);
      return true;
    },
    async finish(turn) {
      if (!turn.draft.erase) return;
      const isGuest = typeof guestLink(turn.draft.person)?.other === 'number';
      await (isGuest ? spareOwner : toGuestsOfErased)(turn, tools);
    },
  };
}

function wishOf(person: Person, { inbound, words }: Meaning): Wish | null {
  const { session } = person;
  const { content } = inbound;
  const isLinked = session.links !== undefined && session.links.length > 0;
  if (content.kind === 'start' && isLinked && isSecretCode(content.code)) return { kind: 'join_staff' };
  if (content.kind === 'button') return pressed(session, content.token);
  if (words === null) return null;
  const { code, text } = words;
  if (code?.kind === 'pair') return { kind: 'type', code: code.code };
  if (code?.kind === 'invite') return isLinked ? { kind: 'join_staff' } : null;
  if (ASKING.test(text)) return { kind: 'ask' };
  if (CUTTING.test(text)) return { kind: 'cut' };
  if (MERGING.test(text) && isLinked) return { kind: 'merge' };
  if (session.linking === undefined || session.linking.until <= inbound.at) return null;
  if (YES.test(text) || words.short === 'yes') return { kind: 'answer', yes: true };
  if (NO.test(text) || words.short === 'no') return { kind: 'answer', yes: false };
  return null;
}

/** Only the chat that asked knows the token of its own code. */
function pressed({ linking }: PersonSession, token: string): Wish | null {
  if (linking === undefined || linking.typed) return null;
  if (token === `${linking.token}-y`) return { kind: 'answer', yes: true };
  return token === `${linking.token}-n` ? { kind: 'answer', yes: false } : null;
}
