/** What stands around a sign: not, now, once, if, rules, money, pictures. A class of words a line; see `lexicon.ts`. */
export const FRAME_WORDS = {
  not: `tidak tak ga gak gk gag kg kaga kagak ngk ngga nggak enggak engga tdk ndak nda ndk ora ra mboten boten
    mbten ngak nggk tida tidk tdak ogak teu henteu teuing indak tra trada tara seng sonde kada g nggakk ngg dang
    nggke belum blm blom durung dereng acan alun tanpa ndaq nde kadada dena tena tusing nenten hana ndeq nyanda
    nyada enja dak idak moal gapernah kagakk ogah nyandak`,
  notis: 'bukan bkn dudu sanes lain sanés',
  machine: `keluhan laporan pengaduan aduan pesan chat tiket pertanyaan komplain email surel telpon telepon aplikasi cs
    admin kantor 165 web wa hp sinyal petugas bot robot sistem chika pandawa loket mobile laptop server otp website
    jaringan internet dompet layar akun kak min operator petugasnya mesin pendamping mentor kader halo bpjs jkn`,
  poisoned: 'keracunan karacunan kracunan keracun mendem kaweureuan karacunana mabok ngarasun',
  now: `sekarang skrg skr ayeuna saiki sakniki sapunika samenika skarang skrng kini barusan barusna cepat cepet
    segera saweg malamini pagiini hariini siangini soreini bengiiki wengiiki baruaja barusaja baruae kiwari tulung
    tolong tlg help parah darurat gancang tulungan ditulungi skrang sekarng sekrang saikine anyar`,
  softnow: `ini nih iki niki punika lagi ieu tadi wau tadina mendadak terus makin gimana piye pripun cemana kumaha kudu
    harus masih depan udah sudah wis wes sampun pun su tibatiba dumadakan sejak dari gmn bagaimana gimanaini baa
    sedang lg nuju nggak3 dari3 tuh kanyahoan`,
  past: `pernah nate kungsi biyen baheula kapungkur rumiyin riyin riwayat bekas sembuh pulih membaik baikan
    tahunlalu bulanlalu minggulalu kemarindulu waktuitu waktukecil darikecil sejakkecil darilahir sejaklahir
    turunan keturunan pasca tahunan prnah silam dulunya tertolong waras cageur mantun jaman zaman lampau berlalu
    bareto tatkala selesai-operasi`,
  dead: 'meninggal wafat almarhum alm almarhumah sedo meninggalnya mendiang',
  before: 'dulu dl dlu dulunya dahulu',
  yesterday: 'kemarin kmrn kemaren wingi kamari patang kemareng semalam',
  if: `kalau kalo klo kl kalu jika jikalau apabila bila bilamana misal misalnya umpama upama seandainya andai andaikan
    andaikata sekiranya nek menawi yen lamun mun upami bilo seumpama kalok umpamane umpamana misalkan klu klw kalou
    misale`,
  politeif: 'boleh bisa saja salah gitu tidak ga mau berkenan',
  future: `nanti besok rencana hpl jaga jagajaga persiapan siapsiap biar supaya mencegah cegah pencegahan rawan risiko
    resiko rentan kemungkinan bakal kelak mengko mangke antisipasi isuk prediksi perkiraan hindari menghindari engke
    isukan sesuk benjing terhindar agar januari februari maret april mei juni juli agustus september oktober
    november desember`,
  fear: 'takut khawatir kuatir wedi sieun ajrih was cemas',
  news: `berita tv tipi televisi koran fb facebook ig instagram tiktok viral youtube konon sinetron film kisah medsos
    twitter artikel dongeng novel drakor ceritanya x grup katanya jarene cenah mimpi ngimpi impen video vidio nonton`,
  cover: `ditanggung nanggung tertanggung menanggung tanggungan dicover cover kecover tercover dijamin jaminan menjamin
    klaim diklaim santunan syarat syaratnya persyaratan kriteria termasuk tergolong kategori apakah aturan aturannya
    prosedur ketentuan tanggung ditanggungkah dijaminkah dikover ditangguang katanggung peraturan kebijakan hukum
    hukumnya nanggungnya ditanggungna nutup dibiayai membiayai penjaminan tanggel dipuntanggel hoax hoaks mitos
    dibayarin dibayari dibayarkan`,
  burden: `utang hutang tugas kerjaan rindu cinta masalah tagihan cicilan tunggakan nafkah pekerjaan kesibukan kenangan`,
  info: `beda bedanya arti artinya maksud definisi contoh contohnya tanda ciri cirinya gejala gejalanya penyebab
    penyebabnya pertolonganpertama apaitu pengertian ituapa mengapa faktor bahaya pantangan cara kapan nginfo`,
  care: `kontrol rutin terapi fisioterapi vaksin poli jadwal daftar mendaftar didaftarkan daftarin pendaftaran daftarkan
    mendaftarkan urus ngurus ngurusin kursi opname disinar inkubator perban jahitan lepas pen alat sosialisasi
    pelatihan seminar penyuluhan kursus lomba skrining imunisasi usg kontrolnya rawatinap rawatjalan cetak ganti
    ngurusi pelajaran latihan cek kantor dirawat tongkat dikenali verifikasi selfie rekam`,
  remedy: `obat operasi terapi vaksin suntik poli kontrol fisioterapi dokter spesialis klinik alat cek tes skrining periksa
    pengobatan pengidap penderita serum ambulan ambulans ambulance pencegahan asuransi cegah mencegah anti kasus
    gejala tanda ciri penanganan penyakit biaya perawatan topik materi klaim kejadian soal tentang kelainan kasusnya
    gambar bantuan santunan`,
  ask: 'perlu wajib apa apakah berapa boleh bisa mana siapa gratis langsung kah kapan brp piro',
  money: `bayar biaya berapa kartu bpjs jkn kis nunggak tunggakan denda uang duit gratis dp deposit iuran rujukan surat
    ktp kk`,
  laugh: 'wkwk wkwkwk wkwkwkwk haha hahaha hehe hihi hehehe wk awkwk ngakak lol xixi hahahaha wkwkw kwkw',
  likeness: `hampir nyaris serasa rasanya rasane kayak kaya kek seperti seakan seolah bikin membuat setengah sampai sampe
    nganti gara gegara laksana rasa mending kayaknya sepertinya ibarat bagai bagaikan`,
  look: `lihat liat ngeliat denger dengar mikir mikirin mikirkan ngantri antri antre mengantri nunggu menunggu
    baca ndelok ngurus dengerin ningali mendengar ngadepin nonton kejar dikejar mandang menghadapi bacanya mikirke
    hadapi melihat kumpulin ngumpulin ngumpulke`,
  figure: `tagihan tunggakan iuran harga antrian antri ngantri antrean aplikasi app login error utang usaha dagangan dompet
    pelayanan loket ekonomi keuangan bisnis warung toko jualan ongkos kerjaan tugas biaya pajak birokrasi kinerja
    hati rakyat negara pemerintah bos cicilan mantan sinyal kuota hp baterai laptop listrik lampu rekening saldo
    kantong modal pasar ternak ayam motor mobil mesin kartu bpjs kis aktif nonaktif pemasukan penghasilan gaji
    timnas tim bola perusahaan sistem server kucing denda kuis ujian soal game ekspetasi rindu cinta kangen jadwal
    pesanan orderan proyek gabah padi tanaman panen layanan demokrasi kebijakan tagihannya janji cacing administrasi berkas persyaratan dokumen formulir regulasi pengumuman hasil`,
  subject: `usaha dagangan dompet ekonomi keuangan bisnis warung toko aplikasi app hp baterai laptop listrik lampu
    rekening saldo kantong modal mesin kartu bpjs kis kartunya sinyal kuota jaringan server harga rupiah kurs
    pemasukan penghasilan iuran sistem negara timnas akun jkn status kepesertaan layanan pdam perusahaan pabrik
    proyek printer televisi tv radio air sawah padi tanaman ayam kambing sapi ternak lele bebek kucing anjing
    burung cabe cabai tomat kolam pohon keran ban mobilnya kulkas token pulsa tunggakan uang tagihan pendamping
    perjuangan kk ktp surat dokumen berkas`,
  realise: 'kalau kalo klo bahwa ternyata nunggak ada udah sudah kartu iuran bpjs telat lupa salah diri',
  unhurt: 'gapapa lecet selamat aman ringan mendingan sehat lancar',
  relief: 'cuma cuman hanya alhamdulillah untung untungnya syukur tapi orangnya sudah udah mung',
  trade: 'jualan orderan dagang jualanku daganganku pelanggan',
  thing: 'kucing ayam sapi kambing bebek kerbau anjing hp laptop dompet warung kios gerobak tas kartu ternak',
} as const;
