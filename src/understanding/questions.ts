/** What a free message was taken to mean. */
export interface Understanding {
  readonly action: 'answer' | 'clarify' | 'handoff' | 'fallback';
  readonly topic: string | null;
  readonly answerId: string | null;
  /** 0 … 1, calibrated: of answers given at 0.8, about 8 of 10 are the right ones. */
  readonly confidence: number;
  /** Ids of up to three questions that may be meant, best first. */
  readonly candidates: readonly string[];
  readonly emergency: boolean;
}
