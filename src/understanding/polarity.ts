import { words } from './normalise.ts';

/** Asks what, not whether. */
const OPEN = new Set('berapa bagaimana kenapa kapan siapa mana cara caranya jelaskan'.split(' '));
const NEGATIONS = new Set(['tidak', 'bukan', 'bukannya', 'belum', 'jangan', 'tanpa']);
/** "Bisa ga …", "bener ga …": the no behind these only asks. */
const TAGGED = new Set(
  'benar bisa boleh ada apa harus mau perlu dapat wajib iya ditanggung dijamin gratis kena'.split(' '),
);
const WHETHER = new Set('apakah bisa boleh benar benarkah harus wajib perlu ditanggung dijamin gratis kena'.split(' '));
/** "Apa itu", "apa saja": no whether. */
const AFTER_WHAT = new Set('itu saja yang beda bedanya syarat syaratnya arti artinya maksud maksudnya'.split(' '));
const OPENING = /^(?:Ya|Tidak|Bisa|Boleh|Belum|Tidak benar|Betul)[.,]\s+(?=\p{L})/u;

/**
 * Whether a text asks for yes or no, and in the sense in which its answer is written. A denial in it ("tidak ditanggung
 * ya?") turns the sense round, and a statement or "berapa" asks for neither.
 */
export function asksWhether(text: string): boolean {
  const said = words(text);
  const last = said.length - 1;
  if (last < 0 || said.some((word) => OPEN.has(word))) return false;
  if (said.some((word, i) => word === 'apa' && (i > 0 ? said[i + 1] !== 'tidak' : AFTER_WHAT.has(said[1] ?? ''))))
    return false;
  const denied = said.some((word, i) => NEGATIONS.has(word) && i !== last && !TAGGED.has(said[i - 1] ?? ''));
  if (denied) return false;
  return (
    NEGATIONS.has(said[last] ?? '') || said[0] === 'apa' || said.some((word) => WHETHER.has(word)) || text.includes('?')
  );
}

/** An answer without the yes or no that it opens with: it then opens with its topic. */
export function withoutOpening(answer: string): string {
  const rest = answer.replace(OPENING, '');
  return rest === answer ? answer : rest.charAt(0).toUpperCase() + rest.slice(1);
}
