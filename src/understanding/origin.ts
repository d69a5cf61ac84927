/**
 * The code in `GABUNG poster_mlati`, as a link or a poster puts it into the first message where there are no deep links
 * (WhatsApp); null for everything else. Such a code holds a digit, a hyphen or an underscore: "gabung bpjs" is a question.
 */
export function readOrigin(text: string): string | null {
  const code = /^\s*\/?(?:gabung|join|start)\s+([A-Za-z0-9_-]{1,64})\s*$/i.exec(text)?.[1];
  return code !== undefined && /[\d_-]/.test(code) ? code : null;
}
