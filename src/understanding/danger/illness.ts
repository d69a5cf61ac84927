import { normalise } from '../normalise.ts';

const COMPLAINT =
  '(?:sakit|panas|demam|batuk|watuk|mriyang|ngelu|muriang|pilek|flu|masuk angin|diare|mencret|mules|muntah|mual|pusing|mumet|migrain|maag|lambung|gatal|biduran|bisul|koreng|luka|bengkak|sariawan|sembelit|wasir|ambeien|kolesterol|asam urat|darah tinggi|hipertensi|diabetes|gula|asma|sesak|nyeri|pegal|linu|keseleo|terkilir|cacar|campak|cacingan|tbc|tipes|tifus|meriang|insomnia|susah tidur|keputihan|haid|jerawat|panu|kudis|kutil|mata merah|belekan|kuping|telinga|gondongan|anemia|lemas|kejang|step|jantung|ginjal|stroke|kanker|rabies|alergi)';
const REMEDY =
  '(?:obat|jamu|salep|antibiotik|paracetamol|parasetamol|vitamin|ramuan|resep|dosis|sirup|tablet|kapsul|suplemen)';

/** Asks for a remedy: "anak panas dikasih obat apa", "obat diare yang bagus". Cost and cover of it are no such question. */
const ASKS_REMEDY = new RegExp(
  `\\b(?:${REMEDY}(?: \\w+){0,4} (?:apa|bagus|ampuh|manjur|mujarab|cocok|aman)|(?:kasih|dikasih|minum|diminum|diolesi|diobati|diberi|makan|pakai|beli|dibeli)(?: \\w+){0,2} (?:apa|${REMEDY})|(?:cara|supaya|biar|bagaimana) (?:\\w+ ){0,2}(?:mengobati|ngobati|menyembuhkan|nyembuhin|sembuh|menurunkan|nurunin|ngilangin|menghilangkan|ilang|hilang)|(?:obat|tamba|jampi|ubar) ${COMPLAINT}|berapa (?:\\w+ ){0,2}(?:dosis|sendok|tablet)|dosis)\\b`,
  'u',
);
const NAMES_COMPLAINT = new RegExp(`\\b${COMPLAINT}\\b`, 'u');
const ABOUT_JKN =
  /\b(?:bpjs|jkn|kis|tanggung\w*|ditanggung|dicover|dijamin|gratis|iuran|rujukan|bayar|biaya|kartu|faskes|klaim|beli sendiri|habis|kosong|kronis|resep dokter|ambil obat|fornas)\b/u;

/** Bounds the work; such questions are short. */
const LOOKED_AT = 400;

/** What an ordinary illness needs: whoever asks is sent to the puskesmas and gets no advice on medicine. */
export function asksForRemedy(text: string): boolean {
  const said = normalise(text.slice(0, LOOKED_AT));
  return ASKS_REMEDY.test(said) && NAMES_COMPLAINT.test(said) && !ABOUT_JKN.test(said);
}

/** Whether an illness is named at all. */
export function namesIllness(text: string): boolean {
  return NAMES_COMPLAINT.test(normalise(text.slice(0, LOOKED_AT)));
}
