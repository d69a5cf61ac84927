import type { Villages } from '../engine/program.ts';
import { KawanError } from '../errors.ts';
import { ROLES, type Role, type StaffVerbs } from '../store/staff.ts';
import { cleanName } from '../understanding/clean-name.ts';
import { newCode, newInvite } from './invites.ts';

export interface InviteOptions {
  readonly role: string;
  /** How workers will see them. */
  readonly name: string;
  /** Ids or names of villages; none: the whole programme. */
  readonly village?: readonly string[];
}

export interface Invited {
  /** Works once; the store keeps only its hash. */
  readonly code: string;
  readonly role: Role;
  readonly name: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
  /** `listed`: content knows the village; else people there are found by that name alone. */
  readonly villages: readonly { readonly village: string; readonly listed: boolean }[];
}

/** Invites somebody to the staff. `randomInt(n)` gives an unguessable whole number below n. Throws `usage`. */
export async function inviteStaff(
  store: Pick<StaffVerbs, 'addInvite'>,
  villages: Villages,
  options: InviteOptions,
  now: number,
  randomInt: (below: number) => number,
): Promise<Invited> {
  const role = ROLES.find((known) => known === options.role);
  if (!role) throw new KawanError('usage', `"${options.role}" is no role; ${ROLES.join(', ')} are`);
  const name = cleanName(options.name, { digits: true });
  if (name === '') throw new KawanError('usage', 'a name of letters is needed: how workers will see them');
  const named = (options.village ?? []).map((each) => villageNamed(each, villages));
  const code = newCode(randomInt);
  const invite = newInvite(code, { role, name, villages: named.map(({ village }) => village) }, now);
  await store.addInvite(invite);
  return { code, role, name, expiresAt: invite.expiresAt, villages: named };
}

/** The id of a village of content/villages. One that is not listed is matched by its name, as workers type it. */
function villageNamed(name: string, villages: Villages): { village: string; listed: boolean } {
  if (villages.byId.has(name)) return { village: name, listed: true };
  const found = villages.find(name).flatMap((position) => villages.list[position] ?? []);
  const [only] = found;
  if (found.length === 1 && only) return { village: only.id, listed: true };
  if (found.length > 1) {
    const ids = found.map(({ id, label }) => `${id} (${label})`).join(', ');
    throw new KawanError('usage', `"${name}" may be ${ids}; give the id`);
  }
  return { village: name, listed: false };
}
