import { ANY_PHRASE, OF_PHRASE, PHRASES } from './human-phrases.ts';
import { tagOf, type Tag } from './human-words.ts';
import { BREAKS, nearEnds } from './near-ends.ts';
import { rawWords } from './normalise.ts';

/** How a message speaks of human help: wished for in some wording, perhaps so, only lost, or not at all; and what said so. */
export interface HumanReading {
  readonly wish: 'wished' | 'perhaps' | 'lost' | 'none';
  /** The rule and the part of the message it was found in, or how probable it is by what was learnt; empty for `none`. */
  readonly why: string;
  /** No rule knows these words: what was learnt from phrasings decided. */
  readonly learnt?: true;
}

/** Whether somebody asks for a person. A word such as "orang" or "admin" alone is no wish. */
export function readHumanWish(text: string): boolean {
  return readHuman(text).wish === 'wished';
}

/** The same with the reason. A message is read clause by clause, so a story before a wish does not hide it. */
export function readHuman(text: string): HumanReading {
  return readHumanClauses(text).reading;
}

/** What the words of each clause are good for, as a string of tags; see human-words.ts. */
export function tagsIn(text: string): string[] {
  return clausesOf(text).map(({ tags }) => tags);
}

/** Both at once. */
export function readHumanClauses(text: string): { readonly reading: HumanReading; readonly tags: readonly string[] } {
  const clauses = clausesOf(text);
  return { reading: readClauses(clauses, text), tags: clauses.map(({ tags }) => tags) };
}

function readClauses(all: readonly Clause[], text: string): HumanReading {
  const clauses = all.filter(({ tags }) => !/^V+$/.test(tags));
  if (clauses.length === 1) {
    const [only] = clauses;
    if (only && WHOLE.test(only.tags) && !WORK.test(only.said) && !GREETS.test(only.said))
      return { wish: 'wished', why: `whole: ${only.said}` };
  }
  let lost: Clause | null = null;
  let pleaded: Clause | null = null;
  let named = false;
  for (const clause of clauses) {
    const rule = SPEAKS.test(clause.tags) ? RULES.find(({ pattern }) => pattern.test(clause.tags)) : undefined;
    if (rule) return { wish: 'wished', why: `${rule.name}: ${clause.said}` };
    if (named && ONLY_WHERE.test(clause.tags)) return { wish: 'wished', why: `where: ${clause.said}` };
    if (ONLY_PERSON.test(clause.tags) && RATHER.test(clause.said))
      return { wish: 'wished', why: `rather: ${clause.said}` };
    named = /[PO]/.test(clause.tags);
    if (clause.tags.includes('L')) lost ??= clause;
    if (PLEADED.test(clause.tags)) pleaded ??= clause;
    if (PLEA.test(clause.tags) && !ASKING.test(text)) return { wish: 'wished', why: `plea: ${clause.said}` };
    if (clauses.length > 1 && ONLY_CALL.test(clause.tags) && !CALLS_SOMEBODY.test(clause.said))
      return { wish: 'wished', why: `call me: ${clause.said}` };
  }
  if (lost && pleaded) return { wish: 'wished', why: `lost and pleading: ${pleaded.said}` };
  return lost ? { wish: 'lost', why: `lost: ${lost.said}` } : { wish: 'none', why: '' };
}

