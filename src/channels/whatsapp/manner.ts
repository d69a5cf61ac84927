import type { World } from './world.ts';

/** How a person types: some time to begin, then letter by letter, never too long for somebody who waits. */
const BEGIN_MS = 500;
const PER_LETTER_MS = 12;
const LONGEST_TYPING_MS = 3000;
/** Between any two messages of the whole bot. */
const GAP_MS = 350;

/** How long the bot is seen typing before a text of this length; a little different each time. */
export function typingMs(letters: number, random: number): number {
  return Math.round(Math.min(LONGEST_TYPING_MS, BEGIN_MS + letters * PER_LETTER_MS) * (0.7 + random * 0.6));
}

/** Lets messages through one by one with a gap of uneven length between them. */
export class Gate {
  private readonly world: World;
  private tail: Promise<void> = Promise.resolve();
  private next = 0;

  constructor(world: World) {
    this.world = world;
  }

  pass(signal: AbortSignal): Promise<void> {
    const { world } = this;
    this.tail = this.tail.then(async () => {
      const ms = this.next - world.now();
      if (ms > 0) await world.wait(ms, signal);
      this.next = world.now() + GAP_MS * (0.6 + world.random() * 0.8);
    });
    return this.tail;
  }
}
