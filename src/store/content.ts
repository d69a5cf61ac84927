/** What the store tells the educators who write content: versions of flows, where sessions stand, what was not understood. */

export interface FlowVersion {
  flow: string;
  version: string;
  /** The flow's source as parsed, JSON. */
  source: unknown;
  firstSeen: number;
}

/** How many live sessions stand at a step. */
export interface LiveStep {
  flow: string;
  version: string;
  step: string;
  sessions: number;
}

export interface ContentVerbs {
  /** Versions that are known already stay as they are. `now`: UTC milliseconds. */
  saveFlowVersions(versions: readonly Omit<FlowVersion, 'firstSeen'>[], now: number): Promise<void>;
  /** Oldest first. */
  flowVersions(): Promise<FlowVersion[]>;
  liveSteps(): Promise<LiveStep[]>;
  /** What was not understood, oldest first: scrubbed. It goes with the person who wrote it. */
  missedUtterances(): Promise<{ text: string; at: number }[]>;
  /** Lets go of what was missed before `at` (UTC milliseconds); returns how many rows went. */
  dropMissedBefore(at: number): Promise<number>;
}
