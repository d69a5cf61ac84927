import { randomInt } from 'node:crypto';
import { doorsOf } from '../channels/doors.ts';
import { telegramLink } from '../channels/telegram/traits.ts';
import { KawanError } from '../errors.ts';
import { INVITE_VALID_MS, newCode, newInvite } from '../staff/invites.ts';
import { removal } from '../staff/remove-staff.ts';
import { ROLES } from '../staff/roles.ts';
import type { Villages } from '../engine/program.ts';
import type { StaffVerbs } from '../store/staff.ts';
import type { TurnVerbs } from '../store/turns.ts';
import type { SettingVerbs } from '../store/settings.ts';

export interface InviteOptions {
  readonly role: string;
  readonly name: string;
  readonly village?: readonly string[];
}

/**
 * Makes an invitation and prints its code and how to use it. Returns the code; the store keeps only its hash. Throws
 * `usage`.
 */
export async function inviteStaff(
  store: Pick<StaffVerbs, 'addInvite'> & Pick<SettingVerbs, 'getSetting'>,
  villages: Villages,
  options: InviteOptions,
  now: number,
  write: (text: string) => void,
): Promise<string> {
  const role = ROLES.find((known) => known === options.role);
  if (!role) throw new KawanError('usage', `"${options.role}" is no role; ${ROLES.join(', ')} are`);
  if (options.name.trim() === '') throw new KawanError('usage', 'a name is needed: how workers will see them');
  const named = (options.village ?? []).map((name) => villageNamed(name, villages));
  const served = named.map(({ village }) => village);
  const code = newCode((below) => randomInt(below));
  await store.addInvite(newInvite(code, { role, name: options.name, villages: served }, now));
  const bot = (await doorsOf(store)).telegram ?? null;
  const until = new Date(now + INVITE_VALID_MS).toISOString().slice(0, 16).replace('T', ' ');
  write(`${code}\n`);
  write(
    `${role} ${options.name.trim()}, ${served.length === 0 ? 'the whole programme' : served.join(', ')}; works once, until ${until} UTC\n`,
  );
  if (bot !== null) write(`Telegram: ${telegramLink(bot, code)}\n`);
  else write(`Telegram: send the bot  /start ${code}\n`);
  write(`WhatsApp or web chat: write  GABUNG ${code}\n`);
  for (const { village, listed } of named)
    if (!listed) write(`note: "${village}" is not in content/villages, so people there are found by that name alone\n`);
  return code;
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

/** Everybody on the staff, one line each. */
export async function listStaff(store: Pick<StaffVerbs, 'staffList'>, write: (text: string) => void): Promise<void> {
  for (const { personId, name, roles, villages, onDuty } of await store.staffList()) {
    const where = villages.length === 0 ? 'all villages' : villages.join(', ');
    write(`${personId}\t${name}\t${roles.join(',')}\t${where}\t${onDuty ? 'on duty' : 'off duty'}\n`);
  }
}

/** Takes somebody off the staff at once; the server then gives back what they hold and tells them. Throws `usage`. */
export async function removeStaff(
  store: Pick<StaffVerbs, 'loadStaff'> & Pick<TurnVerbs, 'commit'>,
  person: string,
  now: number,
  write: (text: string) => void,
): Promise<void> {
  const staff = await store.loadStaff(Number(person));
  if (staff?.leftAt !== null) throw new KawanError('usage', `nobody on the staff has the number ${person}`);
  const { record, job } = removal(staff, now);
  const records = [record, { kind: 'job_of', personId: staff.personId, ...job, dueAt: now }] as const;
  await store.commit([{ inbound: null, jobKey: null, person: null, messages: [], records, erase: false, at: now }]);
  write(`${staff.name} is no longer on the staff\n`);
}
