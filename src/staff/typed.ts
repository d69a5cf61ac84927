/** What somebody typed, as commands are read. */
export interface Typed {
  /** Without a slash before it, with single spaces. */
  readonly text: string;
  /** Whether there was a slash. */
  readonly slash: boolean;
}

export function typedWords(text: string): Typed {
  const trimmed = text.trim();
  return { text: trimmed.replace(/^\//, '').replaceAll(/\s+/g, ' '), slash: trimmed.startsWith('/') };
}

/** Reads a command by its pattern; named groups are arguments. */
export function command(pattern: RegExp): (said: Typed) => Readonly<Record<string, string>> | null {
  return ({ text }) => {
    const found = pattern.exec(text);
    if (!found) return null;
    const groups = Object.entries(found.groups ?? {});
    return Object.fromEntries(groups.filter((group): group is [string, string] => typeof group[1] === 'string'));
  };
}
