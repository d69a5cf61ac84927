import type { Logger } from '../log.ts';
import type { Aftermath, OutboxResult, OutboxVerbs } from '../store/outbox.ts';

export interface SettlerOptions {
  readonly store: Pick<OutboxVerbs, 'settleOutbox'>;
  readonly aftermath: Aftermath;
  readonly log: Logger;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Fires when the program stops. */
  readonly signal: AbortSignal;
}

const RETRY_MS = 1000;

/** Writes down what became of sends: whatever ends at about the same moment shares one commit. */
export class Settler {
  private readonly options: SettlerOptions;
  private waiting: { results: readonly OutboxResult[]; resolve: () => void }[] = [];
  private running = false;

  constructor(options: SettlerOptions) {
    this.options = options;
  }

  /** Resolves when the results are durable; at a stop also when the store refuses them, and then they count as uncertain. */
  add(results: readonly OutboxResult[]): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ results, resolve });
      if (this.running) return;
      this.running = true;
      setImmediate(() => void this.flush());
    });
  }

  /** A message that was sent must be known as sent: a full disk is waited out. */
  private async flush(): Promise<void> {
    const { store, aftermath, log, sleep, signal } = this.options;
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      try {
        await store.settleOutbox(
          group.flatMap(({ results }) => results),
          aftermath,
        );
      } catch (error) {
        log.error({ err: error }, 'sends not written down');
        if (!signal.aborted) {
          this.waiting = [...group, ...this.waiting];
          await sleep(RETRY_MS, signal);
          continue;
        }
      }
      for (const { resolve } of group) resolve();
    }
    this.running = false;
  }
}
