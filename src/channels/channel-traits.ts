/** What the rest of the house may know of a channel without loading it. */
export interface ChannelTraits {
  /** `pull`: people fetch their messages; the outbox has nothing to send, and what was fetched cannot be changed any more. */
  readonly delivery: 'push' | 'pull';
}
