import type { Clause } from './clauses.ts';
import { evidenceOf } from './happened.ts';
import type { OutcomeKind, Report } from './report.ts';
import { find, findLast, holds, is, near, type Span } from './span.ts';
import { stoppedPaying } from './stopped.ts';
import { isOthers, isOwnFamilys } from './whose.ts';

/** What a clause is read with: what the rest of the message told. */
export interface Around {
  /** Words before it said that a report follows. */
  readonly told: boolean;
  /** A newborn is spoken of. */
  readonly newborn: boolean;
  readonly arrears: boolean;
  /** It is no short message: "baru bayar" may be how a question begins. */
  readonly more: boolean;
  /** An employer was spoken of before, as of now. */
  readonly employed: boolean;
  /** A condition stands before: what follows is supposed and not reported. */
  readonly supposed: boolean;
  /** Some word of JKN stands anywhere in the message. */
  readonly jkn: boolean;
}

interface Found {
  readonly span: Span;
  readonly byItself?: boolean;
  readonly unsure?: boolean;
  /** It is said by a no: that none are left. */
  readonly none?: boolean;
}

type Detector = (clause: Clause, around: Around) => Found | null;

/** The most telling first: "sudah bayar, kartunya aktif lagi" is about the card. */
const DETECTORS: readonly (readonly [OutcomeKind, Detector])[] = [
  ['pbi_accepted', subsidised],
  ['baby_registered', babyRegistered],
  ['moved_segment', moved],
  ['active_again', activeAgain],
  ['paid_arrears', arrearsPaid],
  ['paid', paid],
  ['registered', registered],
];

/** What a clause says to have come about in one's own household; null: nothing. */
export function reportOf(clause: Clause, around: Around): Report | null {
  if (clause.tags.size === 0) return null;
  const stopped = stoppedPaying(clause);
  if (stopped) return { kind: 'stopped_paying', clause, just: false, weak: false, ...stopped };
  for (const [kind, detect] of DETECTORS) {
    const found = detect(clause, around);
    if (!found || isOthers(clause, found.span, kind)) continue;
    const byItself = found.byItself === true && !around.supposed;
    const evidence =
      found.none === true ? 'by itself' : evidenceOf(clause, found.span, { byItself, told: around.told });
    if (evidence === null) continue;
    const sure =
      found.unsure !== true &&
      evidence !== 'dated' &&
      !(evidence === 'just now' && around.more) &&
      !(kind === 'registered' && isOwnFamilys(clause, found.span));
    const said = clause.tokens.slice(found.span.from, found.span.to + 1).map(({ word }) => word);
    return {
      kind,
      clause,
      sure,
      just: evidence === 'just' || evidence === 'just now',
      weak: evidence === 'by itself',
      why: `${kind}: "${said.join(' ')}", ${evidence}`,
    };
  }
  return null;
}

function subsidised(clause: Clause): Found | null {
  if (holds(clause, 'again', 'dead')) return null;
  if (LEFT.test(wordsOf(clause)) && holds(clause, 'segment')) return null;
  const by = near(clause, ['covered'], ['state'], 3);
  if (by) {
    const now = findLast(clause, ['now', 'done', 'self'], by.from) >= 0 || holds(clause, 'now', 'self');
    return now ? { span: by, byItself: true } : null;
  }
  const accepted = near(clause, ['subsidy', 'state'], ['accepted'], 5);
  if (accepted) return { span: accepted, byItself: true };
  const moved = near(clause, ['move'], ['subsidy', 'state'], 3);
  if (moved && !isFrom(clause, moved)) return { span: moved };
  const active = near(clause, ['subsidy'], ['active'], 3);
  if (active) return { span: active };
  const got = near(clause, ['subsidy'], ['got', 'member'], 4) ?? free(clause);
  if (!got) return null;
  return { span: got, byItself: find(clause, holds(clause, 'member') ? ['now'] : ['self', 'now'], 0, got.from) >= 0 };
}

/** "dapat KIS gratis", "KIS gratisnya keluar", "dapat yang gratis dari pemerintah". */
function free(clause: Clause): Span | null {
  if (!holds(clause, 'card', 'jkn', 'dues') && !clause.tokens.some(({ word }) => word.startsWith('gratis')))
    return null;
  const from = clause.tokens.findIndex(({ word, tags }) => word.startsWith('gratis') || tags.has('state'));
  if (from < 0) return null;
  return near(clause, ['got'], ['state'], 5) ?? near(clause, ['got', 'out'], ['card', 'jkn'], 3);
}

