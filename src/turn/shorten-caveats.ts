import { MINUTE } from '../calendar/durations.ts';
import type { Speaking } from './desk.ts';
import { remember, talkOf } from './talk.ts';

/** So long people still have the whole line before their eyes. */
const FRESH_MS = 30 * MINUTE;

/**
 * The line that sends people to BPJS 165 stands wherever a fact may have changed; in whole once a talk, after that short.
 * Called once, when the turn has said everything.
 */
export function shortenCaveats(turn: Speaking): void {
  const { draft, guide, now } = turn;
  if (draft.erase) return;
  let whole: string | undefined;
  const { caveat } = talkOf(turn);
  let isTold = caveat !== undefined && now - caveat < FRESH_MS;
  draft.messages.forEach((message, at) => {
    if (message.kind !== 'say' || !message.text.includes(MARK)) return;
    whole ??= guide.texts.caveat(turn.scope());
    if (!message.text.includes(whole)) return;
    const [before = '', ...rest] = message.text.split(whole);
    const short = turn.words('caveat_short');
    const text = isTold ? [before, ...rest].join(short) : `${before}${whole}${rest.join(short)}`;
    isTold = true;
    remember(turn, { caveat: now });
    if (text !== message.text) draft.replaceAt(at, { ...message, text });
  });
}

/** Only what holds it may hold the line. */
const MARK = 'ℹ️';
