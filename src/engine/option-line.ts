/** One option with the number to answer with: on a line of text, on a button and within a sentence it reads the same. */
export function optionLine({ n, label }: { readonly n: number; readonly label: string }): string {
  return `${n}. ${label}`;
}
