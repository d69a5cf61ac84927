import { rawWords } from './normalise.ts';

const LONGEST = 120;
const AGREES =
  /\b(?:setuju|stuju|setujuu|setju|sarujuk|sepakat|sarujuk|sapuk|saya izinkan|saya ijinkan|diizinkan|diijinkan|(?:boleh|silakan|monggo|mangga|sok|gapapa|tidak apa apa) (?:di)?(?:simpan|catat)\w*|(?:mau|pengen|ingin) (?:datanya |data saya )?(?:di)?(?:simpan|catat)\w*|(?:simpan|catat) (?:aja|saja|data saya|dataku|datanya)(?: (?:aja|saja|ya|data saya|datanya))?)\b/u;
const NOT =
  /\b(?:tidak|tdk|ga|gak|gk|nggak|ngga|enggak|engga|kagak|ora|ra|mboten|boten|teu|henteu|indak|ndak|belum|blm|durung|dereng|tacan|jangan|jgn|ojo|emoh|moh|kurang|bukan|batal|apa|apakah|opo|nopo|kalau|kalo|klo|nek|gimana|piye|kenapa|siapa|berapa|maksud\w*|artinya|kok|pbi|iuran|disetujui|dinsos|biar|supaya|hapus|dihapus)\b/u;

/** Agrees to be remembered, in words that can mean nothing else: "setuju", "eh tadi salah, saya setuju". */
export function readAgreement(text: string): boolean {
  if (text.length > LONGEST || text.includes('?')) return false;
  const said = rawWords(text).join(' ');
  return AGREES.test(said) && !NOT.test(said);
}
