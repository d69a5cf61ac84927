/** Reads figures; these verbs change nothing. Times are UTC milliseconds. */

/** What happened between two moments, by village; nobody is named. Means are shares of right answers, 0 to 1. */
export interface DigestRow {
  /** Village id; empty where it is not known. */
  village: string;
  reached: number;
  consented: number;
  pre: number;
  preMean: number | null;
  post: number;
  postMean: number | null;
  registered: number;
  paid: number;
  lapsed: number;
  meetings: number;
  came: number;
  ticketsOpened: number;
  ticketsClosed: number;
  reminders: number;
  /** Reminders after which the person told within seven days that they registered or paid. */
  remindersLed: number;
}

/** One row of a table that is written out: column to value. */
export type ExportRow = Record<string, unknown>;

/** Rows that are written out are read as they are asked for: what changes meanwhile may be in them or not. */
export interface EvaluationVerbs {
  /** `from` counts, `until` does not. Villages with the most people reached first. */
  digest(from: number, until: number): Promise<DigestRow[]>;
  /** How many who were told of an announcement or came went on to register or pay between two moments; both count. */
  registeredAfter(announcement: string, from: number, until: number): Promise<number>;
  /** How many people came by a code. */
  cameBy(code: string): Promise<number>;
  /** Of all announcements that are no draft; earliest meeting first. */
  announcementIds(): Promise<string[]>;
  /** People who agreed to be remembered, in the order they came, with what they told about themselves. */
  exportPeople(): AsyncIterable<ExportRow>;
  /** One row for each answer in a quiz, or one for an attempt without answers. */
  exportAttempts(): AsyncIterable<ExportRow>;
  /** One row for each request for help, without anybody's words. */
  exportTickets(): AsyncIterable<ExportRow>;
}
