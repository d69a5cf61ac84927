import { SPELLINGS } from '../spellings.ts';
import { verbOf } from './verbs.ts';

/**
 * What a word does in a report about one's own JKN. One word may do several things ("jadi"); the place decides. Words are
 * folded (lower case, no marks, long-drawn letters shortened) and keep their affixes, since "didaftarkan" is no "daftar".
 */
export type Tag =
  | 'done' // already
  | 'just' // a moment ago
  | 'not' // no, not
  | 'notYet' // not yet
  | 'ahead' // wants to, must, will
  | 'nominal' // makes a noun of the verb after it: how to, cost of
  | 'tried' // between "already" and the verb it means that the verb did not happen
  | 'habit'
  | 'ongoing'
  | 'failed'
  | 'wish'
  | 'unless' // if, before, suppose
  | 'after' // after, once
  | 'asks' // a question word
  | 'why' // begins a complaint or a question about what went before
  | 'but' // begins another clause
  | 'self'
  | 'others' // people of another household
  | 'family'
  | 'helper' // who does it for somebody
  | 'by' // before whom it was done by
  | 'vocative'
  | 'thanks'
  | 'tells' // alhamdulillah, lapor: what follows is a report
  | 'register'
  | 'registration' // the noun
  | 'make'
  | 'join'
  | 'own'
  | 'member'
  | 'pay'
  | 'payment' // the noun
  | 'send' // money, only with what it is for
  | 'settle' // lunas
  | 'finish' // beres
  | 'dues'
  | 'arrears'
  | 'jkn'
  | 'card'
  | 'out' // came out, arrived, is in the hand
  | 'active'
  | 'alive'
  | 'usable'
  | 'again'
  | 'dead'
  | 'subsidy'
  | 'state' // the government
  | 'accepted' // diterima: says by itself that it is done
  | 'got'
  | 'covered' // somebody pays
  | 'newborn'
  | 'move'
  | 'segment'
  | 'employer'
  | 'stop'
  | 'closed'
  | 'goOn'
  | 'once' // formerly
  | 'now'
  | 'good' // rajin, lancar
  | 'span' // a month, a year, long
  | 'queue' // registering for something else
  | 'household' // paying for something else
  | 'facility'
  | 'number' // of the virtual account
  | 'labour' // the other BPJS
  | 'nearly'
  | 'trouble' // something is wrong with it
  | 'past'; // a time gone by

