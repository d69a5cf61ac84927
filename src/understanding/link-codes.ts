/**
 * Codes that a link carries, so that reach can be measured: which poster of which village and kader, or which worker
 * passed it on. Letters, digits, `_` and `-` only, at most 64 (Telegram's limit).
 */
const CODE = /^(?:v-[a-z0-9-]{1,40}(?:_k-\d{1,9})?|t-[a-z0-9]{1,12})$/;

/** `v-sinduadi_k-7`: the poster of a village, by a kader. */
export function posterCode(village: string, kader: number | null): string {
  const plain = village
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return kader === null ? `v-${plain}` : `v-${plain}_k-${kader}`;
}

/** `t-3f`: a worker's own link. */
export function friendCode(personId: number): string {
  return `t-${personId.toString(36)}`;
}

/** The code in the words that a link writes for people ("MULAI v-sinduadi_k-7"), or null. */
export function linkCodeIn(text: string): string | null {
  const code = /^\s*mulai\s+(\S+)\s*$/iu.exec(text)?.[1]?.toLowerCase();
  return code !== undefined && CODE.test(code) ? code : null;
}

/**
 * The code in `GABUNG poster_mlati`, as a link or a poster puts it into the first message where there are no deep links
 * (WhatsApp); null for everything else. Such a code holds a digit, a hyphen or an underscore: "gabung bpjs" is a question.
 */
export function readOrigin(text: string): string | null {
  const code = /^\s*\/?(?:gabung|join|start)\s+([A-Za-z0-9_-]{1,64})\s*$/i.exec(text)?.[1];
  return code !== undefined && /[\d_-]/.test(code) ? code : null;
}