/** "pindah dari PBI": away from there. */
function isFrom({ tokens }: Clause, { to }: Span): boolean {
  return ['dari', 'saking', 'seko', 'ti', 'tina'].includes(tokens[to - 1]?.word ?? '');
}

function babyRegistered(clause: Clause, around: Around): Found | null {
  if (!around.newborn || !(holds(clause, 'newborn') || !holds(clause, 'self'))) return null;
  const from = find(clause, ['register', 'registration']);
  if (from >= 0 && !isQueue(clause, from)) return { span: { from, to: from } };
  if (!holds(clause, 'newborn')) return null;
  const active = near(clause, ['active'], ['jkn', 'card', 'newborn'], 4) ?? near(clause, ['make'], ['jkn', 'card'], 3);
  if (active) return { span: active };
  const span =
    near(clause, ['card', 'jkn'], ['out'], 5) ??
    near(clause, ['own', 'join', 'member'], ['jkn', 'card', 'member', 'out'], 3);
  return span ? { span } : null;
}

function moved(clause: Clause, around: Around): Found | null {
  const to = near(clause, ['move'], ['segment', 'employer'], 5);
  if (to) return { span: to };
  const own = near(clause, ['member', 'done'], ['segment'], 2);
  if (own && holds(clause, 'now')) return { span: { from: own.to, to: own.to }, byItself: true };
  const paidBy = near(clause, ['covered', 'pay', 'join'], ['employer'], 3);
  if (paidBy && !isPlace(clause, paidBy) && (holds(clause, 'jkn', 'covered') || holds(clause, 'dues'))) {
    return { span: paidBy, byItself: holds(clause, 'now') || around.employed };
  }
  // "Bukan mandiri lagi".
  const left = near(clause, ['not'], ['segment'], 1);
  if (left && !clause.asks && is(clause.tokens[left.to + 1], 'again'))
    return { span: { from: left.to, to: left.to }, byItself: true, none: true };
  const joined = near(clause, ['join'], ['employer'], 5);
  // "Sekarang ikut bpjs suami dari kantor".
  if (
    joined &&
    holds(clause, 'now') &&
    (around.employed || (holds(clause, 'jkn') && clause.tokens[joined.to - 1]?.word === 'dari'))
  )
    return { span: joined, byItself: true };
  const became = near(clause, ['out'], ['segment'], 2);
  if (became && LEFT.test(wordsOf(clause))) return { span: became };
  const bare = find(clause, ['move']);
  const short = clause.tokens.filter(({ tags }) => !tags.has('vocative') && !tags.has('self')).length <= 2;
  return bare >= 0 && short ? { span: { from: bare, to: bare }, unsure: true } : null;
}

/** What they were before, or that it was changed. */
const LEFT =
  /\b(?:dari|saking|seko|ti|tina|bekas)\b.*\b(?:pbi|ppu|pabrik|kantor|perusahaan|pemerintah|pt)\b|\b(?:ganti|gantos|berganti)\b/u;

/** "bayar di kantor pos" is where, not who. */
function isPlace({ tokens }: Clause, { to, from }: Span): boolean {
  const at = is(tokens[to], 'employer') ? to : from;
  const before = tokens[at - 1]?.word ?? '';
  return ['di', 'ke', 'neng', 'nang', 'wonten', 'lewat', 'ring', 'ka', 'dari'].includes(before);
}

/** What is on or off as well. */
const OTHER_THINGS = new Set(
  'hp nomor kuota paket sim rekening wa whatsapp akun email internet wifi alarm pulsa listrik atm motor'.split(' '),
);

function activeAgain(clause: Clause): Found | null {
  const dead = find(clause, ['dead']);
  // "Udah ga nonaktif lagi".
  const revived = dead > 0 && is(clause.tokens[dead - 1], 'not') && holds(clause, 'done') && !clause.asks;
  if (revived) return { span: { from: dead, to: dead }, byItself: true, none: true };
  if (dead >= 0 || clause.tokens.some(({ word }) => OTHER_THINGS.has(word)) || holds(clause, 'newborn')) return null;
  const active = find(clause, ['active']);
  if (active >= 0) {
    const again = find(clause, ['again'], active + 1, active + 3) >= 0 || is(clause.tokens[active - 1], 'again');
    return {
      span: { from: active, to: active },
      byItself: again && !clause.tokens.some(({ word }) => STILL.has(word)),
    };
  }
  const alive = find(clause, ['alive']);
  if (alive >= 0 && (holds(clause, 'card', 'jkn') || clause.tokens.some(({ word }) => word.startsWith('status')))) {
    return { span: { from: alive, to: alive }, byItself: find(clause, ['again'], alive + 1, alive + 3) >= 0 };
  }
  const usable = find(clause, ['usable']);
  const able = usable > 0 && (is(clause.tokens[usable - 1], 'ahead') || holds(clause, 'card', 'jkn'));
  if (!able || find(clause, ['again'], usable) < 0) return null;
  // "sudah bisa dipakai lagi": what one can do now is the report.
  return { span: { from: is(clause.tokens[usable - 1], 'ahead') ? usable - 1 : usable, to: usable } };
}

