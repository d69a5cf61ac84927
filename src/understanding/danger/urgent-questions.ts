import { normalise } from '../normalise.ts';

/** What people ask when it is urgent, minutes after the alarm. */
export type UrgentQuestion =
  | 'refused'
  | 'no_answer'
  | 'arrived'
  | 'at_home'
  | 'papers'
  | 'card'
  | 'pay_first'
  | 'money'
  | 'which_hospital'
  | 'transport';

const NO = '(?:tidak|belum|tanpa|bukan|teu|indak|trada|tra|kada|lupa|hilang|ketinggalan|tertinggal)';
/** As people type them after `normalise`, or in dialects that it leaves alone. */
const PAPER =
  '(?:ktp|kk|kartu keluarga|identitas|surat\\w*|berkas\\w*|dokumen\\w*|akta|akte|nik|buku nikah|kartu(?:nya| bpjs| kis| jkn)?|kis)';
const MONEY = '(?:uang|duit\\w*|biaya\\w*|ongkos\\w*|pitih|kepeng|pis|dana|modal|apa apa|sepeser)';
const HOSPITAL = '(?:rumah sakit|rs\\w*|igd|ugd|klinik|puskesmas|hospital|dokter|bidan|satpam|perawat|suster|loket)';

/** Read from top to bottom: the first that fits is meant. */
const READ: readonly (readonly [UrgentQuestion, RegExp])[] = [
  [
    'refused',
    wordsOf(
      `di(?:tolak|usir|suruh pulang|pulangkan|pingpong|oper|lempar|abaikan|biarkan|cuekin|terlantarkan|telantarkan)\\w*`,
      'ditampik|ditampi|ditulak|dituduh|disuruh (?:pulang|pindah|tunggu|antri|keluar|bayar|deposit|dp)',
      `(?:tidak|belum) (?:mau |bisa )?(?:di(?:terima|layani|tangani|periksa|tolong|ladeni|rawat|urus|gubris|apa apain)\\w*|terima|menerima|nerima|melayani|layani|berobat di)`,
      `(?:menolak|nolak|tolak|usir|nampik|(?:emoh|tidak gelem|tidak arep) (?:nampa|nampi|nompo))`,
      'deposit|uang muka|jaminan|dp|panjar|down payment|titip uang|uang titipan|uang pangkal',
      `(?:minta|mintain|narik|nagih|suruh|disuruh|mintak|menta|nuntut|harus) (?:\\w+ ){0,2}(?:\\d+ ?(?:juta|jt|ribu|rb)|jutaan|bayar di depan|bayar di muka)`,
      'kamar (?:\\w+ )?(?:penuh|habis)|penuh (?:semua|katanya)|(?:katanya|bilang|alasan\\w*) (?:\\w+ ){0,2}penuh|igd (?:\\w+ )?penuh',
      `${HOSPITAL} (?:\\w+ ){0,2}(?:penuh|nolak|menolak|tidak mau|minta uang|minta bayar)`,
    ),
  ],
  [
    'no_answer',
    wordsOf(
      `(?:119|112|118|110|telepon\\w*|telpon\\w*|telfon\\w*|tlp\\w*|nomor\\w*|hotline|call center|dihubungi|hubungi|ditelpon|ditelepon|ditelfon|kontak\\w*) (?:\\w+ ){0,4}(?:tidak|belum|susah|sibuk|mati|putus|gagal|lama|penuh|salah|nihil|mailbox|tulalit)\\b`,
      '(?:tidak|belum) (?:\\w+ ){0,2}(?:diangkat\\w*|angkat\\w*|dijawab|nyambung|tersambung|ngangkat|respon|masuk|diwaler|diwartosi|aktif) (?:\\w+ ){0,3}(?:119|112|118|telepon\\w*|telpon\\w*|telfon\\w*|ambulan\\w*)',
      'tidak (?:ada yang |bisa )?(?:diangkat|ngangkat|angkat|diangkat angkat|nyambung|tersambung|dihubungi|menjawab|dijawab|terhubung)\\w*',
      'ambulan\\w* (?:\\w+ ){0,3}(?:tidak|belum) (?:datang|sampai|ada|muncul|bisa|mau|angkat|jemput|tiba)\\w*',
      '(?:tidak|belum) (?:ada |punya )?(?:pulsa|sinyal|kuota)',
      '(?:119|112) (?:mati|sibuk|tulalit|error)',
    ),
  ],
  [
    'transport',
    wordsOf(
      `${NO} (?:ada |punya |dapat )?(?:\\w+ )?(?:mobil|motor|kendaraan\\w*|angkutan|ambulan\\w*|transport\\w*|ojek|tumpangan|bensin|sopir|supir|perahu|kapal|oto|honda|gojek|grab)`,
      '(?:naik|diantar|antar|angkut|gendong) (?:\\w+ )?(?:apa|siapa)|(?:mobil|motor|kendaraan\\w*|ojek|perahu) (?:\\w+ )?(?:tidak ada|rusak|mogok|dipakai)|(?:pakai|naik) (?:motor|ojek|becak|mobil|perahu) (?:\\w+ )?(?:boleh|bisa|aman)',
      '(?:siapa|ada) (?:\\w+ )?(?:yang )?(?:mau |bisa )?(?:antar|ngantar|nganterin|jemput|bawa|anter|nganter|ngangkut)\\w*',
      '(?:ambulan\\w*|ambulance) (?:\\w+ ){0,3}(?:mana|gimana|bagaimana|panggil|pesan|nomor|gratis|bayar|jemput|dari|desa|ada|berapa|datang|kapan)\\w*',
      '(?:panggil|pesan|minta|butuh|cari|telepon|telpon|perlu|kirim|ada) (?:\\w+ )?ambulan\\w*',
      '(?:jauh|jauh sekali|jalan\\w* (?:rusak|putus|banjir|macet)|macet|banjir|hujan deras|2 jam|3 jam)',
    ),
  ],
  [
    'at_home',
    wordsOf(
      '(?:masih|taksih|isih|lagi|tetap|posisi|baru) (?:\\w+ ){0,2}(?:di|ning|neng|ada|na|di dalam) (?:\\w+ )?(?:rumah|kos\\w*|kontrakan|sawah|kebun|pasar|jalan|perahu|laut|ladang|hutan|dalem|bumi)',
      '(?:di rumah|neng omah|wonten griya|di imah) (?:saja|masih|sekarang|dulu|belum|sendiri\\w*)',
      '(?:belum|tidak) (?:\\w+ )?(?:berangkat|dibawa|pergi|jalan|ke rs|ke rumah sakit|ke igd|ke dokter|budal|mangkat|indit|bisa jalan ke|bisa dibawa)',
      '(?:tunggu|nunggu|menunggu|ditunggu) (?:\\w+ ){0,2}(?:di rumah|dulu|pagi|besok|saja|suami|keluarga)|(?:besok|pagi|nanti|tunggu) (?:\\w+ ){0,2}(?:saja |boleh|bisa|aman)|boleh (?:\\w+ )?(?:ditunggu|tunggu|besok|nanti)',
      '(?:dirawat|diobati|ditangani|dikerok|diurut|dipijat) (?:\\w+ )?(?:di )?(?:rumah|sendiri|dulu|saja)',
    ),
  ],
  [
    'pay_first',
    wordsOf(
      '(?:harus|apa|apakah|perlu|mesti|wajib|kudu|mutlak|disuruh) (?:\\w+ ){0,3}(?:bayar|lunas\\w*|dilunasi|melunasi|setor|nebus|tebus) (?:\\w+ ){0,4}(?:dulu|dl|duluan|di depan|di muka|rumiyin|disik)',
      '(?:bayar|lunas\\w*|setor|nebus|mbayar) (?:\\w+ ){0,3}(?:dulu|duluan|di depan|di muka|heula|dahulu|sebelum)\\b',
      '(?:dulu|sebelum\\w*) (?:\\w+ ){0,3}(?:bayar|lunas\\w*)',
      '(?:igd|ugd|rumah sakit|rs\\w*|masuk) (?:\\w+ ){0,4}(?:bayar|gratis)|(?:bayar|gratis) (?:\\w+ ){0,2}(?:tidak|berapa|di igd|di ugd)',
      'harus bayar|perlu bayar|bayar berapa|kena berapa|habis berapa|berapa (?:\\w+ ){0,3}(?:bayar|biaya\\w*|ongkos\\w*|uang)',
    ),
  ],
  [
    'arrived',
    wordsOf(
      `(?:sudah|baru|ini|barusan|posisi|lagi|kami|saya|tos|pun|alah|su|so) (?:\\w+ ){0,3}(?:di|sampai|tiba|nyampe|masuk|datang|ning|neng|dalam|depan|tekan|nepi) (?:\\w+ ){0,2}${HOSPITAL}`,
      `(?:sampai|tiba) (?:di |ke )?(?:igd|ugd|rumah sakit|rs\\w*)`,
      '(?:sudah|baru|lagi|sedang) (?:di)?(?:tangani|periksa|rawat|infus|oksigen|dioksigen|opname|tindak|operasi|jahit)\\w*',
      `(?:di|neng|ning|na) (?:\\w+ )?(?:igd|ugd)(?: ini| sekarang| lagi)?`,
    ),
  ],
  [
    'card',
    wordsOf(
      `(?:kartu\\w*|bpjs\\w*|kis\\w*|jkn\\w*|pbi\\w*|status\\w*|kepesertaan|iuran\\w*|kis) (?:\\w+ ){0,5}(?:mati|nonaktif\\w*|non aktif|tidak aktif|belum aktif|dinonaktif\\w*|tunggakan|telat|belum (?:di)?bayar|tidak (?:di|ke)?bayar|diblokir|blokir|dicabut|dihapus|off|hangus|kadaluarsa|maot|paeh|belum jadi|belum punya|gimana|bagaimana)`,
      `(?:nonaktif|non aktif|tidak aktif|tunggakan|belum aktif|mati|telat) (?:\\w+ ){0,3}(?:kartu\\w*|bpjs\\w*|kis\\w*|iuran\\w*|pbi\\w*|jkn\\w*)`,
      '(?:tidak|belum|bukan) (?:punya|pakai|ikut|daftar|jadi|peserta|ada|terdaftar|kagungan|gadah|boga) (?:\\w+ ){0,2}(?:bpjs\\w*|jkn|kis|asuransi|jaminan)',
      '(?:tunggakan|masih tunggakan|sudah lama tidak bayar|belum bayar (?:\\w+ )?(?:bulan|tahun|iuran)|nonaktif|tidak aktif|kartu mati|bpjs mati)',
      '(?:ditanggung|dicover|dijamin|ditanggel|pakai bpjs|bpjs bisa)',
    ),
  ],
  [
    'papers',
    wordsOf(
      `${NO} (?:\\w+ ){0,2}(?:bawa |punya |ada |pegang |dapat |sempat bawa |kebawa |nemu )?(?:\\w+ )?${PAPER}`,
      `${PAPER} (?:\\w+ ){0,3}(?:hilang|ketinggalan|tertinggal|tidak ada|belum ada|tidak kebawa|tidak dibawa|kebakar|rusak|lupa|entah|di kampung|jauh|belum jadi|mati|disita|ditahan)`,
      `(?:harus|perlu|butuh|bawa|syarat\\w*|siapkan|pakai|minta) (?:\\w+ ){0,2}(?:${PAPER}|apa saja|apa)|apa (?:yang |saja )?(?:harus |perlu )?(?:dibawa|disiapkan|dibutuhkan)|cukup ktp`,
    ),
  ],
  [
    'money',
    wordsOf(
      `(?:tidak|belum|tanpa|kurang|habis|kehabisan|trada|teu|indak) (?:ada |punya |cukup |megang |pegang |gableg |boga )?(?:\\w+ )?${MONEY}`,
      `${MONEY} (?:\\w+ ){0,3}(?:tidak|habis|kurang|belum|dari mana|gimana|bagaimana|siapa|cekak|tipis|berapa|mepet)`,
      'tidak (?:mampu|sanggup|kuat|bisa) (?:\\w+ )?bayar\\w*|(?:tidak|orang tidak) mampu|orang (?:miskin|susah|kecil|gak punya|tidak punya)|miskin|bokek|bangkrut|pinjam|hutang|gadai\\w*|jual (?:motor|emas|sapi|kambing)|siapa yang (?:bayar|tanggung|nanggung)|takut (?:\\w+ )?(?:bayar|biaya|mahal|ditagih)|mahal',
      'bayar\\w* (?:\\w+ ){0,2}(?:pakai apa|dari mana|gimana|bagaimana|siapa)|dicicil|nyicil|cicil',
    ),
  ],
  [
    'which_hospital',
    wordsOf(
      `(?:${HOSPITAL}) (?:\\w+ ){0,4}(?:mana|pundi|endi|mano|mene|terdekat|swasta|yang|kerja sama|kerjasama|boleh|bisa|wajib)`,
      `(?:ke|di|dibawa|bawa|dateng|datang|neng|dhateng|kama|kamana) (?:\\w+ ){0,3}(?:mana|endi|pundi|ka mana|mano)`,
      `(?:boleh|bisa|harus|wajib|apa|perlu|langsung) (?:\\w+ ){0,3}(?:ke |di )?(?:${HOSPITAL}|swasta|rujukan)`,
      'ke mana|kamana|nyang endi|nang endi|rs apa|perlu rujukan|harus rujukan|rujukan dulu|pakai rujukan|sesuai faskes|faskes\\w*|luar kota|beda kota',
    ),
  ],
];

