import { words } from './normalise.ts';

/** Somebody is in danger now, told as happening. */
const DANGER =
  /\b(?:sesak napas|sesak nafas|susah napas|ga napas|pingsan|tidak sadar|tak sadar|kejang|kejang2|pendarahan|perdarahan|berdarah terus|muntah darah|serangan jantung|stroke|keracunan|tenggelam|kecelakaan parah|kecelakaan|tabrakan|ketabrak|tertabrak|jatuh dari|kebakaran|luka parah|luka bakar|sekarat|gawat|darurat|bunuh diri|digigit ular|kesetrum|ketuban pecah|mau melahirkan sekarang|nyeri dada|dada sakit sekali|lumpuh mendadak|kritis)\b/u;
/** Somebody, or now: what makes it a call rather than a question about the rules. */
const NOW =
  /\b(?:bapak|ibu|saya|anak|istri|suami|bayi|adik|kakak|mertua|nenek|kakek|teman|tetangga|orang tua|sekarang|barusan|tolong|cepat|ini|parah|lagi)\b/u;
/** Asking about rules, cost or cover: an ordinary question, whatever it is about. */
const ABOUT =
  /\b(?:tanggung|ditanggung|dijamin|biaya|berapa|gratis|syarat|bagaimana|apa|apakah|kalau|aturan|bisa|boleh|klaim|jasa raharja|ambulans|denda|mana)\b/u;

/** What happens to a body now, and somebody who asks what to do: "anak saya kejang harus bagaimana". */
const ACUTE =
  /\b(?:sesak napas|sesak nafas|susah napas|pingsan|tidak sadar|kejang|pendarahan|perdarahan|muntah darah|serangan jantung|keracunan|tenggelam|sekarat|kritis|digigit ular|kesetrum|nyeri dada)\b/u;
const HELPLESS = /\b(?:harus (?:apa|bagaimana|ke mana)|bagaimana ini|ini bagaimana|tolong|cepat|barusan|sekarang)\b/u;
const COVER = /\b(?:tanggung|ditanggung|dijamin|biaya|berapa|gratis|syarat|kalau|aturan|klaim|denda)\b/u;

/** Whether a message tells of an emergency that is happening. Recall counts more than precision, within reason. */
export function isEmergency(text: string): boolean {
  if (text.length > 400) return false;
  const joined = words(text).join(' ');
  if (!DANGER.test(joined)) return false;
  if (ACUTE.test(joined) && HELPLESS.test(joined) && !COVER.test(joined)) return true;
  return !ABOUT.test(joined) && (NOW.test(joined) || joined.split(' ').length <= 3);
}

const HUMAN = /\b(?:pendamping|petugas|orang asli|manusia|operator|relawan|kader|cs|customer service|admin)\b/u;
const WANT =
  /\b(?:mau|minta|tolong|bantu|hubungi|hubungkan|sambung|sambungkan|bicara|ngomong|ngobrol|telepon|telpon|ketemu|bertemu|tanya|panggil|panggilkan|butuh|perlu|damping|didampingi|dampingi|bisa)\b/u;
const STUCK =
  /\b(?:tidak mengerti|tidak tahu harus|bingung|pusing|puyeng|buntu|nyerah|menyerah|tidak sanggup lagi|susah sekali|dipun dampingi|diewangi|ewangi|ditulungi|dipun tulungi|ditemenin|temenin|didampingi|dampingi|temani|ditemani|bicara (?:dengan|sama) orang(?:nya)?|(?:ngomong|ngobrol|cerita|bercakap) (?:dengan|sama) orang(?:nya)?|ada orang (?:yang )?bisa|bicara langsung|orang beneran|bukan robot|bukan mesin)\b/u;

const PRETENDER = /\b(?:ngaku|mengaku|transfer|otp|hadiah|sandi|pin|uang|tunai|titip|setor)\b/u;

/** Whether somebody asks for a human, in whatever words. Offering one too often costs little; too rarely, much. */
export function asksForHuman(text: string): boolean {
  if (text.length > 300) return false;
  const joined = words(text).join(' ');
  if (/\bsiapa\b|\bapa itu\b|\bitu apa\b|\bitu siapa\b/u.test(joined)) return false;
  if (STUCK.test(joined)) return joined.split(' ').length <= 12;
  // Somebody who says to be an officer and wants something is told about, not asked for.
  if (PRETENDER.test(joined)) return false;
  return HUMAN.test(joined) && WANT.test(joined) && joined.split(' ').length <= 12;
}
