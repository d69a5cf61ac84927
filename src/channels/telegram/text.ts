/** The most that Telegram takes, in UTF-16 units: a message, and the words under a file. */
export const TEXT_LIMIT = 4096;
export const CAPTION_LIMIT = 1024;

/** At most so many UTF-16 units, as Telegram counts, and never half a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const split = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return text.slice(0, split ? limit - 1 : limit);
}

/** Pieces that Telegram takes, cut at a line's end or between words where there is one. */
export function splitText(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > TEXT_LIMIT) {
    const at = [rest.lastIndexOf('\n', TEXT_LIMIT), rest.lastIndexOf(' ', TEXT_LIMIT)].find(
      (end) => end > TEXT_LIMIT / 2,
    );
    const part = at === undefined ? cut(rest, TEXT_LIMIT) : rest.slice(0, at);
    parts.push(part.trimEnd());
    rest = rest.slice(part.length).trimStart();
  }
  parts.push(rest === '' ? '…' : rest);
  return parts;
}