const WORDS: readonly (readonly [Tag, string])[] = [
  [
    'done',
    'sudah sdh udh udah dah uda suda sudh sdah sudaah udahh ude udeh wis wes uwis uwes wus wess wiss sampun mpun ampun pun tos atos parantos geus ges enggeus alah telah su so sudahmi udahmi sampung resmi berhasil rampung ella',
  ],
  ['just', 'barusan baru nembe tembe lagek bieu cako anyaran tembean'],
  [
    'not',
    'tidak ga gak gk kg kaga kagak ngk ngga nggak enggak engga tdk ndak nda ndk gag kgk ngak tida ora ra mboten boten mbten teu henteu hente indak nyanda tara tra tarada trada bukan bkn sanes dudu jangan jgn ojo tanpa',
  ],
  ['notYet', 'belum blm blom belom blum blon durung dereng acan can tacan alun bolum balun'],
  [
    'ahead',
    'mau pgn pgen pengen pengin pingin kepengin ingin arep ape ajeng badhe bade rek hoyong hayang nak nio niat niatnya rencana rencananya akan bakal harus hrs kudu kedah mesti musti wajib disuruh suruh diminta minta mnta njaluk nyuwun tolong tlg tulung mohon bisa bs isa iso saged boleh blh perlu butuh siap siyap sempat sempet besok bsk besuk isuk sesuk benjing lusa nanti nti ntar mengko mangke engke depan ndang cepat segera tinggal biar ben supaya agar masa ditagih nagih dikejar insya insyaallah insyaalloh insyallah inshaallah insyaallah janji',
  ],
  [
    'nominal',
    'cara carane caranya crnya caronyo carana syarat syaratnya biaya tempat batas waktu soal tentang bukti buat untuk utk nggo kanggo kagem pikeun jadwal',
  ],
  [
    'tried',
    'coba nyoba mencoba cobain tau tahu ngerti ngarti paham mudeng belajar baca tanya nanya tanyakan lihat liat dengar antri ngantri janji cari nyari waktunya saatnya jatuh telat capek cape bosan males malas kuat sanggup mampu isi ngisi kirim download unduh hampir meh setengah separo kurang kali lewat takut bilang ngomong nawarin nawari ditawari ditawarin ngajak diajak nyuruh telpon ditelpon ngaku otomatis terlanjur lupa kelupaan lali kesupen poho telat',
  ],
  ['habit', 'tiap setiap saben selalu rutin rajin biasanya biasane sering ontime kadang unggal'],
  ['ongoing', 'lagi lg sedang sdg proses masih msh isih tasih keur nuju sementara'],
  [
    'failed',
    'gagal ditolak tolak nolak error eror batal wurung cancel expired kadaluarsa dicabut dihapus diputus dinonaktifkan hangus ngaku penipu penipuan',
  ],
  [
    'wish',
    'semoga pengennya pinginnya maunya harapannya harapanku karepe moga mudahan muga mugia mugi mugo doakan doain dongakno biar supaya pengen harap berharap andai andaikan',
  ],
  [
    'unless',
    'kalau kalo klo kl kalu klau nek yen menawi lamun upami mun jika bila apabila misal misalnya misale andai andaikan seandainya umpama umpamane sebelum sblm sadurunge sateuacan jiko',
  ],
  ['after', 'habis abis bar setelah stlh sesudah sasampunipun sawise saatos sanggeus begitu tunggu nunggu'],
  [
    'asks',
    'apa ap apakah opo nopo punapa berapa brp brapa piro pinten sabaraha bara bagaimana gimana gmn gmna piye pripun kumaha baa kumahanya kapan iraha siapa sapa sopo sinten saha dimana dmn kemana ngendi mana bisakah bolehkah adakah benarkah sudahkah haruskah',
  ],
  ['why', 'kok ko koq naha kenapa knp knapa napa ngapa mengapa ngopo kunaon kanapa'],
  [
    'but',
    'tapi tp tpi tetapi ning nanging tapina cuma cuman mung namung padahal terus trus trs teros tros njur banjur teras makanya soalnya karena krn karna soale dan lan jo trus2 sedangkan ternyata jebule berarti',
  ],
  [
    'self',
    'saya sy sya gw gue gua aku aq ak ane ana kulo kula q abdi urang ambo awak den denai kami kita kito torang ta sa beta inyong nyong ulun ku saye hamba ulon kulawarga keluarga sekeluarga kluarga klrg kel serumah bertiga berempat berlima berdua',
  ],
  [
    'others',
    'teman temen temanku temenku kawan kawanku konco kanca tetangga tonggo tonggoku tatangga tetanggaku orang wong jalmi urangkampung warga mereka dia doi beliau rt rw lurah dukuh kakak kakakku adik adikku kk2 sepupu sodara saudara sedulur paman bibi keponakan ipar rekan bosnya',
  ],
  [
    'family',
    'suami suamiku istri istriku bojo bojoku pamajikan salaki laki bini anak anakku anake ank mamak emak mama ibuku bapakku ayah mertua ortu cucu putu orangtua simbok',
  ],
  ['helper', 'kader majikan majikanku bos bosku boss petugas petugasnya pendamping bapakna cucuku juragan'],
  ['by', 'sama oleh ku kalih karo kaliyan dening dibantu bantu dibantuin bareng jeung ke kepada dari sama2 pakai'],
  [
    'vocative',
    'pak bu bapak ibu ibuk mas mbak mba kak kaka kang teh teteh bang abang bro bos min admin lek lik gan sis om tante dek bun bunda neng uni uda ya yo nih dong deh sih nya loh lho kan to tho ki ni juga jg semua kabeh sadayana semuanya',
  ],
  ['thanks', 'makasih terima kasih suwun nuwun nuhun maturnuwun trims thx'],
  [
    'tells',
    'alhamdulillah alhamdulilah alhamdulilla hamdalah akhirnya akhire akhirna lapor ngabari ngabarin syukur syukurlah puji tuhan hore horee yes horas mantap asik asyik',
  ],
  [
    'registration',
    'pendaftaran pendaftarannya pendaftarane registrasi registrasinya daftarnya daftare ndaftare daftarna',
  ],
  [
    'make',
    'bikin bikinin buat gawe nggawe ndamel nyieun bekeng membuat dibuatkan dibikinin urus ngurus urusin ngurusin buka',
  ],
  [
    'join',
    'ikut melu tumut miluan masuk mlebu mlebet asup gabung bergabung join ikutan nderek dimasukin dimasukkan dimasukan dilebokke dilebetaken masukin',
  ],
  ['own', 'punya pny pnya duwe nduwe gadhah gadah gaduh boga nduweni memiliki punyo'],
  ['member', 'peserta anggota member pesertanya kepesertaan'],
  ['payment', 'pembayaran pembayarannya bayarnya bayarannya bayaranku mbayare bayare bayaran bayarna'],
  [
    'send',
    'transfer tf trf ditransfer kutransfer setor nyetor disetor kusetor kepotong terpotong dipotong kedebet terdebet kedebit terdebit ketarik narik',
  ],
  [
    'finish',
    'beres kelar selesai rampung bares siap sukses aman tuntas klar bersih nol plong impas clear masuk sempurna berhasil',
  ],
  [
    'dues',
    'iuran iurannya iurane iuranku iyuran iurn premi premine preminya autodebet autodebit autodebetnya autodebitnya',
  ],
  [
    'arrears',
    'tunggakan tunggakannya tunggakane tunggakanipun tunggakanana tunggakanku rehabnya rehabku cicilanku angsurannya angsuranku angsurane cicilane nunggak nunggaknya menunggak utang hutang utange utangnya hutangnya rehab cicilan cicilannya angsuran',
  ],
  ['jkn', 'bpjs bpjsnya bpjsku bpjse bpjsna jkn kis jknkis bpj bpsj'],
  ['card', 'kartu kartunya kartuku kartune kartuna kertu kertune krtu kis kisnya kartuna'],
  [
    'out',
    'jadi tangan tanganku tangane jadinya dadi janten dados keluar metu kaluar terbit dapat dapet dpt entuk angsal kenging dapek terima diterima ditampi nyampe sampai datang dateng tangan jd',
  ],
  ['alive', 'ijo hijau hidup normal iduik idup urip hirup nyala on'],
  [
    'usable',
    'dipakai dipake pakai pake kanggo dienggo dianggo digunakan digunain berobat kepake kepakai terpakai berfungsi dingge digawe diangge dinggo dipakek dipaki kangge',
  ],
  ['again', 'lagi lg kembali maneh meneh malih deui baliak ulang balik lai manih'],
  ['dead', 'nonaktif mati paeh pejah'],
  ['subsidy', 'pbi pbinya pbine pbiku subsidi bantuaniuran jamkesda'],
  [
    'state',
    'pemerintah pamarentah pamerintah pamarintah pemda pemkab negara pusat dinsos apbd apbn desa kelurahan gratis',
  ],
  [
    'accepted',
    'diterima terima nerima approved lolos disetujui menyetujui nyetujui mengabulkan keterima ketrima ditrima ditarima katampi acc diacc diapprove approve dikabulkan katarima ditampa ditompo ditampi tembus jebol disetujuin',
  ],
  [
    'got',
    'dapat dapet dpt entuk angsal kenging dapek meunang keluar metu kaluar jadi dadi masuk mlebu asup oleh terdaftar dapetin turun cair',
  ],
  ['covered', 'ditanggung dibayari dibayarin dibayar dibayarno dibayarke dijamin nanggung ditanggulangi'],
  [
    'newborn',
    'bayi bayinya bayiku bayine byi orok orokna baby babynya dedek dedeknya jabang barulahir sikecil paranaklahir bayina',
  ],
  [
    'move',
    'pindah dipindah dipindahkan pindahkan pindahin alih dialihkan alihkan beralih kualihkan ngalih pindahan berubah dialihin mindah mindahkeun',
  ],
  ['segment', 'mandiri segmen segmennya ppu pbpu pekerja'],
  ['employer', 'kantor perusahaan pabrik pt kerjaan tempatkerja perusahaannya kantorku'],
  [
    'stop',
    'berhenti brenti henti stop stopin setop mandeg mandek putus leren liren eureun ngadat macet nyetop distop brenti2 brenteti',
  ],
  [
    'goOn',
    'terusin diterusin teruskan diteruskan lanjutkan dilanjutkan lanjutin dilanjutin lanjut dilanjut neruskan nerusin nglanjutke teraskeun',
  ],
  ['closed', 'tutup ditutup kututup'],
  ['once', 'dulu dulunya biyen baheula tadinya awalnya mulanya sempat riyin rumiyin pernah dl nate kungsi'],
  ['now', 'sekarang skrg skr saiki sakniki sapunika ayeuna kini kiniko skarang mulai per sejak'],
  ['good', 'rajin lancar rutin'],
  ['span', 'bulan bln sasi wulan tahun thn taun setahun sebulan lama suwe lami lila dangu bulanan'],
  [
    'queue',
    'rujukan antrean antrian antre antri poli kontrol dokter skrining akun kuis prakerja bansos blt bpnt pkh dtks dtsen sekolah ppdb kuliah kerja lowongan autodebet autodebit haji vaksin sosialisasi pertemuan grup imunisasi kursus hadir isi menu harga obat puskesmas klinik rs rumahsakit igd ugd faskes gigi dokternya undian nik email atas arisan pelajaran rehab pbi subsidi dinsos berobat periksa operasi mentor pendamping',
  ],
  [
    'household',
    'listrik pln token pdam air pulsa kuota kontrakan kos kost sewa sekolah spp kuliah pajak pbb stnk motor mobil kredit pinjol warung arisan parkir dokter obat apotek rs rumahsakit rsud puskesmas klinik igd ugd operasi perawatan kamar zakat belanja gas wifi indihome kas jimpitan bensin dp mahal denda hutangwarung cicilanmotor tukang beras bank koperasi lesehan les seragam',
  ],
  ['facility', 'puskesmas klinik rs rumahsakit rsud igd ugd apotek dokter faskes petugas'],
  ['number', 'va'],
  ['labour', 'ketenagakerjaan tk jht jmo jamsostek bpjstk naker'],
  ['nearly', 'hampir meh setengah separo tinggal kurang kira2 sebentar'],
  [
    'trouble',
    'tagihan tagihannya tagihane ditagih nagih muncul salah masih msh isih tasih tetap tetep hilang merah takut wedi denda',
  ],
  [
    'past',
    'kemarin kmrin kmrn kemaren kmren kmarin kemrin wingi winginane kalawingi kamari kapatang patang semalam semalem tadi td wau samalam kamarian nantoari kelmarin tanggal tgl tggl lalu kepungkur kapengker kapungkur',
  ],
];

