/** Places that people live in, as the engine knows them; content/villages lists them. */
export type Zone = 'wib' | 'wita' | 'wit';

/** A place that people may live in, known by a permanent id. */
export interface Village {
  readonly id: string;
  readonly name: string;
  readonly district: string;
  /** How it reads: `Sinduadi, Kapanewon Mlati`. */
  readonly label: string;
  readonly zone: Zone;
  /** `Kabupaten Sleman`, and the province it lies in. */
  readonly regency: string;
  readonly province: string;
}

export interface Villages {
  readonly list: readonly Village[];
  readonly byId: ReadonlyMap<string, Village>;
  /** Positions in `list` that typed words may mean, at most a handful; none: not known here. */
  find(text: string): readonly number[];
}
