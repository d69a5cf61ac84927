import { createHash } from 'node:crypto';
import { WEEK } from '../calendar/durations.ts';
import type { Invite, Role } from '../store/staff.ts';
import { cleanName } from '../understanding/clean-name.ts';
import { villageKey } from './roles.ts';

/** Letters alone: no digit or sign that a phone, a scrubber or a reader could take for something else. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const GROUPS = 3;
const GROUP = 4;
export const INVITE_VALID_MS = WEEK;

/** A code like `KMTR-WQPA-ZEHD`: 55 bits. `randomInt(n)` gives an unguessable whole number below n. */
export function newCode(randomInt: (below: number) => number): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** What the store keeps in place of the code. */
export function hashCode(code: string): string {
  return createHash('sha256').update(code.replaceAll('-', '').toUpperCase()).digest('hex');
}

export function newInvite(
  code: string,
  given: { role: Role; name: string; villages: readonly string[] },
  now: number,
): Invite {
  const villages = given.villages.map(villageKey).filter((village) => village !== '');
  return {
    hash: hashCode(code),
    role: given.role,
    name: cleanName(given.name, { digits: true }),
    villages,
    expiresAt: now + INVITE_VALID_MS,
    usedAt: null,
    at: now,
  };
}

/** Why a code cannot be used, or null when it can. */
export function inviteProblem(invite: Invite | null, now: number): 'unknown' | 'used' | 'expired' | null {
  if (!invite) return 'unknown';
  if (invite.usedAt !== null) return 'used';
  return invite.expiresAt <= now ? 'expired' : null;
}