/** Patterns over the tags of one clause; see human-words.ts for the letters. Gaps are short, so each is linear. */
const RULES: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: 'connect',
    pattern:
      /C.{0,5}[POi]|W[MGV]{0,4}Oy.?S?.?[uEHATn]|C.{0,4}y.{0,2}[EuTnHA]|[PO].{0,3}C|C.{0,2}GV|^[^.]{0,4}C[^.]{0,4}$|[WS].{0,2}C[^.]{0,3}$/,
  },
  { name: 'fetch', pattern: /c.{0,2}[POi]|[cCW]M?yu/ },
  { name: 'talk', pattern: /T[^.]{0,2}G[^.]{0,2}[PO]|[WSM?].{0,4}T.{0,4}[POi]|[PO].{0,2}[yS].{0,3}T|[PO]S.{0,2}T/ },
  {
    name: 'talk',
    pattern:
      /ay.{0,3}S.{0,3}[Tn]|[WS].{0,4}t(?!.*I)|tG[PO]|[WS].{0,2}T[SVN]*$|TU(?:J|[SVNM]*$)|yS.{0,2}Ta|G[PO]M?W.{0,2}T|[WS].{0,3}TU(?!\.)|[WS].{0,3}TGV(?!Z)/,
  },
  {
    name: 'ask',
    pattern:
      /n.{0,1}U?G.{0,2}[PO]|[WS].{0,2}nU?G?[PO]|[PO].{0,1}y?S.{0,2}n|qyS?.{0,2}(?:[nTAEe]|MKU?$|MK[VS]|H(?![.b-]))|nG?[PO]S?$|nU?M?Gq|nq$|Gq.{0,3}n/,
  },
  {
    name: 'call me',
    pattern:
      /^(?!.*(?:ay|[qPOi]).{0,2}K)[^NI]*K.{0,1}M(?!N)|[WS].{0,3}[PO].{0,3}K|[PO].{0,2}S.{0,2}K|W.{0,2}K$|(?<!N)SK(?:N|$)|K.?[PO]|K[MV]?G[PO]/,
  },
  { name: 'call me', pattern: /[WSL].{0,4}k|W.{0,3}ay.?[KE]|^[^.]{0,3}k[^.]{0,2}$|Mk$/ },
  {
    name: 'want',
    pattern: /W[WMSHyVUd]{0,3}G?[PO](?!.?W)|W[WMSHyVU]{0,3}G?[PO]$|H.{0,1}G[PO]|H[PO]|WHU|WG[VPO]|SG[PO]|W.{0,1}K[PO]/,
  },
  { name: 'where', pattern: /R[PO](?![.I])|RG?.[PO]M?$|[PO]U?R/ },
  {
    name: 'is there',
    pattern: /^[VM]*PN?aN?V*$|aU?[PO](?!y?[.bI])(?!.*I)|ay.{0,1}d.{0,2}M|ayS$|ay[SW]?.{0,2}[HAEe](?!.{0,1}b)/,
  },
  {
    name: 'accompany',
    pattern:
      /[WSHL].{0,3}A.{0,1}[MF]|^(?!M)[^.]{0,3}A.{0,2}M|A.?VM|[WSL].{0,3}p(?!F)|^[VMWSLUd]{0,3}p[VMWSLUd]{0,3}$|^V*A[dMSVW]{0,4}$|[WM].{0,2}A[^.]{0,2}$/,
  },
  {
    name: 'explain',
    pattern:
      /[Ee].{0,6}G[PO]|[WS].{0,2}[Ee].?[PO]|[PO].{0,2}y?[Ee]|[WS].{0,3}[Ee].{0,4}k|[WS].{0,2}[Ee]U|^[^.]{0,4}eM?[^.]{0,2}$/,
  },
  { name: 'come', pattern: /[WS].{0,3}D|[PO].{0,1}S.{0,2}D|ay.{0,1}D/ },
  { name: 'plea', pattern: /^[VWLS]*HM{1,2}d[^?]{0,4}$|^[VM]*WWH[MV]*$|^V*PWHM/ },
  { name: 'no machine', pattern: /[JL].{0,4}B|N.{0,2}G?B|B\*/ },
  { name: 'waiting', pattern: /w.{0,1}[PKkj](?!.*I)/ },
  {
    name: 'no answer',
    pattern:
      /^[VP]*Wj(?:[VU]|$)|[PO].{0,3}N.{0,2}[jKkC]|N.{0,1}ay.{0,3}[jHKnTAE]|[?].{0,1}N.{0,2}ay|[PV].{0,1}W?j$|q.{0,1}Wj|j.{0,1}[PO]/,
  },
];

/** Only where one of these is left can anything be heard. */
const SPEAKS = /[PORCcTtnKkApEeHDBjwi?LWuS]/;
/** A message that is nothing but a person, or nothing but a plea. */
const WHOLE =
  /^V*G[PO]U?V*$|^j[VMP]*$|^[VU]*[PO]U?[VWMN]*$|^[MWHVLSU]*H[MWHVLSU]*$|^[VML]*W[VML]*M[VML]*$|^W+$|^[VW]*t[VW]*$/;
