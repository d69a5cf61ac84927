import { HOUR, SECOND } from '../calendar/durations.ts';

/** Clocks of one machine drift apart by less than this between two looks. */
const STEP_MS = 2 * SECOND;
/** After a start, or a step of the clock, ages are believed only when it has stood so long. */
const TRUSTED_AFTER_MS = HOUR;

/** Notices when the clock of the wall is set, beside one that never steps. Pure: both are given, in milliseconds. */
export class ClockWatch {
  private offset: number;
  private since: number;

  constructor(wall: number, elapsed: number) {
    this.offset = wall - elapsed;
    this.since = elapsed;
  }

  /** How far the clock was set since the last look, forward or back; 0: it was not. */
  look(wall: number, elapsed: number): number {
    const step = wall - elapsed - this.offset;
    this.offset = wall - elapsed;
    if (Math.abs(step) < STEP_MS) return 0;
    this.since = elapsed;
    return step;
  }

  /** Whether moments of long ago can be believed to be so. */
  isTrusted(elapsed: number): boolean {
    return elapsed - this.since >= TRUSTED_AFTER_MS;
  }
}
