/** What the contracts of figures and of exports count. */
import type { TurnRecord } from '../../../src/store/turns.ts';
import { NOW } from '../../helpers.ts';

export const profile = (name: string, value: string | number): TurnRecord => ({
  kind: 'profile',
  name,
  value,
  at: NOW,
});
export const stage = (to: 'registered' | 'paid' | 'active' | 'lapsed', at = NOW): TurnRecord => ({
  kind: 'stage',
  stage: to,
  cause: 'told',
  at,
});
export const quiz = (attempt: number, phase: string, right: number, total: number): TurnRecord[] => [
  { kind: 'attempt', attempt, quiz: 'q', quizVersion: 'v', phase, at: NOW },
  { kind: 'attempt_finished', attempt, right, total, at: NOW },
];

export const TICKET = {
  id: 1,
  village: 'mlati',
  topic: 'dues',
  words: 'rahasia',
  origin: 'dues/mentor',
  state: 'closed',
  mentorId: null,
  openedAt: NOW,
  claimedAt: NOW + 100_000,
  firstAnswerAt: null,
  workerAt: NOW,
  mentorAt: null,
  waitingSince: null,
  alerts: 0,
  alertedAt: null,
  askedAt: null,
  closedAt: NOW + 3_600_000,
  outcome: 'registered',
  closedBy: 0,
  rating: null,
  ratingWords: 'rahasia',
  reopened: 0,
  visit: null,
  asked: null,
  version: 1,
} as const;
