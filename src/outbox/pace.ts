/** A token bucket: `perSecond` in the long run, at most `burst` at once. Pure: time is given. */
export class Pace {
  private readonly perSecond: number;
  private readonly burst: number;
  private tokens: number;
  private at: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.at = now;
  }

  /** Takes one token; returns 0, or how many milliseconds to wait before one is there (and takes none). */
  take(now: number): number {
    this.tokens = Math.min(this.burst, this.tokens + (Math.max(0, now - this.at) * this.perSecond) / 1000);
    this.at = Math.max(this.at, now);
    if (this.tokens >= 1) {
      this.tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - this.tokens) * 1000) / this.perSecond);
  }

  /** Nothing is let through before `until`. */
  pauseUntil(until: number): void {
    this.tokens = Math.min(this.tokens, 0);
    this.at = Math.max(this.at, until);
  }
}
