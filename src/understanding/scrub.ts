/** What must not be kept. */
export type Masked = 'nik' | 'card' | 'phone';

const PLACEHOLDER: Record<Masked, string> = {
  nik: '[nomor NIK/KK disembunyikan]',
  card: '[nomor kartu disembunyikan]',
  phone: '[nomor telepon disembunyikan]',
};

/** Public numbers of the insurance itself, digits only. */
const PUBLIC = ['628118165165', '08118165165'];

/**
 * A run of digits in any script, with the few characters people put between groups: spaces, dots, dashes, slashes,
 * brackets, line breaks. Bounded, so that matching stays linear.
 */
const RUN = /[+(]?\p{Nd}(?:[\s.\-–—/()_]{0,3}\p{Nd}){8,}/gu;
/** 1.500.000 or 150.000: an amount, whatever its length. */
const AMOUNT = /^\d{1,3}(?:\.\d{3})+$/;
const MOBILE = /^(?:62|0)?8[1-9]\d{6,11}$/;
const LANDLINE = /^0[2-7]\d{7,9}$/;

/**
 * Masks NIK and KK (16 digits), membership and account numbers (11 digits and more) and phone numbers before anything is
 * written (T8). Amounts, dates and the public numbers of BPJS stay. Idempotent.
 */
export function scrub(text: string): { text: string; masked: Masked[] } {
  const masked: Masked[] = [];
  const clean = text.replace(RUN, (run) => {
    const kind = kindOf(run);
    if (kind === null) return run;
    masked.push(kind);
    return PLACEHOLDER[kind];
  });
  return { text: clean, masked };
}

function kindOf(run: string): Masked | null {
  if (AMOUNT.test(run)) return null;
  const digits = Array.from(run.normalize('NFKC').matchAll(/\p{Nd}/gu), ([digit]) => String(digitValue(digit))).join(
    '',
  );
  const rest = PUBLIC.reduce((left, known) => left.replace(known, ''), digits);
  if (rest !== digits && rest.length < 9) return null;
  if (digits.length >= 16) return 'nik';
  if (MOBILE.test(digits) || LANDLINE.test(digits)) return 'phone';
  if (run.startsWith('+')) return 'phone';
  return digits.length >= 11 ? 'card' : null;
}

/** Decimal digits of every script come in runs of ten that start at a multiple reachable by counting down. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0x30;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 : value;
}

const PLACEHOLDERS = new RegExp(
  Object.values(PLACEHOLDER)
    .map((text) => text.replace(/[[\]/]/g, '\\$&'))
    .join('|'),
  'g',
);

/** Scrubbed words without the places of what was hidden: those say nothing about what is asked. */
export function withoutMasks(text: string): string {
  return text.includes('[') ? text.replace(PLACEHOLDERS, ' ') : text;
}
