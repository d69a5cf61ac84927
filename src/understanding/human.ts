import { words } from './normalise.ts';

const PERSON =
  'pendamping|petugas|petugasnya|orang|orangnya|orange|manusia|manungsa|operator|relawan|kader|cs|customer service|admin|adminnya|ahli|ahlinya|agen|agent|karyawan|pegawai|wonge|wong';
const TALK =
  'bicara|ngomong|omong|omongan|ngobrol|obrol|curhat|cerita|wicantenan|wicanten|matur|ngendikan|rembugan|chat|telepon|telpon|nelpon|ditelepon|ditelpon|dihubungi|hubungi|hubungkan|konsultasi|ketemu|bertemu|ditemui|tanya|sambung|sambungkan|sambungin|disambungkan|panggil|panggilkan|bercakap|video call|dijawab|jawab|dijelaskan|dijelasin|jelasin|jelaskan|dijelaske|jelaske|terangkan|diterangkan|terangaken|diterangke';
const ACCOMPANY =
  'damping|didampingi|dampingi|didampingin|pendampingan|ditemani|ditemenin|temani|temenin|temanin|nemenin|menemani|dikancani|kancani|ngancani|dipandu|pandu|dituntun|tuntun|diajari|diajarin|ajari|ajarin|diantar|dianterin|anterin|anter|antar|diewangi|ewangi|diuruskan|diurusin|uruskan|urusin|dipun ewangi|dipun dampingi|dipun kancani|dipun tuntun|dipun telpon|dipun bantu|diarahkan|diarahin|arahin|arahkan|dibacakan|bacaaken|datang ke rumah|didatangi|didatengin|ke rumah';
const WISH =
  'mau|minta|tolong|bantu|butuh|perlu|bisa|nyuwun|njaluk|jaluk|badhe|mohon|coba|pengin|ada|mana|saja|kapan|dapat|tanya';
const HELP = 'bantu|bantuan|pertolongan|pitulungan|mbiyantu|pitulung|tulungana|help|bantuannya|mbantu';

const within = (list: string) => new RegExp(`\\b(?:${list})\\b`, 'u');
const IS_PERSON = within(PERSON);
const IS_TALK = within(TALK);
const IS_ACCOMPANY = within(ACCOMPANY);
const IS_WISH = within(WISH);
const IS_HELP = within(HELP);
/** Lost: no wish is put, but nobody who writes this gets on alone. */
const IS_LOST =
  /\b(?:tidak (?:mengerti|paham|dong|mudeng|bisa membaca|tahu apa|saged maos|tahu harus|nyambung|jelas jawabannya|bisa baca|sanggup lagi)|bingung|pusing|puyeng|buntu|nyerah|menyerah|mumet|capek|lelah|buta huruf|gaptek|blank|takut salah)\b/u;
/** "Call me", whoever it may be. */
const CALL_ME =
  /\b(?:telepon|telpon|hubungi|kabari|konsultasi|bicara|ngobrol|curhat|ketemu|tanya|sambungin|sambungkan|chat) (?:saya|langsung|saja)\b|\b(?:ditelpon|ditelepon|dihubungi|sambungin|sambungkan|hubungkan|jelasin)\b|^(?:cs|customer service|admin|operator)\b/u;
const IS_PLEA = within('minta|tolong|bantu|perlu|mohon');
/** The bot itself is refused. */
const NO_BOT =
  /\b(?:jangan|bukan|bosan|bosen|males|malas|ganti|mulu|terus|tidak mau|sama|ke|pakai|pake|mana) (?:dengan |sama )?(?:robot|bot|mesin|orang|orangnya|manusia|petugas)\b|\b(?:robot|bot|mesin) (?:mulu|terus|lagi)\b|\borang(?:nya)? mana\b|\blive agent\b/u;
/** About helpers, aid or somebody else: not a wish for one of ours. */
const ABOUT =
  /\b(?:orang lain|kartu|siapa|apa itu|itu apa|artinya|tugas|fungsi|syarat|gaji|upah|galak|ramah|judes|ketus|jutek|mengaku|ngaku|transfer|otp|hadiah|sandi|pin|titip|setor|tunai|bansos|bantuan (?:iuran|pemerintah|sosial|desa|tunai|uang|hidup)|dibantu pemerintah|pemerintah|apa saja|bayar|iuran|nomor (?:telepon|call|bpjs|wa bpjs|layanan)|call center|care center|igd|rs|rumah sakit|uang|lapor\w*|ingatkan|ingetin|hapus|kamu|lupa|alat bantu|tarik|narik|jemput|ambulans?)\b/u;
/** More words than this tell a story, in which a helper may well be named without being asked for. */
const LONG = 14;

/** How a message speaks of human help: wished for in some wording, only lost, or not at all. */
export type HumanWish = 'wished' | 'lost' | 'none';

/** Whether somebody asks for a human. Offering one too often costs little; too rarely, much. */
export function readHumanWish(text: string): HumanWish {
  if (text.length > 300) return 'none';
  const found = words(text);
  const joined = found.join(' ');
  if (found.length === 0 || found.length > LONG || ABOUT.test(joined)) return 'none';
  const has = (pattern: RegExp) => pattern.test(joined);
  const short = found.length <= 5;
  if (has(CALL_ME) || has(NO_BOT)) return 'wished';
  if (has(IS_TALK) && has(IS_PERSON)) return 'wished';
  // A kader who is only named is asked about; to be put through to one was heard above.
  if (/\bkader\b/u.test(joined)) return 'none';
  if (has(IS_ACCOMPANY) && (short || has(IS_WISH))) return 'wished';
  if (has(IS_HELP) && (short || has(IS_PERSON) || has(IS_LOST))) return 'wished';
  if (has(IS_PERSON) && short && has(IS_WISH)) return 'wished';
  if (!has(IS_LOST)) return 'none';
  if (saysLittleElse(joined)) return 'wished';
  return short || has(IS_PLEA) ? 'lost' : 'none';
}

/** Whether somebody says no more than that they are lost. */
function saysLittleElse(joined: string): boolean {
  const rest = joined.replaceAll(new RegExp(IS_LOST.source, 'gu'), ' ').split(' ');
  return rest.filter((word) => word.length > 3 && !SMALL.has(word)).length <= 1;
}

const SMALL = new Set('saya tidak sangat juga saja bapak ibu lagi sudah dari tadi blas sama sekali begini'.split(' '));
