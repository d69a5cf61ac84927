import { z } from 'zod';
import { DAY, HOUR } from '../../calendar/durations.ts';
import { localDay, localMidnight } from '../../calendar/local-time.ts';
import { WIB } from '../../calendar/zones.ts';
import type { SettingVerbs } from '../../store/settings.ts';

/** `day` counts from 1 January 1970. */
const counted = z.object({ day: z.number(), count: z.number() });
const SETTING = 'whatsapp_unasked';
/** The programme's day begins at midnight in Jakarta. Held-back messages go from nine o'clock on, spread over an hour. */
const ZONE = WIB;
const MORNING_MS = 9 * HOUR;
const SPREAD_MS = HOUR;

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
    const day = Date.parse(localDay(now, ZONE)) / DAY;
    const stored = await this.store.getSetting(SETTING);
    const known = stored === null ? null : counted.parse(JSON.parse(stored));
    const count = known?.day === day ? known.count : 0;
    if (count >= this.perDay) {
      const morning = localMidnight(now, ZONE, 1) + MORNING_MS;
      return Math.ceil(morning - now + this.random() * SPREAD_MS);
    }
    await this.store.setSetting(SETTING, JSON.stringify({ day, count: count + 1 }));
    return 0;
  }
}
