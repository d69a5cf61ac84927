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

  /** Whether a new pace would behave the same. */
  isRested(now: number): boolean {
    return this.tokens + (Math.max(0, now - this.at) * this.perSecond) / 1000 >= this.burst;
  }

  /** Nothing is let through before `until`. */
  pauseUntil(until: number): void {
    this.tokens = Math.min(this.tokens, 0);
    this.at = Math.max(this.at, until);
  }
}

/** Telegram asks for one message a second in one chat and takes short bursts above that. */
const CHAT_PER_SECOND = 1;
const CHAT_BURST = 30;
/** Chats whose pace is remembered; beyond that those at rest are forgotten. */
const CHATS_KEPT = 1000;

/** A pace for each chat that was written to lately. */
export class ChatPaces {
  private readonly paces = new Map<string, Pace>();

  /** As `Pace.take`, for one chat. */
  take(chat: string, now: number): number {
    let pace = this.paces.get(chat);
    if (!pace) {
      if (this.paces.size >= CHATS_KEPT) this.forgetRested(now);
      pace = new Pace(CHAT_PER_SECOND, CHAT_BURST, now);
      this.paces.set(chat, pace);
    }
    return pace.take(now);
  }

  private forgetRested(now: number): void {
    for (const [chat, pace] of this.paces) if (pace.isRested(now)) this.paces.delete(chat);
  }
}
