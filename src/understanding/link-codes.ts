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

export interface Doors {
  /** Name of the Telegram bot, without @; null: not there. */
  readonly telegram: string | null;
  /** WhatsApp number, digits with the country; null: not there. */
  readonly whatsapp: string | null;
}

/** Links that begin a conversation and tell where it came from. */
export function linksFor(code: string, doors: Doors): { channel: 'Telegram' | 'WhatsApp'; url: string }[] {
  const links: { channel: 'Telegram' | 'WhatsApp'; url: string }[] = [];
  if (doors.whatsapp !== null) {
    links.push({
      channel: 'WhatsApp',
      url: `https://wa.me/${doors.whatsapp}?text=${encodeURIComponent(`MULAI ${code}`)}`,
    });
  }
  if (doors.telegram !== null) links.push({ channel: 'Telegram', url: `https://t.me/${doors.telegram}?start=${code}` });
  return links;
}
