import { SECOND } from '../calendar/durations.ts';
import type { LoadedGuide } from '../live-guide.ts';
import { cleanText } from '../understanding/normalise.ts';
import { lineOf, whyOf, type Line, type Why } from './heard.ts';
import { createTrial, WORKING_MORNING } from './trial.ts';

type Write = (text: string) => void;

/** Between two lines of one chat: longer than people take to go on with what they began to say. */
const PAUSE_MS = 20 * SECOND;

export interface AskOptions {
  /** The lines are one chat; an empty one begins a new chat. Without it every line is said by somebody else. */
  readonly conversation: boolean;
  /** What decided stands beside each line. */
  readonly why: boolean;
}

export interface Asking {
  /** What a chat makes of a line; `chat` names it: the same name is the same person at the next moment. */
  asks(typed: string, chat?: string): Promise<{ readonly line: Line; readonly why: () => Why }>;
  close(): Promise<void>;
}

/** Asks as people do who agreed to be remembered and look at the menu, on a working-day morning. */
export function createAsking(loaded: LoadedGuide): Asking {
  const trial = createTrial(loaded);
  const begun = new Map<string, number>();
  let strangers = 0;
  return {
    async asks(typed, chat = `stranger ${++strangers}`) {
      const lines = begun.get(chat) ?? 0;
      begun.set(chat, lines + 1);
      trial.sets(WORKING_MORNING + lines * PAUSE_MS);
      const answered = await trial.does(chat, { kind: 'text', text: cleanText(typed) });
      return { line: lineOf(typed, answered, loaded.guide), why: () => whyOf(answered) };
    },
    close: () => trial.close(),
  };
}

/** One line in, one JSON object out, in order. */
export async function askLines(
  loaded: LoadedGuide,
  lines: AsyncIterable<string>,
  { conversation, why }: AskOptions,
  write: Write,
): Promise<void> {
  const asking = createAsking(loaded);
  let chats = 1;
  try {
    for await (const typed of lines) {
      if (conversation && typed.trim() === '') {
        chats++;
        continue;
      }
      const { line, why: reasons } = await asking.asks(typed, conversation ? `chat ${chats}` : undefined);
      write(`${JSON.stringify(why ? { ...line, why: reasons() } : line)}\n`);
    }
  } finally {
    await asking.close();
  }
}
