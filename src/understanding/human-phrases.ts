import type { Tag } from './human-words.ts';

/** Several words that mean one thing; what they become is tagged below. */
export const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:orang|org|wong|urang|tiyang|urang) ?(?:tua|tuo|tuwo|tuwa|sepuh)(?:ku|nya|ne|kula)?\b/gu, '_parents'],
  [/\b(?:orang|org) (?:lain|laen|luar|dalam|rumah)\b/gu, '_others'],
  [/\b(?:biaya|uang|dikenai|kena|potongan) (?:admin|adm)\w*\b/gu, '_others'],
  [
    /\b(?:datang |dateng |dtg )?(?:ke|ka) (?:rumah|rmh|omah|sini|tempat saya|lapak|warung|griya)(?! sakit)(?:ku| saya)?\b|\bkesini\b|\bngomahku\b|\bhome visit\b/gu,
    '_home',
  ],
  [/\b(?:dapat|dapet|terima|nerima|kena|dicabut) (?:bantuan|bantos)\w*/gu, '_others'],
  [/\b(?:minta|njaluk|nyuwun|butuh) (?:waktu|wekdal)(?:nya|ne|e)?\b/gu, 'minta _talk'],
  [/\btatap muka\b/gu, '_call'],
  [/\borang bpjs\b/gu, '_officer'],
  [
    /\b(?:nomor wa|nomor hp|nomor telepon|nomor telpon|no wa|no hp|no telp|nomor|nomer|no|kontak|wa) (?=(?:petugas|pendamping|admin|cs|kader|beliau|mentor|operator)(?:nya)?\b)/gu,
    'minta ',
  ],
  [
    /\b(?:alamat|nomor wa|nomor hp|no wa|no hp|nomor|nomer|no|kontak|wa) (?=(?:petugas|pendamping|orang|admin|cs|kader|beliau))/gu,
    '',
  ],
  [/\b(?:video|vidio|voice) ?(?:call|kol)\b/gu, '_call'],
  [
    /\b(?:manusia|orang|org|wong|uwong) (?:apa|atau|opo|nopo|atanapi) (?:mesin|robot|bot|sistem|komputer)\w*|\b(?:mesin|robot|bot|sistem|komputer)\w* (?:apa|atau|opo|nopo|atanapi) (?:manusia|orang|org|wong|uwong)\b/gu,
    '_others',
  ],
  [/\bdi ?balik (?:ini|chat|layar|akun|sini|wa)\b/gu, ''],
  [/\bn?yambung\w* (?:ke|ka|sama|ama) /gu, '_connect ke '],
  // A phone that can only call, and who reads along, wish for nobody.
  [
    /\b(?:hp|hape|handphone|henpon|ponsel)(?:ku|nya|ne)? (?:\w+ )?(?:cuma|cuman|hanya|mung|saukur) (?:bisa |iso |tiasa )?(?:buat |untuk |nggo )?(?:n?tel\w+|nelp\w+|nelfon|sms\w*|menelepon|menelpon)\b/gu,
    '_others',
  ],
  [
    /\b(?:siapa|sopo|sinten|saha|siapo) (?:saja |aja |wae )?(?:yang |sing |nu )?(?:bisa |iso |tiasa |boleh )?(?:baca|maca|moco|lihat|liat|ndelok|ningali|tahu|tau)\w* (?:chat|pesan|percakapan|obrolan|data|isi)\w*/gu,
    '_others',
  ],
  [/\bambil alih\b/gu, '_connect'],
  [/\b(?:telpon|telepon|telp|tlp|hubungi|telfon) (?:balik|balek|kembali)\b/gu, '_call'],
  [
    /\b(?:ada|ono|onok|wonten|aya|ado) (?:yang|yg|sing|nu|nan) (?:standby|stanby|online|onlen|piket)\b/gu,
    'mau _helper',
  ],
  [/\b(?:dijawab|jawab|balas|dibalas|dibales|jawaban|jawabannya|balasan|pesan) otomatis\b/gu, 'robot'],
  [/\b(?:kopi darat|kopdar)\b/gu, 'ketemu'],
  [/\b(?:layanan|pelayanan) pelanggan\b/gu, '_helper'],
  [/\b(?:balas|bales|dibalas|dijawab|jawab|chat) (?:saya |aku )?(?:secara )?manual\b/gu, 'jangan robot'],
  [
    /\b(?:lanjut|terus) (?=(?:sama|ke|dengan|karo) (?:orang|petugas|pendamping|admin|cs|manusia)(?:nya)?(?: |$))/gu,
    'bicara ',
  ],
  [/\b(?:chat|telpon|telepon|hubungi|tanya) (?:pendamping|petugas)$/gu, 'mau bicara sama _helper'],
  [/\bbantu\w* (?:saya |aku )?(?:sampai|sampe|nganti) (?:selesai|beres|rampung|jadi|bisa)\b/gu, 'mau _accompanied'],
  [/\bpendamping (?:desa|kalurahan|kelurahan|dusun)\b/gu, 'pendamping'],
  [/\blive ?chat\b|\btim (?:kalian|kawan|jkn|kamu|anda|e|nya)\b/gu, '_helper'],
  [/\b(?:lebih|lbh) (?:baik|bagus|enak|becik)\b/gu, 'mending'],
  [
    /\b(?:telepon|telpon|telp|tlp|hp|wa|nomor|nomer) (?:saya|sy|aku|kulo|abdi) (?=ganti|rusak|hilang|mati|habis|error|lowbat|jadul|baru|bukan)/gu,
    '_others ',
  ],
  [
    /\b(?:lapor\w*|pengaduan|keluhan|nga?du\w*|mengadu\w*|adukan|protes|komplain|complain|sambat|ngeluh|matur) (?:langsung )?(?:ke|sama|ama|ka|karo|dengan|kepada|pada|dumateng|kalih) (?=(?:petugas|pendamping|orang|admin|cs|operator|atasan))/gu,
    'bicara sama ',
  ],
  [
    /\bdi(?:bantu|temani|temenin|dampingi|bimbing|layani|tangani|jelaskan|jelasin|ewangi|kancani)\w* (?:oleh |sama |ama |karo )?(?:mbak|mba|mas|bu|pak|bapak|ibu|kak|bang|teh|kang) (?=\p{L}{3,})/gu,
    'bicara sama _helper ',
  ],
  [
    /\b(?:mas|mbak|mba|ibu|bapak|bu|pak|kak|bang|orang|petugas|admin|pendamping) ?(?:nya|e)? (?:yang|yg|sing|nu|nan) (?:kemarin|kemaren|kmrn|tadi|biasa\w*|wingi|waktu itu)(?: (?:bantu|mbantu|nolong|jelas|ngobrol|chat|jawab)\w*(?: (?:saya|aku|kulo|abdi))?)?/gu,
    '_helper',
  ],
  [/\b(ke|sama|dengan) agen(?:t)?$/gu, '$1 petugas'],
  [/\b(?:lewat|via|lwt|pakai|pake) (?:suara|telepon|telpon|telp|tlp)\b/gu, '_call'],
  [/\b(butuh|perlu|cari|golek|minta) (?:teman|temen|kawan|konco|kanca)\b/gu, '$1 _helper'],
  [/\b(?:teman|temen|kawan|konco) (?:diskusi|bicara|ngobrol|cerita|curhat)\b/gu, '_helper'],
  [/\bjawaban (?:robot|bot|mesin)\b/gu, 'robot terus'],
  [/\bdi (?:situ|sini|sana|kono|dieu|siko)\b/gu, ''],
  [/\btransfer (?:saya )?(?:ke|to)\b/gu, '_connect ke'],
  [/\bdipun (?:kancani|dampingi|tuntun|ewangi|ajari|kancanana)\b/gu, '_accompanied'],
  [/\bdipun (?:telpon|telepon|hubungi)\b/gu, '_call'],
  [/ dah$/gu, ''],
  [
    /\bbuta huruf\b|\b(?:tidak|ga|gak|nggak|ndak|ora|ra|mboten|teu|tak|tra|indak) (?:bisa|iso|saged|tiasa) (?:baca|maca|moco|maos|hp|ngetik|ketik|nulis|sendiri|dewe)(?: tulis)?\b/gu,
    '_lost',
  ],
  [/\b(?:dari|dr|dri) (?:tadi|kemarin|kemaren|kmrn|pagi|td)\b/gu, '_since'],
  [/\b(?:lebih|paling|bener bener) (?:paham|ngerti|mengerti|tahu|tau|ahli)\b/gu, '_expert'],
  [/\b(?:kasih|kasi|kase|beri) (?:tahu|tau|jelas|penjelasan|pemahaman)\b/gu, '_explain'],
  [/\b(mas|mbak|mba|bapak|ibu|kak|kakak|bu|pak) (?:nya|e)\b/gu, '_helper'],
  [/\b(orang|org|wong|uwong|tiyang|urang|jalma|petugas|admin|cs|pendamping) (?:nya|e)\b/gu, '$1nya'],
  [/\b(?:daftar|mendaftar|ndaftar|daftarkan|daftarin|ngurus|urus|mengurus|isi|ngisi|dari awal|dr awal)\b/gu, '_begin'],
];
/** Whether any of them may stand in a text: most hold none. */
export const ANY_PHRASE = new RegExp(PHRASES.map(([{ source }]) => source).join('|'), 'u');
/** What those words are good for. */
export const OF_PHRASE: ReadonlyMap<string, Tag> = new Map([
  ['_parents', 'F'],
  ['_others', '-'],
  ['_home', 'D'],
  ['_call', 'k'],
  ['_lost', 'L'],
  ['_connect', 'C'],
  ['_talk', 'T'],
  ['_officer', 'i'],
  ['_accompanied', 'p'],
  ['_since', ''],
  ['_expert', 'P'],
  ['_begin', 'd'],
  ['_explain', 'E'],
  ['_helper', 'P'],
]);
