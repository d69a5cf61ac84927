import { villageKey } from '../staff/roles.ts';
import type { Announcement, Villager } from '../store/announcements.ts';

/** Why somebody of the audience cannot be told. */
export const REASONS = ['not_asked', 'stopped', 'blocked', 'muted'] as const;
export type Reason = (typeof REASONS)[number];

export interface Reach {
  /** People who will be told. */
  readonly people: readonly Villager[];
  /** How many of the audience cannot be told, and why. */
  readonly cannot: Readonly<Record<Reason, number>>;
}

/** Whom an announcement reaches, and how many it does not. What is not said yet counts as everybody. */
export function reachOf(announcement: Announcement, villagers: readonly Villager[]): Reach {
  const cannot: Record<Reason, number> = { not_asked: 0, stopped: 0, blocked: 0, muted: 0 };
  const people: Villager[] = [];
  for (const villager of villagers) {
    if (villager.id === announcement.by || !concerns(announcement, villager)) continue;
    const reason = hindrance(villager);
    if (reason === null) people.push(villager);
    else cannot[reason]++;
  }
  return { people, cannot };
}

/** Why this person may not be told now; null: they may. */
export function hindrance(
  villager: Pick<Villager, 'consent' | 'reminders' | 'stopped' | 'blocked' | 'muted'>,
): Reason | null {
  if (villager.stopped) return 'stopped';
  if (villager.consent !== 'given' || !villager.reminders) return 'not_asked';
  if (villager.blocked) return 'blocked';
  return villager.muted ? 'muted' : null;
}

function concerns({ villages, audience }: Announcement, villager: Villager): boolean {
  const inVillage = villages === null || villages.length === 0 || villages.includes(villageKey(villager.village));
  if (!inVillage) return false;
  if (audience === null) return true;
  if (audience.stages && !audience.stages.includes(villager.stage)) return false;
  if (audience.work !== null && villager.work !== audience.work) return false;
  return !audience.newcomers || !villager.attended;
}
