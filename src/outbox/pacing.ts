import type { Pace } from '../channels/channel-traits.ts';
import { Bucket, ChatBuckets } from './bucket.ts';

/** So many chats told to wait at the same time mean that the whole bot is too fast, not one chat. */
const CHATS_THROTTLED = 2;
/** No more messages wait for their channel at a time than can go within this: whoever writes waits behind them. */
const AHEAD_MS = 300;
/** The same where a channel paces itself. */
const OWN_AHEAD = 16;
/** A chat that must rest longer than this lets others go meanwhile. */
const SHORT_REST_MS = 200;

export interface PacingOptions {
  /** Milliseconds of a clock that never steps: one that is set back must not silence a channel. */
  readonly elapsed: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Fires when the program stops: then nobody waits any more. */
  readonly signal: AbortSignal;
}

/** When the next message of a channel may go: the channel says how fast, and tells when it was too fast. */
export class Pacing {
  private readonly options: PacingOptions;
  private readonly all: Bucket | null;
  private readonly chats: ChatBuckets | null;
  private readonly throttled = new Map<string, number>();
  /** How many chats stand in line for the channel at most. */
  readonly most: number;
  private pausedUntil = 0;
  private waiting = 0;
  private gate = Promise.resolve();

  constructor(pace: Pace, options: PacingOptions) {
    this.options = options;
    this.all = pace === 'own' ? null : new Bucket(pace.all, options.elapsed());
    this.chats = pace === 'own' ? null : new ChatBuckets(pace.chat);
    this.most = pace === 'own' ? OWN_AHEAD : pace.all.burst + Math.ceil((pace.all.perSecond * AHEAD_MS) / 1000);
  }

  /** How many more chats may stand in line for the channel. */
  get room(): number {
    return Math.max(0, this.most - this.waiting);
  }

  /** Waits for the channel's pace, first come first served. Returns 0, or how many milliseconds this chat must rest first. */
  async turnOf(chat: string): Promise<number> {
    const rest = this.chats?.take(chat, this.options.elapsed()) ?? 0;
    if (rest > SHORT_REST_MS) return rest;
    this.waiting++;
    if (rest > 0) await this.waitFor((now) => this.chats?.take(chat, now) ?? 0);
    const before = this.gate;
    this.gate = (async () => {
      await before;
      await this.waitFor((now) => this.all?.take(now) ?? Math.max(0, this.pausedUntil - now));
    })();
    await this.gate;
    this.waiting--;
    return 0;
  }

  /** One chat that was told to wait waits alone; several at once mean the whole channel. */
  throttle(chat: string, ms: number): void {
    const now = this.options.elapsed();
    for (const [other, end] of this.throttled) if (end <= now) this.throttled.delete(other);
    this.throttled.set(chat, now + ms);
    if (this.throttled.size >= CHATS_THROTTLED) this.pause(now + ms);
  }

  private pause(until: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, until);
    this.all?.pauseUntil(until);
  }

  private async waitFor(missing: (now: number) => number): Promise<void> {
    const { elapsed, sleep, signal } = this.options;
    for (let ms = missing(elapsed()); ms > 0 && !signal.aborted; ms = missing(elapsed())) await sleep(ms, signal);
  }
}
