import { rawWords } from '../normalise.ts';
import { tagsOf, type Tag } from './words.ts';

export interface Token {
  readonly word: string;
  readonly tags: ReadonlySet<Tag>;
}

/** One statement or question of a message: "saya sudah bayar" and "kok belum aktif" are two. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** Everything that one of its tokens may do: most that is looked for in a clause is not there. */
  readonly tags: ReadonlySet<Tag>;
  /** What it was joined by ("kok", "tapi"), itself not among the tokens; null: it begins a sentence. */
  readonly joint: Token | null;
  /** A question word or a question mark is of this clause. */
  readonly asks: boolean;
  /** It depends on another one: if, when, before. */
  readonly subordinate: boolean;
}

/** Messages are long stories at most; what a report says stands well within so many words. */
const MOST_WORDS = 200;
const LETTER = /\p{L}/u;

/** Words that people write as two and that mean one thing here. */
const JOINED: readonly (readonly [RegExp, string])[] = [
  [/\brumah sakit\b/g, 'rumahsakit'],
  [/\blah (?=(?:daftar|bayar|dibayia|lunas|aktif|jadi|siap|mandaftar|mambayia|tadaftar|didaftarkan)\b)/g, 'alah '],
  [/\bkartu indonesia sehat\b/g, 'kartu kis'],
  [/\bbantuan iuran\b/g, 'bantuaniuran'],
  [/\b(daftar|bayar|lunas|aktif|jadi) mi\b/g, '$1mi'],
  [/\b(?:berapa|brp) (bulan|bln|tahun) (?:ini|iki)\b/g, 'beberapa $1'],
  [/\bcicilan (?:hp|motor|mobil|rumah|kulkas|tv|bank|koperasi|emas|panci|laptop)\b/g, 'kredit'],
  [/\b(?:esuk|isuk) mau\b/g, 'tadi'],
  [/\b(di|ke) mana\b/g, '$1mana'],
  [/\b(?:baru|br|bru) (?:la(?:hir|hia|ir)|lhr|brojol)\b|\blagi la(?:hir|ir)\b/g, 'barulahir'],
  [/\b(?:baru|br|lagi|anyar) (?:aja|saja|ae|wae|mawon|kemawon|siap|pisan)\b/g, 'barusan'],
  [/\b(?:ga|gak|tidak|ngga|nggak|enggak|tak|teu|ora|mboten|batal) (?:jadi|jd|janten|sido|saestu)\b/g, 'batal'],
  [/\bmau (?=(?:esuk|isuk|bengi|wengi|awan|sore|enjing|subuh)\b)/g, 'tadi '],
  [
    /\b(?:ada|masuk|tercantum|kecantol|tercatat) (?:di|ke|dalam) (?:daftar |data |list )?(?:penerima )?(?=pbi\b)/g,
    'keluar ',
  ],
  [/\b(di|ku) (?=(?:daftar|bayar|pindah|alih|terima|lunas|aktif|acc|setuju|tanggung|potong|transfer))/g, '$1'],
  [/\b(?:yang|yg|sing|nu) (?:lain|lainnya|liane|sanes|sejen)\b/g, 'mereka'],
  [/\bsi kecil\b/g, 'sikecil'],
  // "Si Budi udah lunas" is about somebody else.
  [/\bsi (?!(?:kecil|bayi|dedek|dede|adek|adik|baby|orok|thole|genduk|ucil|bungsu|bontot|sulung)\b)[a-z]+/g, 'mereka'],
  [/\borang tua\b|\bwong tuwo\b/g, 'orangtua'],
  [/\bnomor va\b|\bno va\b|\bvirtual account\b|\bvirtual akun\b/g, 'va'],
  [/\bbpjs (?:tk|ketenagakerjaan|naker)\b/g, 'bpjstk'],
  [/\bkawan jkn\b|\bterima kasih\b/g, 'makasih'],
  [/\bpuji tuhan\b|\bkabar baik\b/g, 'alhamdulillah'],
  [/\b(lapor|ngabari|ngabarin|kabari|kabarin|info|bilang|cerita) (?:kalau|kalo|klo|kl|nek|bahwa|yen)\b/g, '$1'],
  [/\b(?:jadi|dadi) (?=(?:sekarang|skrg|skr|saiki|ayeuna)\b)/g, 'makanya '],
  [/\bhari (?:ini|niki)\b|\bdinten (?:punika|niki)\b|\bdina iki\b/g, 'hariini'],
];

const ANY_JOINED = new RegExp(JOINED.map(([{ source }]) => source).join('|'));

/** The clauses of a message, in order. */
export function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let left = MOST_WORDS;
  for (const sentence of text.split(/(?<=[?!.;\n])|[,:()]/u)) {
    if (!LETTER.test(sentence)) continue;
    const tokens = tokensOf(sentence).slice(0, left);
    left -= tokens.length;
    if (tokens.length > 0) clauses.push(...splitAtJoints(tokens, sentence.includes('?')));
    if (left <= 0) break;
  }
  return clauses;
}

