/**
 * What many words have in common: "opname", "mondok" and "dirawat" are one idea. A question put with another word of
 * the group is still found. Words as they stand after `normalise`; a name of two words is matched as two neighbours.
 */
const GROUPS: Record<string, string> = {
  // paying
  wallet:
    'gopay|dana|ovo|shopeepay|linkaja|shopee|tokopedia|tokped|ewallet|e wallet|dompet digital|dompet elektronik|doku|isaku|finpay|gojek|lazada|bukalapak',
  shop: 'indomaret|alfamart|alfamidi|alfa|indomart|minimarket|mini market|warung|toko|pegadaian|kantor pos|pos|brilink|bri link|agen|loket|ppob|konter|outlet|supermarket',
  bank: 'bank|atm|mbanking|m banking|mobile banking|brimo|livin|bri|bni|bca|btn|mandiri bank|teller|transfer|rekening|tabungan|buku tabungan',
  autodebit:
    'autodebit|autodebet|auto debit|auto debet|otodebet|potong otomatis|dipotong otomatis|kepotong|didebet|terdebet|autodebt|otodebit|debet',
  account_number: 'va|virtual account|virtual akun|nomor va|kode bayar|nomor pembayaran|virtual',
  deadline:
    'jatuh tempo|tempo|batas waktu|deadline|tenggat|paling lambat|paling telat|terakhir bayar|batas akhir|paling akhir',
  receipt: 'struk|bukti|kwitansi|nota|resi|kuitansi|riwayat pembayaran',
  money_back:
    'refund|dikembalikan|kembali|pengembalian|balik|diminta lagi|dicairkan|cair|cairkan|pencairan|mencairkan|diambil|ditarik|bali|wangsul|dijupuk',
  bill: 'tagihan|tagihane|tagihannya|nagih|ditagih|tertagih|nominal|nominalnya',
  price: 'tarif|premi|harga|biaya|ongkos|besaran|jumlah|nominal|nilai',
  amount: 'rupiah|ribu|rb|juta|jt|ewu|k',
  instalment:
    'cicil|nyicil|dicicil|mencicil|cicilan|angsur|angsuran|diangsur|mengangsur|nyicile|kredit|bertahap|rehab|cicile',
  arrears: 'tunggakan|nunggak|tertunggak|belum bayar|tidak bayar|tidak pernah bayar|ketunggak|tunggakane',
  write_off: 'pemutihan|diputihkan|dihapuskan|penghapusan|pemutihannya|putihkan|penghapusane|amnesti',
  fine: 'denda|sanksi|sangsi|penalti|hukuman|bunga',
  late: 'telat|terlambat|keterlambatan|lupa bayar|kasep|lewat tanggal|ketinggalan',
  poor: 'miskin|tidak mampu|kurang mampu|prasejahtera|dhuafa|susah|kere|melarat|pas pasan|kekurangan',
  income: 'penghasilan|gaji|gajian|upah|pendapatan|penghasilane|pangasilan|nafkah',
  harvest: 'panen|paceklik|musim|dagangan|sepi|laris|melaut|rejeki|rezeki',
  heavy:
    'berat|keberatan|mahal|kemahalan|abot|tidak sanggup|tidak kuat|tidak punya uang|kegedean|tidak ada uang|uang tidak ada',
  aid: 'pbi|penerima bantuan|bantuan pemerintah|dibayari pemerintah|ditanggung pemerintah|bansos|dinsos|dinas sosial|sktm|desil|dtks|dtsen|jamkesda|jamkesmas|pemda|apbd|apbn|kemensos|pemkab|subsidi pemerintah|negara',
  // joining
  join: 'daftar|mendaftar|bikin|buat|ikut|ikutan|gabung|bergabung|melu|ndherek|tumut|join|urus|mengurus|ngurus|jadi peserta|masuk',
  papers:
    'syarat|persyaratan|syarate|syaratipun|dokumen|berkas|surat|surate|kelengkapan|lampiran|formulir|persyaratane|ketentuan|disiapkan|disiapin',
  identity: 'ktp|kk|kartu keluarga|nik|ektp|e ktp|akta|kia|dukcapil|capil|disdukcapil|kependudukan',
  waiting: 'masa tunggu|menunggu|nunggu|tunggu|14 hari|dua minggu|2 minggu|menanti',
  office:
    'kantor bpjs|kantor cabang|cabang|mpp|mal pelayanan|mall pelayanan|kelurahan|balai desa|kantor desa|kalurahan|kecamatan',
  old: 'lansia|sepuh|simbah|mbah|nenek|kakek|eyang|orang tua|tua|jompo|mertua|tuwa|tuwo|lanjut usia',
  proxy: 'diwakilkan|mewakili|wakil|wakilkan|diwakili|surat kuasa|kuasa|nitip|titip|makili|diwakilin',
  baby: 'bayi|baru lahir|newborn|lahir|kelahiran|jabang|si kecil|nicu|bayine|prematur|neonatus',
  family: 'keluarga|sekeluarga|serumah|istri|suami|anak|menantu|mertua|kk|saudara|adik|kakak|sodara|anggota',
  divorce: 'cerai|pegatan|pisah|bercerai|janda|duda|mantan|pegat',
  death: 'meninggal|wafat|ninggal|almarhum|kematian|mati orang|kapundhut|seda|meninggalnya|almarhumah|meninggal dunia',
  marry: 'nikah|menikah|kawin|rabi|pernikahan|nikahan',
  add: 'tambah|nambah|menambah|nambahi|penambahan|masukin|masukkan|menambahkan|tambahkan|lebokke|nglebokke|diikutkan|ikutkan|ditambahkan|nambahin',
  remove: 'keluarkan|hapus|mengeluarkan|ngeluarin|dikeluarkan|nonaktifkan|menonaktifkan|mencoret|copot',
  // status
  dead_card:
    'nonaktif|tidak aktif|non aktif|mati|dinonaktifkan|keblokir|terblokir|diblokir|tidak bisa dipakai|nonaktip|hangus kartu|inaktif|tidak berlaku|tidak urip',
  revive:
    'aktifkan|mengaktifkan|reaktivasi|aktifin|aktifasi|aktivasi|hidupkan|ngaktifin|urip|nguripke|diaktifkan|aktif lagi|aktif kembali|hidup lagi|urip maneh|nguripi|diaktifkan kembali|ngaktifke|aktifke',
  check: 'cek|ngecek|mengecek|lihat|melihat|mengetahui|tahu|periksa status|pengecekan|ndelok|mirsani|cekin|dicek',
  status: 'status|statusnya|statuse|kepesertaan',
  struck_off:
    'dicoret|dicabut|diputus|dihentikan|diberhentikan|distop|dihapus|tercoret|dinonaktifkan pemerintah|dibuang',
  // work
  laid_off: 'phk|dipecat|pemecatan|dirumahkan|pabrik tutup|terkena phk|lay off|layoff|diberhentikan',
  resign:
    'resign|berhenti kerja|keluar kerja|mengundurkan diri|mengundurkan|pensiun|pensiunan|kontrak habis|metu kerja|tidak kerja lagi|mundur kerja|habis kontrak',
  company:
    'perusahaan|pabrik|kantor|pt|majikan|bos|juragan|instansi|tempat kerja|karyawan|pegawai|buruh pabrik|swasta|hrd|badan usaha|pemberi kerja|ppu|pekerja penerima upah',
  own_work:
    'pedagang|petani|nelayan|ojek|ojol|driver|sopir|tukang|buruh|asisten rumah tangga|art|prt|pembantu|freelance|freelancer|serabutan|wiraswasta|dagang|jualan|tani|bakul|kuli|peternak|gojek driver|grab|pekerja lepas|pekerja bukan|pbpu|mandiri|wirausaha|montir|tukang becak|pemulung|pengrajin|penjahit',
  civil_servant: 'pns|asn|pegawai negeri|aparatur|tni|polri|guru|orang kantoran|kantoran|pppk|askes|abdi negara',
  switch_kind:
    'segmen|pindah segmen|peralihan|beralih|alih|ubah jenis|jenis kepesertaan|pindah kepesertaan|perubahan segmen|pengalihan|dialihkan',
  kinds: 'jenis|golongan|macam|kategori|segmen|tipe|kelompok|termasuk',
  grown: 'dewasa|21|25|lulus|kuliah|mahasiswa|sarjana|lepas tanggungan|wisuda',
  other_bpjs: 'ketenagakerjaan|tenaga kerja|tk|jamsostek|jkk|jkm|jht|naker|bpjstk|bpjamsostek|tenagakerjaan',
  foreigner: 'wna|orang asing|warga asing|bule|kitas',
  // care
  inpatient: 'rawat inap|opname|dirawat|mondok|mondhok|nginep|menginap|inap|ranap|nginap|diopname|rawatinap',
  outpatient: 'rawat jalan|periksa|kontrol|poli|poliklinik|ralan',
  surgery:
    'operasi|bedah|dioperasi|operasine|katarak|usus buntu|amandel|hernia|tumor|angkat|laparoskopi|batu ginjal|miom|kista',
  grave:
    'cuci darah|hemodialisa|hd|kemo|kemoterapi|kanker|jantung|stroke|ginjal|tbc|tb|talasemia|hemofilia|radioterapi|ring jantung|gagal ginjal|leukemia|hepatitis',
  chronic:
    'diabetes|gula|kencing manis|darah tinggi|hipertensi|asma|epilepsi|kolesterol|asam urat|menahun|kronis|penyakit gula|insulin',
  covered:
    'ditanggung|dijamin|dicover|tanggung|jamin|cover|nanggung|menjamin|dipun tanggel|ditanggel|cakupan|mencakup|ditanggungnya|dibiayai|dikaver|kecover|tercover|menanggung|tanggungan',
  not_covered:
    'tidak ditanggung|tidak dijamin|tidak dicover|tidak menanggung|dikecualikan|pengecualian|tidak nanggung|tidak termasuk',
  beauty:
    'behel|kawat gigi|kecantikan|estetika|skincare|jerawat|facial|operasi plastik|pemutih|suntik putih|botox|filler|laser|sedot lemak|kosmetik|glowing|tato|sulam',
  fertility: 'bayi tabung|program hamil|promil|kemandulan|mandul|infertilitas|ivf|inseminasi|susah punya anak',
  checkup:
    'mcu|medical check up|check up|medical checkup|checkup|cek kesehatan|general check|cek lab|cek darah|lab|laboratorium|rontgen|usg|ct scan|mri',
  teeth: 'gigi|untu|waja|gusi|tambal|cabut gigi|scaling|karang gigi|geraham|dokter gigi|odontektomi',
  false_teeth: 'gigi palsu|gigi tiruan|untu palsu|waja palsu|protesa|prothesa|ompong|protesa gigi|gigi pasang',
  glasses: 'kacamata|kaca mata|kocomoto|koco moto|kaca tingal|tesmak|optik|minus|lensa|frame|silinder|rabun|bingkai',
  aids: 'alat bantu|alkes|alat kesehatan|kursi roda|kruk|tongkat|korset|alat dengar|hearing aid|kaki palsu|tangan palsu|penyangga|alat bantu dengar|penyangga leher|collar|prothesis|prostesis|protesis',
  birth: 'melahirkan|lahiran|persalinan|bersalin|lairan|babaran|bidan|melairkan|nglairke|sc',
  caesar: 'caesar|sesar|cesar|sc|secar|operasi caesar|cesarean|caesarian',
  pregnant:
    'hamil|kehamilan|kandungan|meteng|ngandhut|mbobot|bumil|nifas|usg hamil|usg kehamilan|trimester|mengandung|ngidam|janin',
  screening: 'skrining|screening|skrining riwayat|skrinning|srk|skring|skrening|skriningnya',
  referral: 'rujukan|rujuk|dirujuk|merujuk|surat rujukan|rujukane|perujukan',
  back_referral: 'prb|rujuk balik|program rujuk balik',
  control_visit: 'kontrol|surat kontrol|kontrol ulang|kontrole',
  specialist: 'spesialis|dokter ahli|rumah sakit|sp|poli',
  first_care:
    'faskes|fktp|puskesmas|klinik|dokter keluarga|faskes pertama|faskes tingkat pertama|fasilitas kesehatan|faskes 1|pusat kesehatan',
  away: 'luar kota|luar daerah|rantau|perantauan|mudik|merantau|kampung halaman|liburan|beda kota|beda daerah|luar wilayah|neng paran|kota lain|luar jawa|daerah lain|pulang kampung|merantaune',
  change:
    'ganti|pindah|ubah|rubah|mengganti|mengubah|perubahan|gantos|pindhah|merubah|penggantian|perpindahan|diganti|diubah|berubah|update|memperbarui|pembaruan|perbarui',
  emergency_room: 'igd|ugd|gawat darurat|darurat|emergency|gawat|kegawatdaruratan|kritis',
  ambulance: 'ambulans|ambulan|ambulance|ambulanse|mobil jenazah|ambulannya',
  accident:
    'kecelakaan|tabrakan|ketabrak|ditabrak|laka|laka lantas|jatuh dari|kecelakaane|cilaka|tibo|dhawah|jasa raharja|motor|nabrak|tertabrak|terserempet|kesrempet|tabrak lari|jatuh',
  work_hurt:
    'kecelakaan kerja|pas kerja|saat kerja|waktu kerja|lagi kerja|di tempat kerja|nyambut gawe|di sawah|mesin|jkk|proyek',
  police: 'polisi|laporan polisi|polsek',
  medicine: 'obat|resep|apotek|jampi|obate|jampinipun|vitamin|tebus|nebus|farmasi|obat obatan',
  vaccine: 'imunisasi|vaksin|kb|iud|suntik kb|implan|kontrasepsi|spiral|vaksinasi|sterilisasi|tubektomi',
  mind: 'jiwa|psikiater|psikolog|depresi|stres|mental|skizofrenia|cemas',
  room: 'kamar|ruang|ruangan|bangsal|vip|vvip|kelas perawatan|naik kelas|selisih|titip kelas',
  kris: 'kris|kelas rawat inap standar|kelas standar|rawat inap standar|kelas dihapus|penghapusan kelas',
  go_home:
    'disuruh pulang|dipulangkan|pulang paksa|pulang|dipulangin|kon mulih|kondur|diusir|disuruh balik|mulih|suruh pulang',
  three_days: '3 hari|tiga hari|telung dina|tigang hari|maksimal 3|3 dinten|tiga malam',
  // places of complaint and help
  complain:
    'keluhan|mengeluh|komplain|pengaduan|aduan|mengadu|ngadu|lapor|melapor|protes|adukan|complain|kecewa|kritik|saran|laporkan|melaporkan|diadukan|lapori|ngeluh',
  contact:
    'nomor telepon|call center|call centre|hotline|kontak|telepon|telpon|nomor bpjs|hubungi|customer service|cs|telp|care center|1500400|165|contact|callcenter|menghubungi|nelpon|nelepon',
  pandawa: 'pandawa|whatsapp|wa|chika|wa bpjs|wasap|watsap|whatsap|whatsapps|panda wa',
  rude: 'judes|jutek|ketus|tidak ramah|galak|kasar|sinis|cuek|dicuekin|marah marah|sombong',
  discrimination:
    'dibedakan|dibedakke|dibeda bedakan|dianaktirikan|dinomorduakan|diskriminasi|dibedain|beda perlakuan|diperlakukan beda|pasien umum|dipersulit|dikesampingkan|dipandang sebelah mata|disepelekan|diremehkan|dibelakangkan|dibeda|dibedakaken',
  complicated:
    'ribet|ruwet|rumit|repot|mbulet|berbelit|bolak balik|dipersulit|birokrasi|njelimet|susah|sulit|dioper|dipingpong|lempar|muter muter|panjang prosesnya|bertele tele|males|malas|capek|lelah',
  useless:
    'rugi|hangus|sia sia|percuma|mubazir|eman|tidak kepakai|tidak pernah dipakai|tidak dipakai|buang uang|tidak guna|tidak ada gunanya|muspro|mubadzir|tidak pernah sakit',
  healthy: 'sehat|jarang sakit|tidak pernah sakit|waras|bugar|masih muda|kuat|tidak sakit|sehat sehat',
  later: 'nanti saja|nanti|kalau sudah sakit|pas sakit|dadakan|tunda|menunda|mendadak|kapan kapan|entar',
  gotong: 'gotong royong|jimpitan|saling bantu',
  // faith, safety, data
  faith:
    'halal|haram|riba|syariah|syariat|syari|mui|fatwa|islam|agama|ulama|ustadz|ustad|kyai|kiai|gharar|maisir|dosa|judi|hukum islam|ustaz|syar i|muslim',
  scam: 'penipuan|penipu|tipu|ditipu|ketipu|tertipu|kena tipu|hoax|hoaks|ngaku|mengaku|mencurigakan|undian|hadiah|menang|palsu|modus|phishing|apk palsu|link|tautan|klik|kena tipu|ngaku petugas|bohong|bodong|ngapusi|diapusi',
  code: 'otp|pin|kode rahasia|kode verifikasi|kode otp|sandi|password|kode',
  privacy:
    'privasi|rahasia|kerahasiaan|aman|disimpan|bocor|disebar|data pribadi|disalahgunakan|dijual|kebocoran|disimpen|data saya|dataku|disimpan di sini',
  erase: 'hapus data|hapus|hilangkan|busak|busek|buang|musnahkan|dihapus',
  reminder:
    'ingatkan|pengingat|diingatkan|ingetin|ngingetin|elingke|dielingke|engetaken|alarm|ingat|reminder|mengingatkan|notif|notifikasi|diingetin|kabari|kasih tahu|dielingi|ilingke|elingna|lupa',
  switch_off: 'matikan|nonaktifkan|stop|berhenti|hentikan|matiin|jangan kirim|jangan|dimatikan|batalkan|setop',
  quiz: 'kuis|quiz|skor|nilai|tebak|soal|tes|poin|biji|latihan|ujian|post test|pre test|game|permainan|peringkat|nilaiku',
  // app and card
  app: 'mobile jkn|aplikasi|jkn mobile|app|install|instal|unduh|download|playstore|play store|update|versi',
  login:
    'login|log in|masuk|mlebu|sandi|password|akun|kata sandi|logout|lupa password|lupa sandi|username|pasword|paswot|paswod|sign in|registrasi akun',
  broken:
    'error|eror|gangguan|lemot|macet|hang|loading|crash|gagal|bermasalah|tidak bisa dibuka|force close|keluar sendiri|muter|lelet|blank|server|maintenance|bug|ngelag|lag|tidak berhasil|ngadat|rusak|trouble|sistem|buruk|jelek|parah',
  verify:
    'otp|kode verifikasi|verifikasi|captcha|wajah|selfie|kode aktivasi|sms|kode otp|face|biometrik|verif|aktivasi akun',
  phone_number:
    'nomor hp|nomor telepon|email|alamat|domisili|nomor handphone|surel|gmail|e mail|nope|simcard|no hp|nohp',
  queue:
    'antrean|antrian|antri|antre|ngantri|nomor antrian|nomor antrean|kuota|booking|reservasi|jadwal dokter|daftar poli|pendaftaran online|ngantre|mengantre|daftar online poli|antriannya|antreane|antreannya',
  card: 'kartu|kis|kartu bpjs|kartu indonesia sehat|kartu fisik|kartu digital|e id|cetak kartu|kartu kis',
  lost: 'hilang|ilang|rusak|ketinggalan|ical|kececer|robek|patah|tidak dibawa|lupa bawa',
  bring: 'bawa|mbawa|nggowo|mbekta|membawa|dibawa|gowo|tunjukkan|menunjukkan|nunjukin',
  mismatch:
    'tidak sesuai|tidak cocok|salah|beda|berbeda|keliru|kleru|klintu|ketidaksesuaian|tidak sama|salah ketik|tidak valid|salah nama',
  no_phone:
    'hp jadul|tidak punya hp|nokia|hp biasa|tidak punya android|sinyal|pelosok|jaringan|internet|kuota habis|gaptek|tidak paham online|tidak bisa online|hp lama|hp tidak|tidak ada hp|hp butut|hp senter|tanpa hp|tidak punya wa|digital|hp cuma',
  human:
    'pendamping|orang asli|manusia|petugas|relawan|operator|admin|ditemani|dampingi|didampingi|pendampingan|dikancani|kancani|diewangi|bantuan orang',
  kader: 'kader|kadernya|posyandu|bu kader|pak kader|agen pesiar|pesiar',
  rights: 'hak|berhak|hakku|haknya|hak hak',
  duties: 'kewajiban|kewajibanku|wajib lapor|tanggung jawab|kuwajiban',
  fraud:
    'kecurangan|fraud|curang|pinjam|meminjamkan|dipinjam|minjem|nyilih|nyambut|pemalsuan|dipinjamkan|minjemin|pinjamkan|dipinjem|nyelewengkan|penyalahgunaan|data palsu',
  compulsory: 'wajib|kudu|harus|diwajibkan|sukarela|kewajiban ikut|paksa|dipaksa',
  definition:
    'apa itu|itu apa|artinya|maksudnya|pengertian|definisi|apa yang dimaksud|apakah yang dimaksud|yang dimaksud|arti|maksud|apaan|dimaksud|adalah',
  alternatives:
    'alternatif|tradisional|herbal|pijat|bekam|luar negeri|tukang urut|dukun|akupunktur|percobaan|eksperimen',
  one_four_four: '144|seratus empat puluh empat|diagnosa|diagnosis|satus patang puluh papat',
  greet:
    'halo|hai|pagi|siang|sore|malam|assalamualaikum|permisi|kulonuwun|kulanuwun|punten|sugeng|salam|selamat|hello|hallo',
  thank: 'terima kasih|makasih|matur|suwun|nuwun|sip|oke|mantap|thanks|siap',
  bot: 'bot|robot|mesin|kawan jkn|komputer|ai|kamu siapa|siapa kamu',
};

/** Word or pair of neighbouring words → the ideas it belongs to. */
export const CONCEPTS: ReadonlyMap<string, readonly string[]> = build();

function build(): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [idea, names] of Object.entries(GROUPS)) {
    for (const name of names.split('|')) map.set(name, [...(map.get(name) ?? []), idea]);
  }
  return map;
}