/** "Halo admin" greets. */
const GREETS =
  /^(?:halo|hallo|hai|hi|hei|hello|permisi|punten|misi|kulonuwun|selamat|met|pagi|siang|sore|malam)\b.*\b(?:admin|adm|admn)$/u;
/** "Orang aja deh", after something else. */
const RATHER =
  /\b(?:orang|org|wong|uwong|petugas|cs|manusia|pendamping|operator)(?:nya|e)? (?:aja|aj|saja|sj|ae|wae|mawon|bae|dong|deh|lah)\b/u;
const ONLY_PERSON = /^[VS]*[PO]V*$/;
/** Said alone these tell what somebody works as. */
const WORK = /^(?:pegawai|karyawan|karyawati|staf|staff|relawan|volunteer|officer)$/u;
const ONLY_WHERE = /^[VN?]*R[VPO]*$/;
/** "Lagi nelpon": they do it themselves. */
const CALLS_SOMEBODY = /\b(?:me)?ne?l[eé]?[fp]/u;
const ONLY_CALL = /^[VMW]*K[VMW]*$/;
/** A clause that only pleads is a wish where nothing is asked beside it. */
const PLEA = /^[VMWLS]*[WS][VM]*H[VLW]*[MF][MVFLW]*$|^V*H[MV]+$|^[VM]*WW[VM]*$/;
const ASKING =
  /\?|\b(?:gimana|gmn|bagaimana|piye|berapa|brp|apa|apakah|cara|caranya|kenapa|kapan|mana|kmn|kemana|pundi|nopo|opo|info|infonya)\b|\b(?:ga|gak|nggak|ngga|ndak|ora|mboten|boten)(?: (?:sih|ya|yo|nggih|to|min|pak|bu|kak|mas|mbak|bang|ustadz)){0,3}\s*$/iu;
/** Beside words that say one is lost. */
const PLEADED = /[WS].{0,2}[HAp]|H[MF]|p|[WS].{0,3}[Tt]|WW|^V*[WH]V?M?V?L|LM?[.]?V*[WH]M?V*$|^[WH]+$/;

interface Clause {
  readonly tags: string;
  readonly said: string;
}

/** A clause ends at a mark or a line; what is said in one breath without any is cut, with some words on both sides. */
const BREAK = new RegExp(`[${BREAKS}]+`, 'gu');
const MARK = 'qzq';
const MOST = 60;
const LONGEST = 48;
const OVERLAP = 8;
const DOUBLED = /\b(\p{L}{3,12})(?:2|-\1)\b/gu;
const ADDRESS = /mba|mas|kakak|ibu|bapak/iu;
const DOUBLED_ADDRESS = /\b(mbak|mba|mas|kakak|ibu|bapak)(?:2|-\1|\s\1)\b/giu;

function clausesOf(all: string): Clause[] {
  const text = nearEnds(all, MOST);
  const addressed = ADDRESS.test(text) ? text.replaceAll(DOUBLED_ADDRESS, '$1nya') : text;
  const single = /[2-]/.test(addressed) ? addressed.replaceAll(DOUBLED, '$1') : addressed;
  let phrased = rawWords(single.replaceAll(BREAK, ` ${MARK} `)).join(' ');
  // Most messages hold none of them, and one look at all is cheaper than a look at each.
  if (ANY_PHRASE.test(phrased)) for (const [pattern, word] of PHRASES) phrased = phrased.replace(pattern, word);
  const found: Clause[] = [];
  for (const part of phrased.split(MARK)) {
    const words = part.split(' ').filter((word) => word !== '');
    for (let from = 0; from < words.length; from += LONGEST - OVERLAP) {
      addClauses(found, words.slice(from, from + LONGEST));
      if (from + LONGEST >= words.length) break;
    }
  }
  return found;
}

function addClauses(found: Clause[], words: readonly string[]): void {
  const tokens = words.flatMap((word): Token[] => {
    const tag = OF_PHRASE.get(word) ?? tagOf(word);
    return tag === '' ? [] : [{ word, tag }];
  });
  if (!tokens.some(({ tag }) => SPEAKS.test(tag))) {
    if (tokens.length > 0) found.push({ tags: tokens.map(({ tag }) => tag).join(''), said: '' });
    return;
  }
  const said = words.join(' ');
  for (const tags of settle(tokens, said).split('|')) if (tags !== '') found.push({ tags, said });
}

