import { cleanName } from '../understanding/clean-name.ts';
import { newMenu, type Invite, type Staff } from '../store/staff.ts';
import type { Meaning } from '../turn/desk.ts';
import { isSecretCode } from '../understanding/link-codes.ts';
import { hashCode, inviteProblem } from './invites.ts';
import type { Part } from './room-turn.ts';
import { villagesInWords } from './villages-in-words.ts';

/** An invitation, by its link or by words; null: none. */
export function codeIn({ inbound: { content }, words }: Meaning): string | null {
  if (content.kind === 'start') return isSecretCode(content.code) ? content.code : null;
  return words?.code?.kind === 'invite' ? words.code.code : null;
}

export type Joining = Part<'me' | 'now' | 'draft' | 'guide' | 'staff' | 'words' | 'say', 'loadInvite' | 'loadStaff'>;

/**
 * Joins the staff by a code. Returns the new staff member, `refused` after they were told why not, or `not_ours`: a
 * poster's link that looks like a code is left to the dialogues.
 */
export async function joinStaff(turn: Joining, code: string, isLink: boolean): Promise<Staff | 'refused' | 'not_ours'> {
  const invite = await turn.store.loadInvite(hashCode(code));
  const problem = inviteProblem(invite, turn.now);
  if (problem === 'unknown' && isLink) return 'not_ours';
  if (!invite || problem !== null) {
    turn.say(problem === 'used' ? 'join_used' : problem === 'expired' ? 'join_expired' : 'join_unknown');
    return 'refused';
  }
  const { person } = turn.draft;
  const left = person.staff && !turn.staff ? await turn.store.loadStaff(person.id) : null;
  const staff = memberBy(invite, turn, left?.version ?? 0);
  turn.staff = staff;
  turn.draft.change({ staff: true, blocked: false, stopped: false });
  turn.draft.keep({ kind: 'invite_used', hash: invite.hash, at: turn.now });
  const villages = villagesInWords(turn, staff.villages);
  turn.say('join_welcome', { name: staff.name, role: invite.role, villages });
  return staff;
}

/** A further code adds a role and villages; one without villages stands for the whole programme. */
function memberBy(
  invite: Invite,
  { staff: earlier, me, now }: Part<'me' | 'now' | 'staff'>,
  leftVersion: number,
): Staff {
  const everywhere = invite.villages.length === 0 || earlier?.villages.length === 0;
  return {
    personId: me,
    name: cleanName(invite.name, { digits: true }),
    roles: [...new Set([...(earlier?.roles ?? []), invite.role])],
    villages: everywhere ? [] : [...new Set([...(earlier?.villages ?? []), ...invite.villages])],
    onDuty: true,
    hours: earlier?.hours ?? null,
    mode: 'staff',
    menu: newMenu(),
    joinedAt: earlier?.joinedAt ?? now,
    leftAt: null,
    version: earlier?.version ?? leftVersion,
  };
}