/** It is over: the person is safe or in good hands. Read with care: "belum aman" is no such word. */
const OVER =
  /\b(?:sudah|alhamdulillah|syukur\w*|puji tuhan|tos|alah|su|so|pun|udah) (?:\w+ ){0,5}(?:aman|tertolong|ketolong|selesai|selamat|membaik|baikan|mendingan|sadar|siuman|stabil|sehat|sembuh|lahir|tenang|pulang|teratasi|beres|lega|kondusif|normal|bisa napas|reda)\b|^(?:aman|selesai|beres|tertolong|tidak jadi|salah kirim|salah pencet|bercanda|tidak apa apa|sudah tidak apa apa|hoax|cuma tes|cuma coba|coba coba|iseng)(?: \w+){0,3}$|\b(?:tidak apa apa kok|sudah tidak apa apa|cuma (?:tes|coba|bercanda)|bukan darurat|tidak darurat|tidak gawat|bukan (?:keadaan )?gawat)\b/u;
const NOT_OVER =
  /\b(?:(?:belum|tidak)(?: (?!sudah)\w+){0,2} (?:aman|tertolong|sadar|siuman|membaik|stabil|selesai|baikan|reda)|(?:masih|tambah|makin|lagi)(?: \w+){0,2} (?:kejang|sesak|pingsan|lemas|kritis|parah))\b/u;

/** The question that was meant, however it is put; null: none of these. At most a few hundred words are looked at. */
export function readUrgentQuestion(text: string): UrgentQuestion | null {
  const said = normalise(text.slice(0, LOOKED_AT));
  return READ.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}

/** Whether somebody says that the emergency is over. */
export function isEmergencyOver(text: string): boolean {
  const said = normalise(text.slice(0, LOOKED_AT));
  return OVER.test(said) && !NOT_OVER.test(said);
}

/** Such questions are short; a bound keeps the work small. */
const LOOKED_AT = 600;

function wordsOf(...patterns: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${patterns.join('|')})(?=\\s|$)`, 'u');
}
