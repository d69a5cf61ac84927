import type { Pace } from '../channels/channel-traits.ts';
import { Bucket, ChatBuckets } from './bucket.ts';

/** So many chats told to wait at the same time mean that the whole bot is too fast, not one chat. */
const CHATS_THROTTLED = 2;

export interface PacingOptions {
  readonly now: () => number;
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
  private pausedUntil = 0;
  private gate = Promise.resolve();

  constructor(pace: Pace, options: PacingOptions) {
    this.options = options;
    this.all = pace === 'own' ? null : new Bucket(pace.all, options.now());
    this.chats = pace === 'own' ? null : new ChatBuckets(pace.chat);
  }

  /** Waits for this chat's own pace, then for the channel's, first come first served. */
  async turnOf(chat: string): Promise<void> {
    await this.waitFor((now) => this.chats?.take(chat, now) ?? 0);
    const before = this.gate;
    this.gate = (async () => {
      await before;
      await this.waitFor((now) => this.all?.take(now) ?? Math.max(0, this.pausedUntil - now));
    })();
    await this.gate;
  }

  /** Nothing of the channel goes before `until`. */
  pause(until: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, until);
    this.all?.pauseUntil(until);
  }

  /** One chat that was told to wait waits alone; several at once mean the whole channel. */
  throttle(chat: string, until: number): void {
    const now = this.options.now();
    for (const [other, end] of this.throttled) if (end <= now) this.throttled.delete(other);
    this.throttled.set(chat, until);
    if (this.throttled.size >= CHATS_THROTTLED) this.pause(until);
  }

  private async waitFor(missing: (now: number) => number): Promise<void> {
    const { now, sleep, signal } = this.options;
    for (let ms = missing(now()); ms > 0 && !signal.aborted; ms = missing(now())) await sleep(ms, signal);
  }
}
