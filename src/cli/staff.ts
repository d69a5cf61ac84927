import { randomInt } from 'node:crypto';
import { doorsOf, joinLinks, joinWords } from '../channels/doors.ts';
import type { Villages } from '../engine/program.ts';
import { KawanError } from '../errors.ts';
import { inviteStaff, type InviteOptions } from '../staff/invite-staff.ts';
import { removal } from '../staff/remove-staff.ts';
import type { SettingVerbs } from '../store/settings.ts';
import type { StaffVerbs } from '../store/staff.ts';
import type { TurnVerbs } from '../store/turns.ts';

/** Makes an invitation and prints its code and how to use it. Throws `usage`. */
export async function printInvite(
  store: Pick<StaffVerbs, 'addInvite'> & Pick<SettingVerbs, 'getSetting'>,
  known: Villages,
  options: InviteOptions,
  now: number,
  write: (text: string) => void,
): Promise<void> {
  const invited = await inviteStaff(store, known, options, now, (below) => randomInt(below));
  const { code, role, name, expiresAt, villages } = invited;
  const links = joinLinks(code, await doorsOf(store));
  const until = new Date(expiresAt).toISOString().slice(0, 16).replace('T', ' ');
  const where = villages.length === 0 ? 'the whole programme' : villages.map(({ village }) => village).join(', ');
  write(`${code}\n`);
  write(`${role} ${name}, ${where}; works once, until ${until} UTC\n`);
  for (const { channel, url } of links) write(`${channel}: ${url}\n`);
  for (const { channel, words } of joinWords(code)) write(`${channel}: send the bot  ${words}\n`);
  write(`In any chat with the bot: write  GABUNG ${code}\n`);
  for (const { village, listed } of villages)
    if (!listed) write(`note: "${village}" is not in content/villages, so people there are found by that name alone\n`);
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
