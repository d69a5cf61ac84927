import { randomInt } from 'node:crypto';
import { inviteStaff } from '../../src/staff/invite-staff.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW, shippedGuide } from '../helpers.ts';

export interface Invited {
  readonly role: 'mentor' | 'kader' | 'coordinator';
  readonly name?: string;
  readonly village?: readonly string[];
}

/** The code of a new invitation. */
export async function invite(store: Store, { role, name = 'Bu Sri', village = [] }: Invited, now = NOW) {
  const { villages } = shippedGuide().guide.program;
  const invited = await inviteStaff(store, villages, { role, name, village }, now, (below) => randomInt(below));
  return invited.code;
}