interface Token {
  readonly word: string;
  readonly tag: Tag;
}

/** A count of people: nobody is asked for. */
const COUNT = new Set(
  'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh siji loro telu papat limo lima enem pitu wolu hiji opat tilu ampek duo semua banyak bnyk tiap setiap per berapa brp pira piro sabara para kaum segala seluruh beberapa kabeh'.split(
    ' ',
  ),
);
/** Before a helper: somebody says what a helper said, or is or becomes one. */
const ABOUT_BEFORE = new Set(
  'kata katanya kate jare ceuk bilang disuruh dari menurut ngaku mengaku jadi dados dadi jd sebagai sbg nama namanya dikasih dibilang bilangnya jam tugas gaji kerja grup cara aplikasi web rekening'.split(
    ' ',
  ),
);
/** After a helper: what a helper is, says or does; the clause is about one. */
const ABOUT_AFTER = new Set(
  'bilang bilangnya kata katanya ngomongnya nyuruh suruh ngaku mengaku galak galaknya judes ketus ramah jutek sombong baik sabar jahat kasar sudah udah tadi kemarin digaji gajinya gratis aman rahasia itu tugasnya kerjanya meninggal buka tutup cuek teh pelit'.split(
    ' ',
  ),
);
/** Asks about helpers as such, where no talk with one is asked for. */
const ABOUT_HELPERS =
  /\b(?:apa itu|itu apa|apa sih|itu siapa|siapa sih|(?:pendamping|petugas|kader|relawan)\w* (?:siapa|apa)|siapa pendamping|tugas|gaji|digaji|upah|rahasia|aman|(?:bayar|mbayar|gratis|dipungut) (?:ga|gak|nggak|tidak|berapa|pendamping)|berapa bayar|minta uang)\b/u;
/** A number to call is asked for, or a call of somebody else. */
const NUMBER = /\b(?:nomor|nomer|nmr|no|kontak|kode|bpjs)\b/u;
/** No wish is ever put about these. */
const OTHER_MATTERS =
  /\b(?:nagih|menagih|ditagih|tagih|survei|survey|ambulan\w*|ambulance|jenazah|obat|obatnya|dokter\w*|perawat\w*|bidan\w*|otp|pelicin|pandawa|165|119|gizi|psikolog|psikiater|spesialis|foto ktp)\b/u;

/** Looks at what stands beside each word, and takes back what is no wish: counted, told about, past, not wanted. */
function settle(given: readonly Token[], said: string): string {
  if (OTHER_MATTERS.test(said)) return given.map(({ tag }) => (tag === 'L' ? tag : '.')).join('');
  const tokens = given.map(({ word, tag }) => ({ word, tag }));
  const talks = tokens.some(({ tag }) => tag === 'T' || tag === 'C');
  const about = !talks && ABOUT_HELPERS.test(said);
  const number = NUMBER.test(said) && !tokens.some(({ tag }) => tag === 'M' || isPerson(tag));
  tokens.forEach((token, i) => {
    if (number && token.tag === 'k') token.tag = '-';
    if (!isPerson(token.tag)) return;
    if (about || isCounted(tokens, i) || isToldOf(tokens, i)) token.tag = '-';
    else if (token.tag === 'P' && tokens[i + 1]?.tag === 'I') token.tag = 'i';
  });
  return withoutPast(withoutRefused(tokens))
    .map(({ tag }) => tag)
    .join('');
}

function isPerson(tag: Tag): boolean {
  return tag === 'P' || tag === 'O';
}

const BARE = /^(?:orang|org|urang|wong)$/u;
const FOLLOWS_PERSON = /^(?:|[yGURSNTAEHKkCjWVDMBPaOn|*?])$/;