const STILL = new Set(['masih', 'msh', 'isih', 'sedang', 'sedeng']);

function arrearsPaid(clause: Clause, around: Around): Found | null {
  const settled = find(clause, ['settle']);
  const arrears = find(clause, ['arrears']);
  const about = arrears >= 0 || (around.arrears && !holds(clause, 'dues'));
  if (isOtherBill(clause)) return null;
  if (settled >= 0) {
    if (!about && isThisMonth(clause)) return null;
    const bare =
      (clause.tokens.length <= 4 || about) && !/^l[u]?na?s(?:i|in|an|kan)/u.test(clause.tokens[settled]?.word ?? '');
    return { span: { from: settled, to: settled }, byItself: bare && !holds(clause, 'self') };
  }
  if (arrears < 0 || isInstalment(clause)) return null;
  const gone = near(clause, ['not'], ['arrears'], 2);
  // "ga ada tunggakan lagi"
  const stated = gone !== null && is(clause.tokens[gone.to], 'arrears') && !clause.asks && !clause.subordinate;
  if (stated && holds(clause, 'done', 'again', 'now'))
    return { span: { from: gone.to, to: gone.to }, byItself: true, none: true };
  const span = near(clause, ['arrears'], ['pay', 'finish', 'send', 'closed'], 5);
  if (!span) return null;
  const verb = is(clause.tokens[span.to], 'arrears') ? span.from : span.to;
  return { span: { from: verb, to: verb }, byItself: is(clause.tokens[verb], 'finish') && holds(clause, 'now') };
}

const ONE_OF =
  /\b(?:pertama|kapisan|sapisan|kedua|ketiga|keempat|pertamo|bulan ini|bln ini|wulan niki|sasi iki|ke \d+|sekali|sakali)\b/u;
const INSTALMENTS = /\b(?:cicil|angsur|nyicil|ngangsur)/u;

/** "Cicilan pertama", "cicilan REHAB bulan ini": a part, and the rest is still owed. */
function isInstalment(clause: Clause): boolean {
  const words = wordsOf(clause);
  return INSTALMENTS.test(words) && ONE_OF.test(words) && !/\bterakhir\b/u.test(words);
}

function isThisMonth(clause: Clause): boolean {
  return holds(clause, 'dues') || /\bbulan ini\b|\bbln ini\b|\b(?:sasi|wulan) (?:iki|niki)\b/u.test(wordsOf(clause));
}

function paid(clause: Clause, around: Around): Found | null {
  if (isOtherBill(clause)) return null;
  const verb = find(clause, ['pay', 'payment', 'settle']);
  if (verb >= 0) {
    const said = clause.tokens[verb]?.word ?? '';
    return { span: { from: verb, to: verb }, byItself: said.endsWith('lunas') && isThisMonth(clause) };
  }
  const due = holds(clause, 'dues') || isThisMonth(clause);
  const done = due ? find(clause, ['finish', 'settle']) : -1;
  if (done >= 0) return { span: { from: done, to: done }, byItself: holds(clause, 'dues') };
  const auto = isThisMonth(clause) ? clause.tokens.findIndex(({ word }) => word.startsWith('autodeb')) : -1;
  if (auto > 0 && is(clause.tokens[auto - 1], 'done')) return { span: { from: auto, to: auto } };
  const sent = find(clause, ['send']);
  return sent < 0 || (!around.jkn && isGift(clause)) ? null : { span: { from: sent, to: sent }, unsure: !around.jkn };
}

/** "Udah transfer uang ke anak". */
function isGift(clause: Clause): boolean {
  return clause.tokens.some(
    ({ word }, i) =>
      word === 'uang' || word === 'duit' || (word === 'ke' && is(clause.tokens[i + 1], 'family', 'others')),
  );
}

