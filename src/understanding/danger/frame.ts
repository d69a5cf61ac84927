import type { WordClass } from './lexicon.ts';
import type { Span } from './matches.ts';
import type { Sentence, Token } from './sentences.ts';
import type { Sign } from './signs.ts';

/** What a sign in its sentence comes to; `because` names what decided, for people who look into it. */
export interface Weighed {
  readonly level: 'now' | 'ask' | 'hint' | 'none';
  readonly because: string;
}

/** Between a "tidak" and what it denies may stand: "tidak ada yang pingsan", "tidak sampai kejang". */
const BETWEEN = new Set(
  'ada yang yg sing ingkang nu lagi sampai sampe pernah kena karena begitu terlalu usah punya mau akan jadi'.split(' '),
);
/** Two different signs of this kind are one that is sure. */
export const UNNAMED = 'suffered by nobody named';
export const ONLY_IF = 'only if';
export const A_RULE = 'a rule';

const SINCE = new Set(['dari', 'sejak', 'ket', 'saking', 'wiwit', 'ti', 'mulai', 'seko', 'soko', 'dr']);
const FOR = new Set(['buat', 'untuk', 'utk', 'bwt', 'nggo', 'kagem', 'kanggo', 'pikeun']);
/** Accidents as rules name them. */
const INSURED = new Set(['kerja', 'tunggal', 'lalu', 'lalin', 'lalulintas', 'ganda']);
const PRESENT = new Set(['ini', 'sekarang', 'lagi', 'barusan', 'iki', 'ieu', 'niki', 'sedang']);
const GOING_ON = new Set([
  'masih',
  'terus',
  'belum',
  'makin',
  'tambah',
  'isih',
  'tasih',
  'durung',
  'keneh',
  'malah',
  'sampai',
]);
/** Before a number of months: so old somebody is, or so long with child. */
const AGED = new Set('umur usia umurnya usianya hamil hamilnya kandungan kandungannya masih baru bayi anak'.split(' '));
const YEARS = new Set(['tahun', 'thn', 'taun', 'th', 'bulan', 'bln']);

/**
 * Whether a sign is said of now and of somebody. Money and cover never take away the danger of a person who was named:
 * whoever is afraid asks about money too. `carried`: somebody was named in the sentences before.
 */
export function weigh(sign: Sign, span: Span, sentence: Sentence, carried: boolean): Weighed {
  const look = new Look(span, sentence);
  const denied = denial(sign, look);
  if (denied !== null) return denied;
  const who = look.before('kin', 99) || look.after('kin', 3) || look.inside('kin');
  const self = look.before('self', 99) || look.after('self', 3);
  const named = who || self || carried;
  const now = look.has('now');
  const rule = look.has('cover') || look.has('info');
  if (sign.needsPerson && !who && !carried && !look.has('folk')) {
    return sentence.tokens.length <= 4 ? weighed('ask', UNNAMED) : weighed('none', 'nobody named');
  }
  if (
    sign.planned &&
    (!now || look.has('future')) &&
    (rule || look.has('care') || look.has('future') || (!who && (look.has('money') || look.asks())))
  )
    return weighed('none', 'planned');
  if (sign.grade === 1) return named && !rule ? weighed('hint', 'a hint') : weighed('none', 'a hint about nobody');
  if (rule) return ruled(sign, look, named);
  if (sign.grade === 3) {
    const asks = !named && !now && look.asks() && !look.has('softnow');
    if (asks && look.has('money')) return weighed('none', A_RULE);
    return asks ? weighed('ask', UNNAMED) : weighed('now', 'said of now');
  }
  if (sign.despair) return weighed(look.near('self') || sentence.tokens.length <= 4 ? 'ask' : 'none', 'weary');
  const soft = now || look.has('softnow');
  if (look.has('care') && !now) return cared(named, soft, look);
  if (named || now || (look.has('folk') && (soft || !look.asks()))) return weighed('now', 'suffered');
  const asked = look.asks() || look.has('money');
  const doubt = soft || !asked;
  return doubt ? weighed('ask', UNNAMED) : weighed('none', 'suffered by nobody');
}

function cared(named: boolean, soft: boolean, look: Look): Weighed {
  if (named && look.has('severeword')) return weighed('now', 'severe');
  return weighed(named && soft ? 'ask' : 'none', 'about care');
}

/** Words such as "ditanggung", "syarat" beside a sign. */
function ruled(sign: Sign, look: Look, named: boolean): Weighed {
  const now = look.has('now');
  const before = look.before('kin', 99) || look.before('self', 99) || (named && !look.after('kin', 3));
  if (sign.grade === 3) {
    if (look.has('info') && !now) return before ? weighed('ask', 'a rule, of a person') : weighed('none', A_RULE);
    if (before || now || (sign.despair && look.inside('self')))
      return weighed('now', 'a person, and a question of money');
    return weighed('none', A_RULE);
  }
  if (before && (now || look.has('softnow'))) return weighed('now', 'a person now, and a question of money');
  if (!before || look.has('care') || look.has('info')) return weighed('none', A_RULE);
  return weighed('ask', 'a rule, of a person');
}

