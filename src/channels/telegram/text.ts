import { piecesOf } from '../../messages/whole-characters.ts';

/** The most that Telegram takes, in UTF-16 units: a message, and the words under a file. */
export const TEXT_LIMIT = 4096;
export const CAPTION_LIMIT = 1024;

/** Pieces that Telegram takes; nothing is no message, so it is a dot or three. */
export function splitText(text: string): string[] {
  const pieces = piecesOf(text, TEXT_LIMIT);
  return pieces.map((piece) => (piece === '' ? '…' : piece));
}
