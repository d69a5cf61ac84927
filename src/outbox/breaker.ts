import { SECOND } from '../calendar/durations.ts';

/** So many chats in a row whose send failed mean that the channel is in trouble, not a message. */
const CHATS_FAILED = 3;
const FIRST_PAUSE_MS = SECOND;
const LONGEST_PAUSE_MS = 30 * SECOND;

/**
 * Whether a channel can be sent over. A dead network or a server in trouble fails every send alike: then nothing is tried but
 * one message now and then, and the first that is answered opens the channel for all. Pure: time is given, in
 * milliseconds of a clock that never steps.
 */
export class Breaker {
  private readonly failing = new Set<string>();
  private pauseMs = FIRST_PAUSE_MS;
  private probeAt: number | null = null;
  private workedAt: number | null = null;

  /** Nothing but a probe may go. */
  get isOpen(): boolean {
    return this.probeAt !== null;
  }

  /** Milliseconds until the next probe may go; 0 while the channel works. */
  probeIn(now: number): number {
    return this.probeAt === null ? 0 : Math.max(0, this.probeAt - now);
  }

  /** A send ended in a trouble that is not the message's own. `afterMs`: the channel itself says that it is down so long. */
  failed(chat: string, now: number, afterMs?: number): void {
    this.failing.add(chat);
    if (afterMs === undefined && this.failing.size < CHATS_FAILED && !this.isOpen) return;
    // What failed at the same moment as others counts once.
    if (this.probeAt !== null && this.probeAt > now) return;
    const pause = Math.min(LONGEST_PAUSE_MS, Math.max(afterMs ?? 0, this.pauseMs));
    this.probeAt = now + pause;
    this.pauseMs = Math.min(LONGEST_PAUSE_MS, this.pauseMs * 2);
  }

  /** The messenger answered, whatever it said. Returns whether the channel was closed before. */
  answered(now: number): boolean {
    const wasOpen = this.isOpen;
    this.failing.clear();
    this.pauseMs = FIRST_PAUSE_MS;
    this.probeAt = null;
    this.workedAt = now;
    return wasOpen;
  }

  /** Whether other messages have gone through within so many milliseconds. */
  workedWithin(ms: number, now: number): boolean {
    return this.workedAt !== null && now - this.workedAt <= ms;
  }
}