const TAGS: ReadonlyMap<string, ReadonlySet<Tag>> = build();

const NOT_STEMS = new Set(['bayi', 'byr2']);

const NONE: ReadonlySet<Tag> = new Set();

/** What a folded word may do; empty for most words. */
export function tagsOf(word: string): ReadonlySet<Tag> {
  if (word.length > LONGEST_WORD) return NONE;
  const known = remembered.get(word);
  if (known) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const tags = look(word);
  remembered.set(word, tags);
  return tags;
}

/** No word that means something here is longer. */
const LONGEST_WORD = 24;
/** The same words come again and again, and looking at one costs more than all the rest. */
const remembered = new Map<string, ReadonlySet<Tag>>();
const REMEMBERED = 2000;

function look(word: string): ReadonlySet<Tag> {
  const known = TAGS.get(word) ?? ofSpelling(word);
  if (NOT_STEMS.has(word)) return known;
  const verb = verbOf(word) ?? verbOf(word.replace(/(\p{L})\1/gu, '$1'));
  if (verb === null) return known;
  const tags = new Set(known).add(verb);
  if (word.endsWith('kah')) tags.add('asks');
  if (word.endsWith('mi')) tags.add('done');
  return tags;
}

/** "tak bayar" is "I paid" in Javanese, and "anyar" is new, not just now. */
const OTHERWISE = new Set(['tak', 'anyar', 'enggal']);

/** Chat spellings of a small word are the small word; verbs keep their affixes and are read as they stand. */
function ofSpelling(word: string): ReadonlySet<Tag> {
  const meant = OTHERWISE.has(word) ? undefined : SPELLINGS.get(word);
  return (meant === undefined ? undefined : TAGS.get(meant)) ?? NONE;
}

function build(): Map<string, Set<Tag>> {
  const map = new Map<string, Set<Tag>>();
  for (const [tag, list] of WORDS) {
    for (const word of list.split(' ')) {
      map.set(word, (map.get(word) ?? new Set<Tag>()).add(tag));
    }
  }
  return map;
}
