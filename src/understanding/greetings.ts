import { words } from './normalise.ts';

const GREETING =
  /^(?:(?:halo|hallo|hello|helo|hai|hay|hi|hei|hey|p|ping|pagi|siang|sore|malam|selamat|met|tes|test|permisi|punten|kulonuwun|kulanuwun|kulo|nuwun|sugeng|enjang|siyang|sonten|dalu|rawuh|assalamualaikum|assalamu|assalammualaikum|aslm|ass|alaikum|waalaikumsalam|salam|wr|wb|kawan|jkn|bpjs|min|kak|bapak|ibu|mas|mbak|semua|terima|kasih)\s?)+$/u;
const MUST =
  /\b(?:halo|hallo|hello|helo|hai|hay|hi|hei|hey|p|ping|pagi|siang|sore|malam|tes|test|permisi|punten|kulonuwun|kulanuwun|nuwun|sugeng|assalam\w*|assalamu|aslm|ass|salam)\b/u;

/** Whether a message is a greeting and nothing else. */
export function isGreeting(text: string): boolean {
  const found = words(text);
  if (found.length === 0 || found.length > 7) return false;
  const joined = found.join(' ');
  return GREETING.test(joined) && MUST.test(joined);
}
