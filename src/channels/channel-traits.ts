/** What the rest of the house may know of a channel without loading it. */
export interface ChannelTraits {
  /** `pull`: people fetch their messages; the outbox has nothing to send, and what was fetched cannot be changed any more. */
  readonly delivery: 'push' | 'pull';
  /** How quickly many people may be written to who did not just write themselves. */
  readonly unasked: UnaskedMeasure;
  /** How people come in from outside; null: there is no link. */
  readonly door: Door | null;
}

/** How fast the outbox sends. `own`: the channel waits by itself, and the outbox adds nothing. */
export type Pace = 'own' | { readonly all: Rate; readonly chat: Rate };

/** So many messages a second in the long run, and so many at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface UnaskedMeasure {
  /** Milliseconds between two. */
  readonly gapMs: number;
  readonly perDay: number;
}

/** Links that open a chat with the bot. */
export interface Door {
  /** The messenger's name, as people know it. */
  readonly label: string;
  /** The setting under which the channel keeps its own name there, as it learnt it when it last ran. */
  readonly setting: string;
  /** The bot's name as links need it, whatever form somebody typed it in. */
  readonly named: (typed: string) => string;
  /** How an operator types that name, for the help of a command. */
  readonly form: string;
  /** Whether others can come in at that name; absent: always. */
  readonly isReachable?: (name: string) => boolean;
  /** Begins a conversation that tells where it came from. */
  readonly begin: (name: string, code: string) => string;
  /** Begins a conversation with an invitation to the staff. */
  readonly join: (name: string, code: string) => string;
  /** What the invited person sends there instead; absent: GABUNG and the code, as anywhere. */
  readonly joinWords?: (code: string) => string;
}
