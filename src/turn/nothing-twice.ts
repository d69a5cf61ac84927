import type { Message, Say } from '../messages/message.ts';
import type { Speaking } from './desk.ts';
import { closeTalk, lastSaid } from './talk.ts';

/**
 * No bubble is sent twice running. What was said word for word in the turn before is left out; where it carries options,
 * they stay, under other words. Called once, when the turn has said everything.
 */
export function sayNothingTwice(turn: Speaking): void {
  const { draft } = turn;
  if (draft.erase) return;
  const before = lastSaid(turn);
  const said: number[] = [];
  for (const message of draft.messages) {
    if (message.kind !== 'say' || said.length === MOST) continue;
    const print = fingerprint(message.text);
    if (!said.includes(print)) said.push(print);
  }
  if (before.length > 0) leaveOut(turn, new Set(before));
  closeTalk(turn, said);
}

/** Whether a bubble of these words was among those of the turn before. */
export function saidBefore(turn: Speaking, text: string): boolean {
  return lastSaid(turn).includes(fingerprint(text));
}

/** Longer turns than this are lessons, which nobody gets twice running. */
const MOST = 8;

function leaveOut(turn: Speaking, before: ReadonlySet<number>): void {
  const { draft } = turn;
  for (let at = draft.messages.length - 1; at >= 0; at--) {
    const message = draft.messages[at];
    if (!isPlain(message) || !before.has(fingerprint(message.text))) continue;
    const leading = draft.messages[at - 1];
    const leads = isPlain(leading) && leading.ask === undefined;
    if (message.ask === undefined) {
      if (draft.messages.length > 1) draft.withdrawAt(at);
    } else if (message.options === undefined) {
      // Words are awaited, as they know: what was said just now is enough.
      if (leads) draft.withdrawAt(at--);
    } else {
      draft.replaceAt(at, { ...message, text: otherWords(turn, leads ? leading.text : null, before) });
      if (leads) draft.withdrawAt(--at);
    }
  }
}

/** Words of our own; a picture or a button in it is shown anew. */
function isPlain(message: Readonly<Message> | undefined): message is Say {
  return message?.kind === 'say' && message.text !== '' && message.media === undefined && message.buttons === undefined;
}

/** A question that was just put keeps its options; what led to it says the rest, such as "Saya belum paham". */
function otherWords(turn: Speaking, leading: string | null, before: ReadonlySet<number>): string {
  const short = turn.words('again_short');
  if (leading === null) return short;
  return before.has(fingerprint(leading)) ? `${leading}\n\n${short}` : leading;
}

/** FNV-1a, 32 bits: enough to know the few bubbles of one turn again. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
