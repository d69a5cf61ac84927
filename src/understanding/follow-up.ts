import { rawWords, words } from './normalise.ts';
import { plainWords } from './question-words.ts';

/** Words that name nothing: what they ask about was said before. */
const GENERAL = new Set(
  'cara caranya carane syarat syaratnya syarate persyaratan kapan berapa apa di mana dimana ke bagaimana kenapa siapa terus lalu lanjut maksud maksudnya maksude artinya contoh contohnya misal prosesnya proses lama lamanya biaya biayanya bayar bayarnya tempat tempatnya dokumen dokumennya berkas berkasnya alamat nomor nomornya kalau yang itu ini tadi begitu saja juga bisa boleh harus perlu gratis tidak sudah belum kah lagi dong sih ya oh oke ok terlambat telat kelas satu dua tiga empat lima enam tujuh delapan orang bulan tahun hari minggu kali saya kami untuk dengan dan atau jadi jelaskan jelasin detail detailnya lengkap lengkapnya lebih langkah langkahnya langsung mulai dari sana situ sini lain lainnya selain bedanya alasannya buktinya benar yakin masa nanti dulu sebelum setelah tahu info infonya aturannya berlaku berlakunya jelas mengerti contohnya dalilnya dasarnya sampai kena asli itunya urus mengurus cek dapat ditanggung penuh cepat paling surat suratnya disiapin disiapkan siapkan siapin bawa dibawa nggowo mawa jam hari harinya kitu lila lewat'.split(
    ' ',
  ),
);
/** What is done, with an ending that means a thing just named: "daftarinnya", "ngurusnya", "njupuke", "mayarna". */
const DONE_TO_IT =
  /^(?:di|me|ng|nge|n|m)?(daftar|urus|bener|benar|betul|perbaiki|lapor|buka|tutup|isi|ambil|jupuk|bayar|ayar|kirim|cek|pakai|pake|ganti|ubah|pindah|cetak|minta|jaluk|bikin|buat|gawe|ikut|hitung|itung|tukar|klaim|masuk|keluar|antre)(?:in|kan|ke|ken|i)?(?:nya|nyo|ne|na|e)$/u;
const NUMBERS = new Set('satu dua tiga empat lima enam tujuh delapan'.split(' '));
/** A text with more words tells something of its own. */
const LONGEST = 7;
/** So many words may name something and still lean on what was said. */
const NAMING = 2;

/** Whether words say nothing by themselves: "caranya?", "kalo kelas 1?", "maksudnya?". */
export function leansOnLast(text: string): boolean {
  const said = plainWords(text);
  return said.length > 0 && said.length <= LONGEST && said.every(isGeneral);
}

/** Whether a text is short enough to lean on what was said before although it names something. */
export function mayLean(text: string): boolean {
  const said = plainWords(text);
  return said.length > 0 && said.length <= LONGEST && said.filter((word) => !isGeneral(word)).length <= NAMING;
}

/** Whether words name nothing but what is done to the thing just named: "benerinnya di mana", "njupuke kapan". */
export function pointsBack(text: string): boolean {
  const said = plainWords(text);
  return said.length <= LONGEST && deedsIn(text).length > 0 && said.every((word) => isGeneral(word) || isDeed(word));
}

/** Whether words ask the same for another case: "kalo kelas 1?", "untuk 4 orang?". */
export function variesLast(text: string): boolean {
  return plainWords(text).some((word) => NUMBERS.has(word) || /^\d+$/.test(word));
}

/** The same in words that name nothing else, or asks for the reason: either stays with what was talked about. */
export function staysWithLast(text: string): boolean {
  const said = plainWords(text);
  return said.every(isGeneral) && (variesLast(text) || said.includes('kenapa') || said.includes('mengerti'));
}

/** The deeds that are asked for with an ending that means what was just named: "cara daftarinnya?" says "daftar". */
export function deedsIn(text: string): readonly string[] {
  return rawWords(text).flatMap((word) => DONE_TO_IT.exec(word)?.[1] ?? []);
}

/** The words of a text that name something. */
export function namesIn(text: string): string {
  return plainWords(text)
    .filter((word) => !isGeneral(word))
    .join(' ');
}

/** What nearly every talk comes to, whatever was named before: it means the last thing only where that is about it. */
export function isCommonDeed(deed: string): boolean {
  return deed === 'daftar' || deed === 'bayar' || deed === 'ayar';
}

function isDeed(word: string): boolean {
  return DONE_TO_IT.test(word) || DONE_TO_IT.test(`${word}nya`);
}

function isGeneral(word: string): boolean {
  return GENERAL.has(word) || /^\d+$/.test(word);
}

const ONWARD = new Set(
  'terus trus trs lalu lha abis habis setelah sesudah itu gimana bagaimana apa lagi selanjutnya lanjut next kemudian njur piye ngono bar abis ya kak pak bu bapak ibu mas mbak min dong'.split(
    ' ',
  ),
);
const ASKS_ON = /\b(?:terus|trus|trs|lalu|lagi|selanjutnya|lanjut|next|kemudian|njur|setelah|sesudah|habis|abis)\b/u;

/** Whether words ask what comes after, and nothing else: "terus?", "apa lagi?", "habis itu gimana". */
export function asksOn(text: string): boolean {
  const said = words(text);
  return said.length > 0 && said.length <= 5 && said.every((word) => ONWARD.has(word)) && ASKS_ON.test(said.join(' '));
}
