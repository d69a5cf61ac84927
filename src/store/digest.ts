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
  sessions: number;
  came: number;
  ticketsOpened: number;
  ticketsClosed: number;
  reminders: number;
  /** Reminders after which the person told within seven days that they registered or paid. */
  remindersLed: number;
}

export interface DigestVerbs {
  /** `from` counts, `until` does not; UTC milliseconds. Villages with the most people reached first. */
  digest(from: number, until: number): Promise<DigestRow[]> | DigestRow[];
}
