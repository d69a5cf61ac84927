import { childrenIn } from './kin.ts';
import { partsOf, type Said } from './said.ts';

const WIDOWED = new Set(['janda', 'duda', 'rondo', 'rangda', 'balu', 'cerai', 'bercerai', 'pegatan', 'dicerai']);
const SPOUSE = new Set(['suami', 'istri']);
const GONE = new Set(
  'meninggal wafat ninggal kapundhut sedo pupus meninggoy almarhum alm almarhumah pergi kabur minggat dipanggil berpulang mati matek'.split(
    ' ',
  ),
);
/** Between the husband and that he is gone. */
const GONE_BETWEEN = new Set(
  'saya sudah telah baru dulu kemarin nya tahun lalu yang tos alah su ga tidak ada'.split(' '),
);

/** "Anak dua, suami udah ga ada": the children and whoever tells it. */
export function bereaved(said: Said): number | undefined {
  return said.some((_, i) => isGone(said, i)) ? widowed(said) : undefined;
}

/** A widow with two children is three; so is whoever brings them up alone. */
export function widowed(said: Said): number | undefined {
  if (!said.some((word, i) => WIDOWED.has(word.text) || isSingleParent(said, i) || isGone(said, i))) return undefined;
  const children = childrenIn(said);
  return children === undefined ? undefined : children + 1;
}

function isSingleParent(said: Said, at: number): boolean {
  const next = said[at + 1];
  if (said[at]?.raw === 'single')
    return ['mom', 'parent', 'mother', 'dad', 'mama', 'fighter'].includes(next?.raw ?? '');
  return said[at]?.raw === 'orang' && next?.raw === 'tua' && said[at + 2]?.raw === 'tunggal';
}

/** "Suami sudah meninggal", "suami udah ga ada". */
function isGone(said: Said, at: number): boolean {
  if (!SPOUSE.has(said[at]?.text ?? '')) return false;
  for (let i = at + 1; i <= at + 5; i++) {
    const { raw, text } = said[i] ?? { raw: '', text: '' };
    if (GONE.has(raw) || (text === 'ada' && ['tidak', 'ga'].includes(said[i - 1]?.text ?? ''))) return true;
    if (!GONE_BETWEEN.has(text) && !GONE_BETWEEN.has(raw)) return false;
  }
  return false;
}

const ALONE =
  /(?:^| )(?:(?:tinggal|hidup|cuma|hanya|urip|hirup) (?:saya )?(?:sendiri|sendirian|dewe|sorangan)|(?:cuma|hanya) (?:saya|saya saja|satu(?: orang)?(?= (?:mas|kak|bu|pak|saja|doang|mbak)|$))|sendirian|seorang diri|sebatang kara|sorang diri)(?: |$)/u;
const ALONE_WHOLE =
  /^(?:(?:saya|sa|ulun|kami) )?(?:sendiri|sendirian|dewe|sorangan|saya|kula piyambak|piyambak)(?: saja| doang| mas| kak| bu| pak| to| tho| ya| kok| mbak){0,3}$/u;

/** Between two commas: "jualan online, sendiri, kelas 2". */
const ALONE_PART = new Set(['sendiri', 'sendirian', 'dewe', 'sorangan', 'piyambakan', 'dewekan']);

export function alone(said: Said): number | undefined {
  const text = said.map((word) => word.text).join(' ');
  const isPart = partsOf(said).some(
    ({ words: [first, ...rest] }) => rest.length === 0 && ALONE_PART.has(first?.text ?? ''),
  );
  const isAsked = said.some(({ raw }) => raw === '?');
  return !isAsked && (isPart || ALONE.test(text) || ALONE_WHOLE.test(text)) ? 1 : undefined;
}
