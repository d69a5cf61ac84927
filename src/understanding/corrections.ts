import { readFacts, type Facts } from './facts/facts.ts';
import type { Places } from './facts/find-place.ts';
import type { Whom } from './facts/circumstances.ts';
import { readNameAnswer } from './facts/name.ts';
import { saidIn } from './facts/said.ts';
import { rawWords } from './normalise.ts';
import { readOutcome } from './outcomes.ts';

/** What somebody takes back or puts right. */
export type Correction =
  /** What was reported just now is not so: "eh belum ding". */
  | { readonly kind: 'undo' }
  /** Messages may come after all: "eh jangan berhenti". */
  | { readonly kind: 'unstop' }
  /** What was told of oneself was wrong; only what is right now: "salah, 5 orang". */
  | { readonly kind: 'facts'; readonly facts: CorrectedFacts }
  /** It was about somebody else: "bukan saya, ibu saya". */
  | { readonly kind: 'whom'; readonly whom: Whom };

export type CorrectedFacts = Pick<Facts, 'people' | 'class' | 'months' | 'name' | 'work' | 'place'>;

/** A correction is short: whoever tells a story corrects nothing. */
const LONGEST = 160;
const MOST_WORDS = 16;
const NOT_YET = 'belum|blm|blom|belom|durung|dereng|tacan|acan|alun';
const EH = 'eh|ehh|lho|loh|aduh|waduh|maaf|maap|sori|sorry|ups|oh|hehe|ralat|koreksi|tunggu|bentar|hapunten|nuwun sewu';
const WRONG =
  'salah|slh|keliru|kleru|klentu|lepat|kepencet|kesalahan|ralat|koreksi|typo|salahnya|salah (?:pencet|ketik|tulis|kirim|ngomong|jawab|pilih|tekan|info)';
/** "Belum ding", "eh belum", "ternyata belum bayar". A bare "belum" answers whatever was asked. */
const STARTS_NOT_YET = new RegExp(
  `^(?:(?:${EH}|${WRONG}|ternyata|jebule|maksud(?:nya|ku|e)?|saya|aku|tadi|itu|ya|kak|mas|mbak|pak|bu|bang|min)\\s+)*(?:${NOT_YET})\\b`,
  'u',
);
const TAKES_BACK = new RegExp(`\\b(?:${EH}|${WRONG}|ding|deng|dink|ternyata|jebule|maksud(?:nya|ku|e|na)?)\\b`, 'u');
const ONLY_WRONG = new RegExp(
  `^(?:(?:${EH}|kak|mas|mbak|pak|bu|bang|min|saya|aku|kula|kulo|tadi|yang|yg|itu|mau|jawaban|jawabannya|laporan|laporannya)\\s+)*(?:${WRONG})(?:\\s+(?:saya|aku|tadi|yang|yg|itu|ya|kak|mas|mbak|pak|bu|bang|min|maaf|ding|deng|sih|kok|mau|pencet|ketik|tulis|kirim|jawab|pilih))*$`,
  'u',
);
const CANCEL =
  /^(?:(?:eh|maaf|tolong|kak|min|mas|mbak|yang|yg|tadi)\s+)*(?:batalkan|batalin|batalno|dibatalkan|cancel|bukan begitu|bukan gitu|dudu ngono)(?:\s+(?:yang|yg|tadi|itu|ya|aja|saja|kak|min|mas|mbak|pak|bu))*$/u;
const STOP = 'berhenti|brenti|stop|setop|mandeg|mandek|unsubscribe|eureun';
const UNSTOP = new RegExp(
  `\\b(?:jangan|jgn|ojo|ojok|aja|batal|gak? jadi|gk jadi|nggak jadi|enggak jadi|tidak jadi|tak jadi|ora sido|mboten siyos|wurung|teu jadi|bukan mau|tidak mau|ga mau|gak mau|bukan)\\s+(?:di|dulu|jadi|mau)?\\s*(?:${STOP})(?:kan|in)?\\b|(?<!(?:jangan|jgn|ojo|usah) )\\b(?:ingatkan|ingetin|sapa|kirimi|kirim|nyalakan|hidupkan)\\s+(?:saya\\s+|pesan\\s+|pengingat\\w*\\s+)?(?:lagi|maneh|deui)\\b`,
  'u',
);
/** Who paid or not is another matter: "jangan berhenti bayar". */
const OF_PAYING = /\b(?:bayar|mbayar|byr|iuran|kerja|daftar|obat)\w*/u;
const CHANGES =
  /\b(?:ganti|gantien|gentos|ubah|ngubah|rubah|robah|betulkan|benerin|perbaiki|koreksi|ralat|salah|keliru|kleru|lepat|bukan|bkn|dudu|sanes|maksud\w*|seharusnya|harusnya|mestinya|kudune|yang benar|sing bener|yg bener|yang betul|yg betul|eh)\b/u;
const NAME = /\b(?:nama|namaku|namanya|jeneng|jenengku|asma|panggilan|panggil|ngaran|wasta)\b/u;
const RIGHT_NAME =
  /^.*(?:\b(?:jadi|dadi|menjadi|ke|dengan|karo|yang benar|yg bener|yang bener|yang betul|yg benar|sing bener|harusnya|seharusnya|mestinya|kudune|tapi|melainkan|panggil|nama saya|namaku|jenengku)\s+)(?:itu\s+|adalah\s+|aja\s+|saja\s+|saya\s+|aku\s+)?(.{2,60})$/iu;