/** What takes a sign away, or leaves a doubt: denied, past, only thought of, news, a picture. */
function denial(sign: Sign, look: Look): Weighed | null {
  const { span } = look;
  if (look.denied()) return weighed('none', 'denied');
  if (look.isComplement()) return weighed('none', 'the name of an illness');
  if (isPicture(sign, look)) return weighed(sign.despair && look.near('self') ? 'ask' : 'none', 'a picture');
  if (look.has('laugh')) return weighed(sign.grade === 3 && look.near('kin') ? 'ask' : 'none', 'laughter');
  const now = look.lastOf('now', span.first);
  const past = Math.max(look.lastOf('past', span.first), look.longAgo());
  if ((past >= 0 && past > now && !look.turnedTo(past)) || look.pastAfter()) return weighed('none', 'past');
  if (look.isDead()) return weighed('none', 'of somebody who died');
  const condition = look.condition();
  if (condition === 'same clause') return weighed('none', ONLY_IF);
  const person = look.before('kin', 99) || look.before('self', 99);
  if (condition === 'other clause') return weighed(person ? 'ask' : 'none', ONLY_IF);
  if (look.before('future', 6) && !look.has('now'))
    return weighed(person && sign.grade === 3 ? 'ask' : 'none', 'to come');
  if (look.before('fear', 2)) return weighed('none', 'only feared');
  if (sign.grade < 3 && !sign.despair && look.unhurt()) return weighed('none', 'unhurt');
  if (look.before('news', 8) && now < 0) return weighed('none', 'news');
  if (look.yesterday() && now < 0 && !look.has('now') && !look.goesOn() && !sign.despair)
    return weighed(person ? 'ask' : 'none', 'yesterday');
  return null;
}

/** "Usaha saya sekarat", "pingsan lihat tagihan". */
function isPicture(sign: Sign, look: Look): boolean {
  if (look.before('kin', 99)) return false;
  // "Saya tidak sadar kalau nunggak": nobody writes who is not awake.
  if (look.inside('aware') && (look.after('realise', 1) || look.before('self', 1))) return true;
  const { first } = look.span;
  const subject = look.lastOf('subject', first);
  if (sign.needsPerson && look.has('machine')) return true;
  if (sign.despair && look.after('likeness', 1) && !look.near('self')) return true;
  if ((sign.figurative || sign.despair) && subject >= 0 && first - subject <= 5) return true;
  // "Kucing saya ketabrak".
  if (first >= 2 && first <= 3 && look.lastOf('thing', first) === first - 2 && look.before('self', 1)) return true;
  if (sign.figurative && look.before('trade', 2) && !look.before('self', 99)) return true;
  if (!sign.figurative && !sign.despair) return false;
  if (!sign.despair && look.after('burden', 2) && !look.before('self', 99)) return true;
  return look.has('figure') && (look.has('look') || look.has('likeness'));
}

function weighed(level: Weighed['level'], because: string): Weighed {
  return { level, because };
}

/** The words around a sign. */
class Look {
  readonly span: Span;
  readonly #tokens: readonly Token[];
  readonly #at: Sentence['at'];

  constructor(span: Span, { tokens, at }: Sentence) {
    this.span = span;
    this.#tokens = tokens;
    this.#at = at;
  }

