import { digitGroups } from './digits.ts';

/**
 * Codes that a link carries, so that reach can be measured: which poster of which village and kader, or which worker
 * passed it on. Letters, digits, `_` and `-` only, at most 64 (Telegram's limit).
 */
const LINK = /^(?:v-[a-z0-9-]{1,40}(?:_k-\d{1,9})?|t-[a-z0-9]{1,7})$/;
/** Where somebody came from, as somebody else named it. A digit, a hyphen or an underscore: "gabung bpjs" is a question. */
const ORIGIN = /^(?=.*[\d_-])[A-Za-z0-9_-]{1,64}$/;
/** A secret that is good for once: an invitation, or the way into another chat of the same person. */
const SECRET = /^[A-HJ-NP-Z]{4}-?[A-HJ-NP-Z]{4}-?[A-HJ-NP-Z]{4}$/i;
const BRINGS = /^\s*\/?(mulai|gabung|join|start|hubungkan|sambungkan)\s+(\S+)\s*$/i;

/** A code in somebody's words, by what it is for. */
export type Code =
  /** `MULAI v-sinduadi_k-7`: a link of ours wrote these words. */
  | { readonly kind: 'link'; readonly code: string }
  /** `GABUNG poster_mlati`, as a link puts it into the first message where there are no deep links (WhatsApp). */
  | { readonly kind: 'origin'; readonly code: string }
  /** `GABUNG KMTR-WQPA-ZEHD`, `/start KMTR-WQPA-ZEHD`: an invitation to the staff. */
  | { readonly kind: 'invite'; readonly code: string }
  /** `HUBUNGKAN KMTR-WQPA-ZEHD`: joins this chat to another one of the same person. */
  | { readonly kind: 'pair'; readonly code: string };

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

/** The code in somebody's words, or null. The words hold nothing else. */
export function readCode(text: string): Code | null {
  const [, word, code = ''] = BRINGS.exec(text) ?? [];
  switch (word?.toLowerCase()) {
    case 'mulai': {
      const plain = code.toLowerCase();
      return LINK.test(plain) ? { kind: 'link', code: plain } : null;
    }
    case 'gabung':
    case 'join':
    case 'start':
      if (isSecretCode(code)) return { kind: 'invite', code };
      return ORIGIN.test(code) ? { kind: 'origin', code } : null;
    case 'hubungkan':
    case 'sambungkan':
      return isSecretCode(code) ? { kind: 'pair', code } : null;
    default:
      return null;
  }
}

/** More digits than a village with a kader's number has: somebody put a number of a person into a link. */
const MOST_DIGITS = 6;

/** Whether a code may be kept as where somebody came from: none with a number of a person or an address in it. */
export function mayKeepCode(code: string): boolean {
  const digits = digitGroups(code).reduce((sum, group) => sum + group.digits.length, 0);
  return (LINK.test(code) || ORIGIN.test(code)) && digits <= MOST_DIGITS;
}

/** Whether a code is one of those that `newCode` makes. */
export function isSecretCode(code: string): boolean {
  return SECRET.test(code);
}
