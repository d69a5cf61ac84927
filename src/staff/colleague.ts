import type { Staff } from '../store/staff.ts';
import type { Part } from './room-turn.ts';

/** Somebody who works here; null: they never did, or have left. */
export async function colleague({ store }: Part<never, 'loadStaff'>, personId: number): Promise<Staff | null> {
  const staff = await store.loadStaff(personId);
  return staff?.leftAt === null ? staff : null;
}
