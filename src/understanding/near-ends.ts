/** What ends a part of a message. */
export const BREAKS = '.!?;:,\n()…';

/** So many parts of a message from its beginning and from its end, so that work for one stays bounded. */
export function nearEnds(text: string, most: number): string {
  if (text.length < 2 * most) return text;
  let head = -1;
  for (let parts = 0; parts < most && head < text.length; parts++) {
    do head++;
    while (head < text.length && (!isBreak(text, head) || isBreak(text, head - 1)));
  }
  let end = text.length;
  for (let parts = 0; parts < most && end > head; parts++) {
    do end--;
    while (end > head && (!isBreak(text, end) || isBreak(text, end + 1)));
  }
  // The same mark, or several in a row, may end the one and begin the other: then nothing lies between.
  let from = end;
  while (isBreak(text, from - 1)) from--;
  return from > head ? `${text.slice(0, head)} . ${text.slice(end + 1)}` : text;
}

function isBreak(text: string, at: number): boolean {
  return BREAKS.includes(text.charAt(at)) && at >= 0 && at < text.length;
}
