import { rawWords } from './normalise.ts';

/** What somebody who waits for an answer of a person may say about the waiting itself. */
export type WaitingWords = 'where' | 'withdraw' | null;

const MOST_WORDS = 9;
const ADDRESS = new Set(
  'pak bu bapak ibu mas mbak mba kak kakak bang min admin kawan ya yaa dong deh sih nih lho loh to toh tho kok ini itu saya aku aja saja lagi si gan bos pun atuh teh kang uda uni'.split(
    ' ',
  ),
);

/** Calls into the room, or asks how long it takes and where it stands. */
const WHERE =
  /^(?:halo+|hallo|hello|hai|hei|hey|hoi|woi|oi|ping|p|tes|test|permisi|punten|misi|spada|assalamualaikum|kulonuwun)(?: (?:halo|hallo|ada|orang|orangnya|di|sana))*$|\b(?:kapan|kpn|kapankah|iraha|pabilo)\b.*\b(?:d?i?jawab\w*|d?i?balas\w*|d?i?bales\w*|d?i?wangsul\w*|d?i?wales\w*|d?i?hubungi\w*|d?i?tele?pon\w*|datang\w*|dateng|ditangani|direspon\w*|dibantu\w*|ada|mulai|bisa|gilirannya?|giliran)\b|^(?:kapan|iraha|suwe|lawas|lama|lamo|lila|lami)(?: (?:banget|bgt|amat|sekali|men|temen|tenan|pisan|bana|kali|nian))*$|\b(?:lama|suwe|lamo|lila)\b.{0,12}\b(?:banget|bgt|amat|sekali|kali|jawab\w*|balas\w*|bales\w*|nunggu\w*|lagi|men|pisan|bana)\b|\b(?:masih|isih|msh) (?:lama|suwe|lamo|nunggu|menunggu|ngenteni)\b|\b(?:berapa|brp|pira|piro) (?:lama|jam|menit|hari|suwe)\b|\b(?:sudah|udah|udh|dah|wis|wes|sampun|apa sudah) (?:ada|dijawab|dibalas|sampai|diterima|diteruskan|disampaikan|dibaca|nyampe)\b|^(?:sudah|udah|udh|wis|wes|sampun)(?: (?:belum|durung|dereng|blm|apa belum))?$|\b(?:kok|kenapa|knp|napa|ngopo)\b.{0,14}\b(?:belum|blm|durung|dereng|ga|gak|nggak|ora|tidak|lama)\b.{0,16}\b(?:jawab\w*|balas\w*|bales\w*|ada|datang|hubungi\w*|d?i?tele?pon\w*|respon\w*|dijawab|dibalas|dibales)\b|\b(?:belum|blm|durung|dereng|ga|gak|nggak) (?:ada )?(?:yang |yg |sing )?(?:jawab|balas|bales|dijawab|dibalas|dibales|direspon|njawab|merespon|respon)\b|\b(?:nomor|nomer|no) (?:permintaan|bantuan|antrian|antrean)\b|\b(?:gimana|gmn|bagaimana|piye|kepiye|kumaha) (?:permintaan|kelanjutan|kabar|bantuan|jadinya|iki|nasib)\w*|\b(?:saya|aku|kulo|kula|abdi|awak) (?:nunggu|tunggu|menunggu|ngenteni|nenggo|ngantosan)\b|^(?:nunggu|menunggu|ditunggu|tunggu)(?: lama| terus| dari tadi)*$|\b(?:dari|dr|kawit|ti) (?:tadi|mau|wau) (?:nunggu|belum|blm|ga|gak|durung)\b/u;

/** Asks how long something of JKN takes, not the answer. */
const MATTER = /\b(?:kartu|aktif|bpjs|jkn|iuran|bayar|daftar|rujukan|pbi|denda|operasi|sembuh|nunggak)\w*/u;
const ANSWER = /jawab|balas|bales|wales/u;

/** Takes the wish back. */
const WITHDRAW =
  /^(?:batal\w*|dibatalkan|cancel|cabut|(?:ga|gak|nggak|ngga|ndak|tidak|tdk|ora|ra|mboten|teu|indak|kagak) (?:jadi|jd|sido|siyos|sios|janten)|urung|wurung|bolay)\b(?!.*(?:bpjs|kartu|rujukan|autodebit|autodebet|bayar|transaksi|antrean|antrian|janji|daftar))|\b(?:batalkan|batalin|cancel|tutup) (?:permintaan|bantuan|tiket|aja|saja|nya)\b|^(?:sudah|udah|udh|dah|wis|wes|sampun) (?:ga|gak|nggak|tidak|ndak|ora|mboten) (?:usah|perlu|butuh|sah|jadi)\b|\b(?:ga|gak|nggak|tidak|ndak|ora|mboten|teu|indak) (?:usah|perlu|butuh|jadi) (?:lagi|pendamping\w*|dibantu|bantuan|petugas\w*|orang\w*|ditelpon|dihubungi)\b|^(?:sudah|udah|wis|sampun) (?:selesai|cukup|beres|ketemu|rampung|teratasi|bisa sendiri)\b|^(?:selesai|tutup|tutup bantuan|batal bantuan)$/u;

/** Reads only short messages: whoever writes more tells a story, and the story is for the mentor. */
export function readWaitingWords(text: string): WaitingWords {
  const said = rawWords(text);
  if (said.length === 0) return /^\s*\?+\s*$/.test(text) ? 'where' : null;
  if (said.length > MOST_WORDS) return null;
  const core = said.filter((word) => !ADDRESS.has(word)).join(' ');
  const all = said.join(' ');
  if (WITHDRAW.test(core) || WITHDRAW.test(all)) return 'withdraw';
  if (MATTER.test(all) && !ANSWER.test(all)) return null;
  return WHERE.test(core) || WHERE.test(all) ? 'where' : null;
}