/** A number of people, or people of some kind. */
function isCounted(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const next = tokens[i + 1]?.tag ?? '';
  if (before?.tag === '#' || COUNT.has(before?.word ?? '')) return true;
  if (tokens[i]?.tag !== 'O') return false;
  // "Sambungin ke orang dalem", "ngendikan kalih tiyang estu": whoever it is, they are to be talked with.
  if (/[CTd.][^.]?G$/.test(tagsBefore(tokens, i)) && /[CT]/.test(tagsBefore(tokens, i))) return false;
  const isBare = BARE.test(tokens[i].word);
  return !FOLLOWS_PERSON.test(next) || (isBare && next === 'R');
}

function tagsBefore(tokens: readonly Token[], i: number): string {
  return tokens
    .slice(Math.max(0, i - 3), i)
    .map(({ tag }) => tag)
    .join('');
}

/** Somebody says what a helper says, does or is, or that they are one. */
function isToldOf(tokens: readonly Token[], i: number): boolean {
  const wanted = tokens.slice(Math.max(0, i - 12), i).some(({ tag }) => tag === 'W' || tag === 'C' || tag === 'S');
  if (ABOUT_BEFORE.has(tokens[i - 1]?.word ?? '')) return true;
  if (ABOUT_AFTER.has(tokens[i + 1]?.word ?? '')) return true;
  if (!wanted && ABOUT_AFTER.has(tokens[i + 2]?.word ?? '')) return true;
  // "saya petugas kebersihan", "petugasnya minta uang"
  if (i === 1 && tokens[0]?.tag === 'M') return true;
  const does = DOES.has(tokens[i + 1]?.word ?? '') || (tokens[i + 1]?.tag === 'N' && tokens[i + 2]?.tag === 'W');
  return !wanted && does;
}

/** What a helper is said to do, where none was asked for. */
const DOES = new Set(['minta', 'mintak', 'njaluk', 'mau', 'telpon', 'nelpon', 'telepon', 'datang', 'ke']);

/** What may be refused. */
const REFUSABLE = /[POiCTtnKkcApEeHDj]/;
const LATER = new Set(['nanti', 'ntar', 'nti', 'mengko']);
const NEED = new Set(['usah', 'jadi', 'jd', 'sido', 'sah', 'butuh', 'perlu', 'kedah', 'osa', 'usahmi']);

/** "ga usah", "jangan", "belum butuh": what follows is not wished for, until something else is. "bisa ga" asks. */
function withoutRefused(tokens: readonly Token[]): Token[] {
  let refused = false;
  let since = 0;
  return tokens.map(({ word, tag }, i): Token => {
    const before = tokens[i - 1]?.tag ?? '';
    const next = tokens[i + 1];
    const nextTag = next?.tag ?? '';
    if (tag === '|') refused = false;
    if (tag === 'S' && before === 'N') return { word, tag: '.' };
    if (tag === 'u' && before === 'N') return { word, tag: '' };
    if (tag === 'N') {
      if (before === 'S' || before === 'a' || nextTag === '') return { word, tag: '' };
      if (nextTag === 'u') return { word, tag: 'L' };
      const waited = tokens.slice(Math.max(0, i - 12), i).some(({ tag: earlier }) => '?yPO'.includes(earlier));
      if (nextTag === 'W' || NEED.has(next?.word ?? '') || (!waited && /[TKkApCt]/.test(nextTag))) {
        refused = true;
        since = 0;
        return { word, tag: 'J' };
      }
      return { word, tag };
    }
    if (tag === 'J') {
      if (nextTag === '' || (LATER.has(word) && !/[POikT]/.test(nextTag))) return { word, tag: '.' };
      refused = true;
      since = 0;
      return { word, tag };
    }
    if (!refused) return { word, tag };
    if (tag === 'W' && since > 0) refused = false;
    if ((tag === '.' || tag === '-') && !(before === 'N' && NEED.has(word))) since++;
    return { word, tag: refused && REFUSABLE.test(tag) ? '-' : tag };
  });
}

/** What has happened already is told, not wished for. */
function withoutPast(tokens: readonly Token[]): Token[] {
  return tokens.map((token, i) => {
    if (!/[TtnKkApHEeCj]/.test(token.tag)) return token;
    const near = tokens.slice(Math.max(0, i - 2), i);
    const past = near.findLastIndex(({ tag }) => tag === 'Z');
    return past < 0 || near.slice(past).some(({ tag }) => tag === 'W') ? token : { ...token, tag: '-' };
  });
}