const NOT_BUT_NAME =
  /\b(?:bukan|bkn|dudu|sanes)\s+((?:bu|ibu|pak|bapak|mbak|mas|mbah|kang|teh|bang)\s+\p{L}+)\s*(?:,|tapi|tp|melainkan|ning)\s*(.{2,40})$/iu;
const NOT_BUT_NUMBER =
  /\b(?:bukan|bkn|dudu|sanes)\s+(\d{1,2})\s*(orang|org|bulan|bln|tahun|thn)?\s*(?:,|tapi|tp|melainkan|ning)\s*(\d{1,2})(?!\d)/iu;
const NOT_ME =
  /\b(?:bukan|bkn|dudu|sanes)\s+(?:untuk\s+|buat\s+|punya\s+|bpjs\s+)?(?:saya|aku|sy|gue|gw|kula|kulo|abdi)\b/u;

const ASKS =
  /\b(?:piro|pinten|sabaraha|berapa|brp|gimana|gmn|bagaimana|piye|pripun|kumaha|apa|opo|nopo|apakah|kapan|dimana|kenapa|knp|bisa|boleh|cara|carane|siapa)\b/u;
/** "Belum paham" takes nothing back. */
const OF_MIND = /\b(?:paham|faham|ngerti|mengerti|mudeng|tahu|tau|jelas|ngarti|ngertos|ada kabar|sempat)\b/u;
const WHOM: readonly (readonly [Whom, RegExp])[] = [
  ['mother', /\b(?:ibu|ibuku|emak|mamak|mama|simbok|mbok|biyung|nyokap|amak)\b/u],
  ['father', /\b(?:bapak|bapakku|ayah|ayahku|abah|papa|bokap|amang)\b/u],
  ['spouse', /\b(?:suami|suamiku|istri|istriku|bojo|bojoku|bini|laki)\b/u],
  ['child', /\b(?:anak|anakku|bayi)\b/u],
  ['other', /\b(?:teman|tetangga|kakak|adik|mertua|nenek|kakek|saudara|simbah|mbah|sepupu|majikan)\b/u],
];

/**
 * What somebody takes back or puts right; null: nothing. Scrubbed text in; `now` is UTC milliseconds. Without `places` no
 * place is put right.
 */
export function readCorrection(text: string, now: number, zone: string, places?: Places): Correction | null {
  if (text.length > LONGEST || text.includes('?')) return null;
  const words = rawWords(text);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const said = words.join(' ');
  if (UNSTOP.test(said) && !OF_PAYING.test(said)) return { kind: 'unstop' };
  if (ASKS.test(said)) return null;
  const whom = whomOf(said);
  if (whom !== undefined) return { kind: 'whom', whom };
  const facts = CHANGES.test(said) ? correctedFacts(text, said, { now, zone, places }) : null;
  if (facts) return { kind: 'facts', facts };
  const undone = (STARTS_NOT_YET.test(said) && TAKES_BACK.test(said)) || ONLY_WRONG.test(said) || CANCEL.test(said);
  // Looking for a report costs most, and hardly anything comes so far.
  return undone && !OF_MIND.test(said) && !readOutcome(text, now, zone) ? { kind: 'undo' } : null;
}

/** "bukan saya kak, tapi bapak saya": a word for somebody after the "not me". */
function whomOf(said: string): Whom | undefined {
  const not = NOT_ME.exec(said);
  const rest = not ? said.slice(not.index + not[0].length) : '';
  return WHOM.find(([, pattern]) => pattern.test(rest))?.[0];
}

/** What is right now, where something was told to be wrong. */
function correctedFacts(
  text: string,
  said: string,
  { now, zone, places }: { readonly now: number; readonly zone: string; readonly places: Places | undefined },
): CorrectedFacts | null {
  const name = correctedName(text, said);
  if (name !== undefined) return { name };
  const instead = NOT_BUT_NUMBER.exec(text);
  const heard = readFacts(instead ? `${instead[3] ?? ''} ${instead[2] ?? 'orang'}` : text, now, zone, places);
  const { people, class: dues, months, work, place } = heard;
  const facts: CorrectedFacts = {
    ...(people !== undefined && { people }),
    ...(dues !== undefined && { class: dues }),
    ...(months !== undefined && { months }),
    ...(work !== undefined && { work }),
    ...(place !== undefined && { place }),
    ...(heard.name !== undefined && { name: heard.name }),
  };
  return Object.keys(facts).length > 0 ? facts : null;
}

/** "ganti nama jadi bu titin", "nama saya salah, yang benar Pak Joko", "bukan bu tini, bu titin". */
function correctedName(text: string, said: string): string | undefined {
  const instead = NOT_BUT_NAME.exec(text);
  const right = instead ? instead[2] : NAME.test(said) ? RIGHT_NAME.exec(text)?.[1] : undefined;
  return right === undefined ? undefined : readNameAnswer(saidIn(right));
}
