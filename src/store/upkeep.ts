/** What the store as a whole can be asked for. */
export interface UpkeepVerbs {
  /** Rejects when the store cannot answer, or cannot take what is to be written: `store_gone`, `store_full`, `store_busy`. */
  ping(): Promise<void>;
  /** A consistent copy of the whole store while it runs. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}