  has(name: WordClass): boolean {
    return (this.#at.get(name) ?? []).some((place) => place < this.span.first || place > this.span.last);
  }

  inside(name: WordClass): boolean {
    return (this.#at.get(name) ?? []).some((place) => place >= this.span.first && place <= this.span.last);
  }

  before(name: WordClass, most: number): boolean {
    const place = this.lastOf(name, this.span.first);
    return place >= 0 && this.span.first - place <= most;
  }

  near(name: WordClass): boolean {
    return this.before(name, 99) || this.inside(name) || this.after(name, 3);
  }

  after(name: WordClass, most: number): boolean {
    return (this.#at.get(name) ?? []).some((place) => place > this.span.last && place - this.span.last <= most);
  }

  /** The last place of a class before a place; −1 where there is none. */
  lastOf(name: WordClass, place: number): number {
    return (this.#at.get(name) ?? []).findLast((candidate) => candidate < place) ?? -1;
  }

  denied(): boolean {
    const { first } = this.span;
    if (this.#is(first, 'not')) return false;
    for (let i = first - 1; i >= Math.max(0, first - 4); i--) {
      const token = this.#tokens[i];
      if (!token || token.clause !== this.#tokens[first]?.clause) return false;
      if (token.classes.includes('not') || token.classes.includes('notis')) return true;
      if (!BETWEEN.has(token.word)) return false;
    }
    return false;
  }

  /** "Obat asma", "operasi jantung", "gejala stroke". */
  isComplement(): boolean {
    const { first, last } = this.span;
    if (FOR.has(this.#tokens[first - 1]?.word ?? '')) return true;
    if (this.#is(first - 1, 'remedy') && !this.#is(first, 'kin')) return true;
    if (this.#ofRemedy() && (this.asks() || this.has('cover'))) return true;
    const insured = this.#is(last, 'crash') && INSURED.has(this.#tokens[last + 1]?.word ?? '');
    return insured && !this.before('kin', 99) && !this.has('now');
  }

  /** "Dulu" that means once, and no "first" as in "bayar dulu"; −1 where there is none. */
  longAgo(): number {
    const { first, last } = this.span;
    const found = (this.#at.get('before') ?? []).findLast((place) => {
      if (place === last + 1) return true;
      if (place > first) return false;
      const next = place + 1 === first || this.#is(place + 1, 'kin') || this.#is(place + 1, 'self');
      return place === 0 || next || this.#is(place + 1, 'past') || this.#is(place - 1, 'kin');
    });
    if (found === undefined) return -1;
    return found > last ? first - 1 : found;
  }

  /** "Stroke tahun lalu", "lumpuh sudah 3 tahun"; no "kartu nunggak 2 tahun". */
  pastAfter(): boolean {
    const { last } = this.span;
    for (let i = last + 1; i <= last + 5; i++) {
      const token = this.#tokens[i];
      if (!token || token.classes.includes('money') || token.classes.includes('now')) return false;
      if (token.classes.includes('past') && i <= last + 4) return true;
      if (/^\d+$/u.test(token.word) && YEARS.has(this.#tokens[i + 1]?.word ?? '')) {
        return !this.inside('waters') && !AGED.has(this.#tokens[i - 1]?.word ?? '');
      }
    }
    return false;
  }

  isDead(): boolean {
    const { first, last } = this.span;
    return (this.#at.get('dead') ?? []).some((place) => {
      if (place >= first && place <= last) return false;
      if (place > last) return place - last <= 4 && this.#tokens[place]?.clause === this.#tokens[last]?.clause;
      return first - place <= 6 && this.lastOf('kin', first) <= place + 1;
    });
  }

  /** In one breath after other things: "dulu kerja di pabrik … ini anak saya", with somebody named close to the sign. */
  turnedTo(place: number): boolean {
    const { first } = this.span;
    const kin = this.lastOf('kin', first);
    if (kin < 0 || kin <= place) return false;
    return this.#tokens.slice(place + 1, kin).some(({ word }) => PRESENT.has(word));
  }

  /** An "if" before the sign; none for "kalau boleh tanya". */
  condition(): 'same clause' | 'other clause' | null {
    const { first } = this.span;
    const place = (this.#at.get('if') ?? []).findLast((at) => at < first && this.#isIf(at));
    if (place === undefined || this.turnedTo(place)) return null;
    const { clause } = this.#tokens[first] ?? {};
    if (this.#tokens[place]?.clause === clause) return 'same clause';
    const here = this.#tokens.filter((token) => token.clause === clause);
    const isNow = here.some(({ word }) => PRESENT.has(word)) && here.some(({ classes }) => classes.includes('kin'));
    return isNow ? null : 'other clause';
  }

  /** "Nabrak pagar, orangnya ga papa", "cuma lecet"; none in a question: "jatuh, ga papa ya?" */
  unhurt(): boolean {
    return (this.#at.get('unhurt') ?? []).some(
      (place) => place > this.span.last && (this.#is(place - 1, 'relief') || this.#is(place - 2, 'relief')),
    );
  }

  /** An asking word; none in "tidak bisa". */
  asks(): boolean {
    return (this.#at.get('ask') ?? []).some((place) => !this.#is(place - 1, 'not'));
  }

  /** It began then, and goes on. */
  goesOn(): boolean {
    return this.#tokens.some(({ word }) => GOING_ON.has(word));
  }

  /** "Kalau boleh tanya" is none, nor is "nek saya", which is a grandmother. */
  #isIf(place: number): boolean {
    if (this.#is(place + 1, 'politeif')) return false;
    return this.#tokens[place]?.word !== 'nek' || !this.#is(place + 1, 'self');
  }

  yesterday(): boolean {
    const places = this.#at.get('yesterday') ?? [];
    return places.some((place) => !SINCE.has(this.#tokens[place - 1]?.word ?? ''));
  }

  /** "Obat asma sesak napas": a remedy a little before, and nobody between. */
  #ofRemedy(): boolean {
    const { first } = this.span;
    const place = this.lastOf('remedy', first);
    if (place < 0 || first - place > 3 || this.#tokens[place]?.clause !== this.#tokens[first]?.clause) return false;
    return (['kin', 'self', 'now'] satisfies WordClass[]).every((name) => !this.#between(name, place, first));
  }

  #between(name: WordClass, from: number, to: number): boolean {
    return (this.#at.get(name) ?? []).some((place) => place > from && place <= to);
  }

  #is(place: number, name: WordClass): boolean {
    return this.#tokens[place]?.classes.includes(name) === true;
  }
}
