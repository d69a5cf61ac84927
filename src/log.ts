import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** A bot token, and any run of digits long enough to be a NIK, a card, a phone number or a chat id. */
const TOKEN = /\b(?:bot)?\d{6,12}:[A-Za-z0-9_-]{30,}/g;
const LONG_NUMBER = /(?<![\w.])\+?\d(?:[ .-]?\d){8,}(?![\w.])/g;

/**
 * The program's log. Objects first, then a short message; never what people wrote or who they are (T8). As a second
 * fence every finished line is scrubbed of tokens and long numbers, since libraries put both into their errors.
 */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 1, sync: true }),
): Logger {
  const scrubbed: DestinationStream = {
    write(line: string) {
      destination.write(scrubLine(line));
    },
  };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, scrubbed);
}

/** Exported for its test. Leaves dates, times and short numbers as they are. */
function scrubLine(line: string): string {
  return line.replace(TOKEN, '[token]').replace(LONG_NUMBER, (digits) => (isTimestamp(digits) ? digits : '[number]'));
}

/** ISO dates hold dashes between short groups of digits; they are no phone numbers. */
function isTimestamp(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(text);
}