/** Other debts there are many of. */
const OWN_ARREARS = /\b(?:tunggak|nunggak|menunggak|rehab)/u;

/** Paid, but something else than dues. */
function isOtherBill(clause: Clause): boolean {
  return (
    holds(clause, 'labour') ||
    (holds(clause, 'household') && !holds(clause, 'dues', 'jkn') && !OWN_ARREARS.test(wordsOf(clause)))
  );
}

const ELSE =
  /\b(?:lowongan|prakerja|bansos|blt|bpnt|pkh|sekolah|kuliah|arisan|haji|vaksin|nik|email|lomba|grup|grab|gojek|maxim|shopee|nikah|kua|umroh|sim|paspor|ojol|driver|bimbel|paud|tk|sd|smp|sma|kampus|koperasi|npwp|nib|qris|les|pesantren|tni|polri|cpns|pns)\b/u;

/** Registered, but for something else than JKN. */
function isQueue(clause: Clause, at: number): boolean {
  return holds(clause, 'labour') || find(clause, ['queue'], at - 1) >= 0 || ELSE.test(wordsOf(clause));
}

function registered(clause: Clause): Found | null {
  const verb = find(clause, ['register']);
  // "Daftarnya lancar".
  const isSmooth = clause.tokens.some(({ word }) => word === 'lancar' || word === 'mulus');
  if (verb >= 0) {
    if (isQueue(clause, verb)) return null;
    // "didaftarkan sama majikan": whoever names the doer tells of something that was done.
    const named = clause.tokens[verb]?.word.startsWith('di') === true && is(clause.tokens[verb + 1], 'by');
    // "Langsung kedaftar 4 orang".
    const atOnce =
      clause.tokens[verb - 1]?.word === 'langsung' && /^(?:ke|ter|ta|ka)/u.test(clause.tokens[verb]?.word ?? '');
    const byItself = named || atOnce || isSmooth;
    return { span: { from: verb, to: verb }, byItself, unsure: byItself && !atOnce && !holds(clause, 'done') };
  }
  const noun = find(clause, ['registration']);
  if (noun >= 0)
    return { span: { from: noun, to: noun }, byItself: isSmooth, unsure: isSmooth && !holds(clause, 'done') };
  if (holds(clause, 'labour', 'queue')) return null;
  const card = near(clause, ['card', 'jkn'], ['out'], 4);
  if (card && isOut(clause, card)) return { span: card, byItself: clause.tokens.length <= 3 };
  const member = near(clause, ['out', 'join'], ['member'], 3) ?? near(clause, ['done'], ['member'], 1);
  if (member && is(clause.tokens[member.to], 'member')) return { span: { from: member.to, to: member.to } };
  const made = madeIn(clause) ?? near(clause, ['join'], ['jkn'], 2);
  if (made) return { span: made };
  const own = near(clause, ['own'], ['jkn', 'card'], 2);
  if (own) return { span: own, unsure: !holds(clause, 'now', 'tells') };
  const number = near(clause, ['got', 'out'], ['number'], 3);
  return number ? { span: number } : null;
}

/** "Bikin bpjs", "bikin kartunya"; "buat bayar" is what for. */
function madeIn(clause: Clause): Span | null {
  const made = near(clause, ['make'], ['jkn'], 4);
  if (made) return is(clause.tokens[made.from + 1], 'pay', 'send', 'register') ? null : made;
  const card = near(clause, ['make'], ['card'], 2);
  return card && /(?:nya|ku|ne|na)$/u.test(clause.tokens[card.to]?.word ?? '') ? card : null;
}

/** "kartunya jadi nonaktif": it became something else. */
function isOut(clause: Clause, { from, to }: Span): boolean {
  // "dapat kartu", but "metu kerjo bpjse": before the card only what one gets.
  const adjoining = to === from + 1 && clause.tokens[from]?.word === 'jadi' && clause.tokens.length <= 4;
  if (is(clause.tokens[from], 'out') && !adjoining && !GETS.has(clause.tokens[from]?.word ?? '')) return false;
  const out = is(clause.tokens[to], 'out') ? to : from;
  const next = clause.tokens[out + 1];
  return !holds(clause, 'dead', 'active') && (next === undefined || !['nonaktif', 'mati', 'rusak'].includes(next.word));
}

const GETS = new Set('dapat dapet dpt terima entuk angsal kenging dapek'.split(' '));

function wordsOf({ tokens }: Clause): string {
  return tokens.map(({ word }) => word).join(' ');
}
