import { mayKeepCode } from '../understanding/link-codes.ts';
import type { Reading } from '../understanding/reading.ts';
import type { Meaning } from './desk.ts';
import { obey } from './obey.ts';
import type { Turn } from './turn.ts';

export function start(turn: Turn, { inbound: { content } }: Meaning): boolean {
  return content.kind === 'start' && begin(turn, content.code);
}

export function link(turn: Turn, { code }: Reading): boolean {
  return code?.kind === 'link' && begin(turn, code.code);
}

/** The person came by a link that says where they found us. */
export function origin(turn: Turn, { code }: Reading): boolean {
  return code?.kind === 'origin' && begin(turn, code.code);
}

/** Where they came from is kept, the first time on the person as well; then they are welcomed, or welcomed back. */
function begin(turn: Turn, code: string): boolean {
  const { draft } = turn;
  if (draft.person.origin === '' && mayKeepCode(code)) draft.change({ origin: code });
  obey(turn, 'start');
  return true;
}
