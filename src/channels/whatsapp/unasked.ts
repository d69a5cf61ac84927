import { z } from 'zod';
import type { SettingVerbs } from '../../store/settings.ts';

const counted = z.object({ day: z.number(), count: z.number() });
const SETTING = 'whatsapp_unasked';
/** The programme's day begins at midnight in Jakarta. */
const ZONE_MS = 7 * 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Held-back messages go from nine o'clock on, spread over an hour. */
const MORNING_MS = 9 * 60 * 60_000;
const SPREAD_MS = 60 * 60_000;

/**
 * How much the bot says on its own account in a day. WhatsApp watches numbers that write much to people who did not just
 * write to them; the rest waits for the next day.
 */
export class UnaskedCap {
  private readonly store: SettingVerbs;
  private readonly perDay: number;
  private readonly random: () => number;

  constructor(store: SettingVerbs, perDay: number, random: () => number) {
    this.store = store;
    this.perDay = perDay;
    this.random = random;
  }

  /** Takes one of today's; returns 0, or how many milliseconds to wait for a new day (and takes none). */
  async take(now: number): Promise<number> {
    const day = Math.floor((now + ZONE_MS) / DAY_MS);
    const stored = await this.store.getSetting(SETTING);
    const known = stored === null ? null : counted.parse(JSON.parse(stored));
    const count = known?.day === day ? known.count : 0;
    if (count >= this.perDay) {
      const morning = (day + 1) * DAY_MS - ZONE_MS + MORNING_MS;
      return Math.ceil(morning - now + this.random() * SPREAD_MS);
    }
    await this.store.setSetting(SETTING, JSON.stringify({ day, count: count + 1 }));
    return 0;
  }
}
