/** "2." and "2)" are a 2: people write a number as the list shows it. */
export function bareNumber(text: string): string {
  return text.trim().replace(/[.)]$/, '');
}

/** Of those shown, the one whose number is all that is typed. */
export function shownByNumber<T extends { readonly n: number }>(shown: readonly T[], text: string): T | undefined {
  const bare = bareNumber(text);
  return shown.find(({ n }) => String(n) === bare);
}
