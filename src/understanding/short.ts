import { words } from './normalise.ts';

/** Words that only dress a yes or a no. */
const AROUND = new Set(
  'saja aja yaudah banget bgt sangat sih lho loh to tho tah dong deh lah kok sih ya pak bapak bu ibu mas mbak kak bang bos min kakak abang admin saya aku kami kulo kula makasih terima kasih nuwun suwun matur sekarang itu lagi dulu kalau begitu gitu sudah deh banget sekali menurut kayaknya sepertinya rasanya pasti kata katanya'.split(
    ' ',
  ),
);
const YES = new Set(
  'ya iya iyah iyo iyaa yo yoi yap yup yes y yoh nggih inggih injih enggih nggeh njih muhun sumuhun he eh heeh hooh ho oh boleh mau bolehlah enggeh nggeh gas gaskan gasken gaskeun gasskeun yaudah yaudahlah tolong bisa ayok purun gelem kersa ok oke okeh okay okey siap sip betul benar bener leres setuju gas ayo ayuk yuk monggo mangga sok baik baiklah silakan lanjut jadi cocok pengin hayu auk olo'.split(
    ' ',
  ),
);
const NO = new Set(
  'tidak enggak nggak gak ga ndak ndakusah mboten boten ora emoh moh wegah ogah jangan belum durung dereng henteu teu moal indak inda no nope n batal nanti mending usah perlu jadi mau boleh'.split(
    ' ',
  ),
);
/** Without one of these nothing above is a no: "perlu" and "mau" alone are a yes. */
const NEGATION = new Set(
  'tidak enggak nggak gak ga ndak mboten boten ora emoh moh wegah ogah jangan belum durung dereng henteu teu moal indak no nope n batal nanti mending'.split(
    ' ',
  ),
);
const YES_EMOJI = /[\u{1F44D}\u{1F44C}\u{1F64F}\u{2705}\u{2714}\u{1F60A}\u{1F642}]/u;
const NO_EMOJI = /[\u{1F44E}\u{274C}\u{1F645}]/u;
const LONGEST = 60;

/** A message that says yes or no and nothing else, in whatever form: "nggih", "he eh", "mau dong", "ga usah", "👍". */
export type Short = 'yes' | 'no';

export function readShort(text: string): Short | null {
  if (text.length > LONGEST) return null;
  const said = withoutThanks(words(text));
  if (said.length === 0) return NO_EMOJI.test(text) ? 'no' : YES_EMOJI.test(text) ? 'yes' : null;
  if (said.length > 6 || text.includes('?') || asksByTail(said)) return null;
  const core = said.filter((word) => !AROUND.has(word) || YES.has(word));
  if (core.length === 0) return null;
  if (core.some((word) => NEGATION.has(word))) return core.every((word) => NO.has(word) || YES.has(word)) ? 'no' : null;
  return core.every((word) => YES.has(word) || word === 'perlu' || word === 'usah') ? 'yes' : null;
}

const THANKS = new Set('makasih kasih kasi nuwun suwun nuhun tq thanks thx'.split(' '));
const DRESSES_THANKS = new Set('ya yo yah iya ok oke sip nggih njih inggih enggih'.split(' '));

/** "makasih ya" thanks, and says no yes; "iya, makasih" does both. */
function withoutThanks(said: readonly string[]): readonly string[] {
  const thanks = said.findIndex((word) => THANKS.has(word));
  return thanks < 0 ? said : said.filter((word, i) => i <= thanks || !DRESSES_THANKS.has(word));
}

const ASKED = new Set('boleh mau bisa perlu setuju jadi aman bayar gratis wajib harus kena rugi bahaya'.split(' '));

/** "Boleh ga", "aman ndak": a no behind such a word asks. */
export function asksByTail(said: readonly string[]): boolean {
  const last = said.at(-1);
  const before = said.at(-2) ?? '';
  return (last === 'tidak' || last === 'belum') && ASKED.has(before) && !said.slice(0, -2).includes('tidak');
}