function tokensOf(sentence: string): Token[] {
  let joined = rawWords(sentence).join(' ');
  // Most sentences hold none of them, and one look at all is cheaper than a look at each.
  if (ANY_JOINED.test(joined)) for (const [pattern, whole] of JOINED) joined = joined.replace(pattern, whole);
  if (joined === '') return [];
  return joined.split(' ').map((word) => ({ word, tags: tagsOf(word) }));
}

function splitAtJoints(tokens: readonly Token[], questionMark: boolean): Clause[] {
  const starts = tokens.flatMap((token, i) => (i === 0 || isJoint(tokens, i) ? [i] : []));
  return starts.map((at, i) => {
    const own = tokens.slice(at, starts[i + 1]);
    const joint = own[0] && at + i > 0 ? own[0] : null;
    // A connecting word itself says nothing; a question word belongs to its question.
    const body = joint && (joint.tags.has('but') || joint.tags.has('why')) ? own.slice(1) : own;
    const marked = questionMark && (i === starts.length - 1 || TAGS_ON.has(own.at(-1)?.word ?? ''));
    const asks = marked || own.some(({ tags }) => tags.has('asks')) || isWhy(own) || makesSure(own) || endsOpen(own);
    return { tokens: body, tags: tagsOfAll(body), joint, asks, subordinate: isSubordinate(body) };
  });
}

export function tagsOfAll(tokens: readonly Token[]): ReadonlySet<Tag> {
  const all = new Set<Tag>();
  for (const { tags } of tokens) for (const tag of tags) all.add(tag);
  return all;
}

/** "udah bikin bpjs kok mbak" asks nothing: after such a "kok" comes no word with a meaning. */
function isWhy([first, ...rest]: readonly Token[]): boolean {
  return first?.tags.has('why') === true && rest.some(({ tags }) => !tags.has('vocative') && !tags.has('thanks'));
}

/** "oh jadi sudah terdaftar ya": wants to hear whether that is so. */
function makesSure(own: readonly Token[]): boolean {
  const end = own.at(-1)?.word ?? '';
  return SO.has(own[0]?.word ?? '') && (end === 'ya' || end === 'kan' || end === 'to');
}

/** "bayar lewat kader aman ga": whether it is so or not. */
function endsOpen(own: readonly Token[]): boolean {
  const end = own.findLast(({ tags }) => !tags.has('vocative'));
  if (own.length < 2 || end === undefined) return false;
  if (end.tags.has('not')) return !own.some(({ tags }) => tags.has('now'));
  return end.tags.has('notYet') && own.some(({ tags }) => tags.has('done'));
}

/** At the end of a clause before a question mark: "sudah dibayar kan kalau miskin?" */
const TAGS_ON = new Set(['kan', 'ya', 'to', 'tah', 'kah']);

const SO = new Set(['oh', 'jadi', 'berarti', 'o', 'ooh', 'dadi']);

function isJoint(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || !token) return false;
  const { tags, word } = token;
  // "sudah aktif apa belum", "lunas itu artinya apa": the question is about what stands before.
  // "sudah bayar berapa bulan": how much of it.
  if (HOW_MUCH.has(word) && (before.tags.has('pay') || before.tags.has('out'))) return false;
  if (tags.has('asks'))
    return after === undefined ? HOW.has(word) : !after.tags.has('notYet') && !after.tags.has('not');
  if (tags.has('why') || tags.has('unless')) return true;
  // "sudah habis dibayar": all of it.
  if (tags.has('after')) return !before.tags.has('done');
  if (tags.has('but')) return after !== undefined;
  // "sudah daftar belum bayar": what is not done yet is a statement of its own.
  const joined = before.tags.has('but') || before.tags.has('why');
  return tags.has('notYet') && !joined && after !== undefined && isContent(after);
}

const HOW_MUCH = new Set('berapa brp brapa piro pinten sabaraha bara apa'.split(' '));

/** At the end of a sentence these ask what to do, and not whether it is so. */
const HOW = new Set('bagaimana gimana gmn gmna piye pripun kumaha baa kenapa knp'.split(' '));

/** Says something by itself; "belum ya", "belum sih" do not. */
function isContent({ tags, word }: Token): boolean {
  return !tags.has('vocative') && !tags.has('self') && word !== 'juga';
}

const AT_HAND = new Set(['tadi', 'td', 'nih', 'ini', 'iki', 'ki', 'nieh']);

/** "habis bayar barusan di brilink" is a report, "habis bayar terus apa" is none. */
function isSubordinate(body: readonly Token[]): boolean {
  const [first] = body;
  if (first === undefined) return false;
  if (first.tags.has('unless')) return true;
  return (
    first.tags.has('after') &&
    !body.some(({ tags, word }) => (tags.has('just') && word !== 'baru') || AT_HAND.has(word))
  );
}
