import type { Rate } from '../channels/channel-traits.ts';

/**
 * A token bucket: the rate's `perSecond` in the long run, at most `burst` at once. Pure: time is given, in milliseconds of a
 * clock that never steps.
 */
export class Bucket {
  private readonly rate: Rate;
  private tokens: number;
  private at: number;

  constructor(rate: Rate, now: number) {
    this.rate = rate;
    this.tokens = rate.burst;
    this.at = now;
  }

  /** Takes one token; returns 0, or how many milliseconds to wait before one is there (and takes none). */
  take(now: number): number {
    const { perSecond, burst } = this.rate;
    this.tokens = Math.min(burst, this.tokens + (Math.max(0, now - this.at) * perSecond) / 1000);
    this.at = Math.max(this.at, now);
    if (this.tokens >= 1) {
      this.tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - this.tokens) * 1000) / perSecond);
  }

  /** Whether a new bucket would behave the same. */
  isRested(now: number): boolean {
    const { perSecond, burst } = this.rate;
    return this.tokens + (Math.max(0, now - this.at) * perSecond) / 1000 >= burst;
  }

  /** Nothing is let through before `until`. */
  pauseUntil(until: number): void {
    this.tokens = Math.min(this.tokens, 0);
    this.at = Math.max(this.at, until);
  }
}

/** Chats whose pace is remembered; beyond that those at rest are forgotten. */
const CHATS_KEPT = 1000;

/** A bucket for each chat that was written to lately. */
export class ChatBuckets {
  private readonly rate: Rate;
  private readonly buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.rate = rate;
  }

  /** As `Bucket.take`, for one chat. */
  take(chat: string, now: number): number {
    let bucket = this.buckets.get(chat);
    if (!bucket) {
      if (this.buckets.size >= CHATS_KEPT) this.forgetRested(now);
      bucket = new Bucket(this.rate, now);
      this.buckets.set(chat, bucket);
    }
    return bucket.take(now);
  }

  private forgetRested(now: number): void {
    for (const [chat, bucket] of this.buckets) if (bucket.isRested(now)) this.buckets.delete(chat);
  }
}
