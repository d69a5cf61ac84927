import { remembering } from './remembering.ts';
import { distanceWithin } from './distance.ts';
import { SPELLINGS } from './spellings.ts';

/**
 * What a word is good for in a wish for a person. One letter each, so that a clause becomes a short string and a rule is
 * a pattern over it:
 *
 * `P` somebody who helps, `O` a human being, `B` a machine, `T` talk, `t` talk that is with a person by itself, `n` ask,
 * `K` call, `k` be called, `C` connect, `c` fetch, `A` accompany, `p` be accompanied, `E` explain, `u` understand, `e` teach, `j` answer,
 * `H` help, `D` to my house, `W` want or please, `S` can, `a` there is, `y` who, `q` whom, `N` not, `J` do not, `M` me,
 * `G` with or to, `R` where, `U` real or directly, `F` family, `V` how somebody is addressed, `Z` has happened, `L` lost,
 * `I` an office, `b` money, `#` a number, `?` why or when, `*` again and again, `w` wait, `|` but or because, `-` what a wish is not about, `.` any other word.
 * An empty tag: the word only decorates.
 */
export type Tag = string;

/** Surface forms as they are typed: Indonesian, chat, Javanese, Sundanese, Betawi, Medan, Batak, Minang, eastern Malay, Banjar, Balinese, English. */
const CLASSES: Readonly<Record<Tag, string>> = {
  P: `pendamping pndamping pendampingan pendampingipun petugas ptgs petugase operator oprator admin adm admn atmin mimin cs cso cust costumer customer kostumer
    manusia manungsa manungso human agent relawan sukarelawan kader staf staff mentor konsultan fasilitator person someone somebody operatornya representative
    seseorang beliau narahubung ahlinya pakarnya atasan supervisor pegawai karyawan officer volunteer`,
  O: `orang org orng oranng orank urang wong uwong wonge jalma jalmi jelema halak jolma tiyang tiyange wng ogn uong oreng oreang jema anak-urang`,
  B: `robot robotnya bot chatbot mesin mesinnya mesine ai machine robote`,
  T: `kenalan kenal berkenalan bapandir mangecek bakenalan bicara bcra bcara bicaranya berbicara wicara ngomong ngomomg ngmng ngomongnya ngomonge omong omongan ngobrol ngobrl obrol ngobrolnya mengobrol
    cakap bercakap cakapan becakap chat chatan chattingan ngechat nyarios nyarita wicantenan wicanten matur ngendikan rembugan rembug
    ketemu bertemu ketemunya jumpa berjumpa kepanggih pinanggih tatap menemui panggih tepang
    diskusi berdiskusi mangecek maota ota mangkatai mangkuling marsarita martandang bapandiran pandir ngeraos mabligbagan
    baomong bacarita bakudapa baku ngemeng acaca cacaan ngaraos manghatai marhata talk speak chatting dialog komunikasi berkomunikasi pangling jejagongan ngudarasa jagongan`,
  t: `konsultasi konsul curhat konsultasikan konseling counseling berkonsultasi sharing`,
  n: `tanya tny tnya nanya nanyain tanyain bertanya tanyakan takon takok takoni nanyo batanyo batanyao tanglet pirsa nyuwunpirsa naros naroskeun tumaros tatanya batakun
    manungkun sungkun ditanya ditanyai ditanyain kutanya kutanyai tanyai takeni tanyo ditanyo batanya ask `,
  K: `telpon tlpn tlp telp tlpon telepon telefon talipon telponlah teleponlah telponin teleponin nelpon nelfon menelpon menelepon hubungi hubungin hubungilah hub menghubungi manjouhon
    hubungono kontak call wa vidcall telponen kontek calling nelepon ngehubungin hubungikan bel ngebel ngontak telfon telpun japri`,
  k: `zoom gmeet ditimbali ketemuan ditelpon ditelepon ditelfon ditlp ditelp ditelponi ditelponin ditelepun dihubungi dihubungin dikontak telponan teleponan vc videocall ditelepone dikabari
    teleponmenelepon ditelpun tatapmuka ditemui ditelponaja dikontek`,
  C: `sambungkan smbungin sambungin sambungi sambungke sambungno sambungken sambungaken disambungkan disambungin disambungke disambungno disambungaken disambungkeun sambungkeun sambuangkan disambuangkan
    disambungakan sambungakan hubungkan hubungkeun dihubungkan dihubungin dihubungkeun hubungke hubungin konekkan konekin connect disambung serahkan diserahkan sampaikan disampaikan pasrahkan
    teruskan arahkan panggilkan panggilin panggilken dipanggilkan datangkan pasrahke celukno celukke celukna saluraken salurkan forward pertemukan dipertemukan diteruskan sambung`,
  c: `ganti tukar oper operin operkan dioper alihkan alihin dialihkan panggil panggilno celuk carikan cariin nyarikan golekno golekke undang kirim kirimkan kirimin send utus bawa cari dicarikan cariken suruh suruhan tugaskan`,
  A: `bacakan bacain bacaken bacaaken wacakno temui kunjungi jenguk sambangi datangi datengin dampingi dampingin mendampingi ngedampingin damping temani temanin temenin temeni temankan nemenin nemani menemani kancani ngancani baturan dikawani kawani kawankan kawanin
    pandu tuntun bimbing membimbing bimbingan arahin antar antarkan anter anterin anterno anterke antarin nganter nganterin ngantar uruskan urusin urusno uruske uruskeun urusi
    bantuurus ewangi rewangi ngewangi nuntun memandu menuntun ngebimbing accompany`,
  p: `didengar didengarkan didengerin dibacakan dibacain dibacaaken dikunjungi disambangi didatangi didatengin dijenguk didampingi didampingin ditemani ditemanin ditemenin ditemeni dikancani dibaturan dibaturkeun dipandu dituntun dibimbing diurusin diuruskan diurusi diuruske diurusno diantar
    dianter dianterin diantarkan diewangi direwangi didamping diarahkan diarahin`,
  E: `dengar mendengarkan dengerin dengarkan ndengerin jelaskan jelasin jelasno jelaske jelasinnya dijelaskan dijelasin dijelaske jelaskeun terangkan terangin terangke terangno nerangke nerangno nerangaken terangaken diterangke diterangkan
    menerangkan menjelaskan manjalehan manjalaskan njelasno njelaske jelas explain ngejelasin`,
  u: `paham pham ngerti ngertos mengerti ngartos mudeng ngarti mangarati mangarti diantusi dimengerti nyambung`,
  e: `ajarin ajari ajarkan diajari diajarin diajarkan ngajarin ngajari mengajari mengajarkan warahi diwarahi wuruki dilatih ajarno ajaran ajarke ajarkeun`,
  j: `jawab jawabnya dijawab bales balas bls dibales dibalas balesin bles respon direspon respons balasnya balesnya njawab ngejawab menjawab membalas ngebales jwb jawabno nanggapi tanggapi ditanggapi jawaban ngerespon nyaut`,
  H: `tulungan urupi bantu bantuin bantuan bantuannya bantulah bantukan bantos bantosan bantosna ngabantosan ngabantu membantu mbantu mbiyantu dibantu dibantuin pertolongan pitulungan pitulung
    tulungi tulungana ditulungi nulungi nolong nolongin menolong tolongin ditolong help bantuka bantoe layani dilayani melayani ngelayanin handle ditangani tangani bantui urun bebantu banto batulung`,
  W: `nyuhunkeun nyuhunkeunna datanglah mau mo mw mauka maunya pengen pengn pengin pgn pgen pingin pingen ingin pengennya kepengen minta mnta mintak mntak mintalah njaluk jaluk nyuwun nyuwunke nyungkeun menta butuh btuh
    perlu prlu membutuhkan memerlukan tolong tlg tlng tolonglah tulung mohon mhn hoyong hayang hayangna naeng nio namuah handak hendak nak kahandak nunas jagi arep badhe ajeng want need
    please pls plis coba cobalah kasih kase kasi kasiak beri berikan mending mendingan baiknya enaknya harap diharap berharap tolongg gelem purun maulah sudi ngarep tulungin tabe amuah terro entar tarjo`,
  S: `online onlen standby jaga bisa bs bsa bisakah bisalah bisaka iso isa saged tiasa boi boleh bole blh bolehkah dapat dapatkah kawa kawakah dados can could may saget bias dpt wasa bisaji pacang`,
  a: `enten ada adakah adalah adaji ana ono onok wonten aya ado adong ade ad wenten anakah`,
  y: `yang yg yng sing ingkang nu nan na sik nang`,
  q: `siapa sapa sopo sinten saha sia ise siapo spa`,
  N: `tidak tdk tida ga gak gk g kg kaga kagak ngga nggak enggak engga tak ndak nda ndk ora ra mboten boten indak inda ndang dang teu henteu tra trada tara seng belum blm blom belom durung dereng
    alun tacan ogak not no never gada kada`,
  J: `skip lewati hentikan jangan jgn jng jan jang janganmi janganki jangko ojo ulah unang usah gausah gausa dont bukan bkn dudu sanes moal emoh wegah ogah males malas malesin takut malu enggan bosen bosan muak kapok stop batal nanti ntar nti mengko percuma drpd daripada `,
  M: `saya sy sya aku ak aq gw gue gua guwe kula kulo abdi beta sa awak ambo awak ahu kita ki kami kitorang torang ulun unda tiang me i us ane denai den mamak inyong nyong kite sayo`,
  G: `ambek ambe mbek karok bi bik kalih kaleh ku sama sm ama dengan dgn dg dengn deng karo kaliyan kalawan jeung sareng lawan ke ka kepada kpd pa tu dohot oleh lewat lwt via to with teken ring pake pakai pakek`,
  R: `mane mana mn endi ngendi ndi where ma pundi ija `,
  U: `langsung lgsg lsg lngsung lgsng langsuang asli aslinya beneran bener tenanan temenan real betulan sungguhan hidup nyata manusiawi tenan live lgsung`,
  F: `istri suami bojo mertua keluarga anak anake anakku ortu emak mamah mama papa ayah kakek nenek adik adek saudara sodara tetangga simbah simbok eyang mbah teman temen rekan cucu orangtua`,
  V: `bu pak bapak ibu mbak mba mas kak kaka kakak bang abang bung om tante teh teteh kang akang mang uda uni ce ci koh lae ito amang inang daeng bli mbok beli nona usi bunda sis bro gan min abah budhe pakde bude jeng kawan`,
  Z: `su sudahmi tos sudah sdh udah udh dah uda wis wes sampun enggeus parantos alah tadi td wau kemarin kmrn kemaren wingi barusan pernah habis abis`,
  L: `bingung bingun puyeng pusing mumet capek cape lelah nyerah menyerah mentok buntu gaptek blank stres frustasi kewalahan`,
  I: `puskesmas pkm puskes rs rsud rumkit klinik loket kebersihan kesehatan posyandu bank bri bca bni mandiri grup group desa kelurahan kalurahan pkh dinas kantor apotek pabrik parkir negeri brilink
    pulsa pasien jahit sekolah kecamatan balai toko dukcapil dinsos tksk siks rt rw satpam keamanan pajak rumahsakit dusun kampung igd poli ugd lab warung konter perusahaan swasta harian`,
  b: `bayar bayarin mbayar iuran biaya uang duit modal lunasi lunasin nutup bayarkan hitung hitungin itung cek ngecek transferan`,
  '?': `kok kenapa knp napa ngapa mengapa kunaon ngopo why kapan kpn lama suwe lami`,
  '|': `tapi tp tpi ning nanging karena krn karna soalnya soale padahal sedangkan mergo amargi tetapi karana but because lalu`,
  w: `tunggu nunggu menunggu tunggui ditunggu nungguin ngenteni enteni ngentosi nungguan tggu nnggu`,
  '*': `terus trus trs teros mulu melulu molo muter`,
  '': `haja ja man dong pang hamu dongs deh sih ya yaa yah lah loh lho kan nih tuh toh to tho kah kek si mah atuh euy wae ae mawon saja aja aj sja se saza nggih inggih ini itu iki niki kuwi ieu eta ko nah oh eh halo hallo hai hi hei hay ah aduh duh woi woy oi hey hoi permisi punten assalamualaikum bah jo le kelen lu lo pun
    banget bgt bangeut kali aje dah sekarang skrg saiki segera cepat dulu dl dlu sebentar lagi lg service care the a an some untuk utk buat biar supaya agar kalau klo kl kalo klau lek nek menawi mun juga jg is sini disini dsini yuk ayo hayu bareng anu gitu gini bae baen pisan sekali sangat maaf sorry nya bentar bntr `,
};

/** Long words that are worth finding behind a slip of the finger. */
const SLIPPED: readonly { readonly word: string; readonly bones: string; readonly tag: Tag }[] = [
  ['P', 'pendamping petugas operator manusia relawan'],
  ['T', 'ngobrol ngomong bicara'],
  ['C', 'sambungkan sambungin hubungkan panggilkan'],
  ['K', 'telepon hubungi'],
  ['k', 'ditelpon ditelepon dihubungi'],
  ['A', 'dampingi temenin temani'],
  ['p', 'didampingi ditemani'],
  ['E', 'jelaskan jelasin'],
].flatMap(([tag = '.', list = '']) => list.split(' ').map((word) => ({ word, bones: bonesOf(word), tag })));

const TAGS = new Map<string, Tag>();
for (const [tag, list] of Object.entries(CLASSES))
  for (const word of list.split(/\s+/)) if (word !== '' && !TAGS.has(word)) TAGS.set(word, tag);

/**
 * Roots with what they are good for, and what their passive is. Prefixes and suffixes of Indonesian and the regional
 * languages are many; a word of this list may wear any of them.
 */
const ROOTS: readonly (readonly [RegExp, active: Tag, passive: Tag])[] = [
  ['(?:s|ny)amb(?:u|ua|o)ng|konek', 'C', 'C'],
  ['(?:h|g)?ubu?ang|hubung', 'K', 'k'],
  ['(?:t|n)ele?p(?:o|u)n|(?:t|n)alipon', 'K', 'k'],
  ['(?:t|n)emen|(?:t|n)eman|damping|(?:p|m)andu|(?:t|n)untun|bimbing|(?:k|ng)anca?n|(?:k|ng)awan|batur', 'A', 'p'],
  ['jelas|njelas|jaleh|(?:t|n)erang', 'E', 'E'],
  ['ajar', 'e', 'e'],
  ['bant(?:u|os|o)|(?:t|n)(?:o|u|ul)lo?u?ng|(?:t|n)ulung|(?:t|n)olong|layan|ewang', 'H', 'H'],
  ['(?:p|m)anggil', 'c', 'c'],
  ['obrol|omong|cakap|bicara|carito?a?|pandir|rundiang', 'T', 'T'],
].map(([root = '', active = '.', passive = '.']) => [
  new RegExp(
    `^(di|ka|dipun|ta|ter)?(?:meng|mang|mem|mam|men|man|me|ma|nga|nge|ng|ba|bar|ber|bersi|ku|tak|dak|sali?ng)?(?:${root})(?:akeun|akan|keun|kan|ken|kon|aken|ake|an|in|i|no|na|ke|en|ono|ana)?(?:lah|kah|nya|ka|ki|ji)?$`,
    'u',
  ),
  active,
  passive,
]);

function rooted(word: string): Tag | null {
  if (word.length < 6 || word.length > 18) return null;
  for (const [pattern, active, passive] of ROOTS) {
    const found = pattern.exec(word);
    if (found) return found[1] === undefined ? active : passive;
  }
  return null;
}

/** Endings that change nothing here: orangnya, petugase, jalmana, urangnyo, bisakah, telponlah. */
const ENDING = /(?:nyalah|nya|nyo|nye|ta|ipun|ne|na|lah|kah|ku|mu|e)$/u;

/** What one typed word, folded and in small letters, is good for. */
export const tagOf = remembering((word: string): Tag => {
  if (/^\d+$/.test(word)) return '#';
  const known = TAGS.get(word);
  if (known !== undefined) return known;
  const stem = word.replace(ENDING, '');
  const bare = stem.length >= 3 || word.endsWith('nya') ? TAGS.get(stem) : undefined;
  // "masnya", "mbaknya": somebody, and no address any more.
  if (bare !== undefined && bare !== '' && (stem.length >= 4 || word.length - stem.length >= 3))
    return bare === 'V' ? 'P' : bare;
  const meant = SPELLINGS.get(word);
  const spelled = meant === undefined || meant.includes(' ') ? undefined : TAGS.get(meant);
  return spelled ?? rooted(word) ?? slipped(word) ?? '.';
});

function slipped(word: string): Tag | null {
  if (word.length < 5 || word.length > 14) return null;
  const bones = bonesOf(word);
  const found = SLIPPED.find(
    (one) =>
      one.word[0] === word[0] && ((bones.length >= 4 && one.bones === bones) || distanceWithin(word, one.word, 1)),
  );
  return found?.tag ?? null;
}

/** The consonants: people who hurry leave out vowels. */
function bonesOf(word: string): string {
  return word.replaceAll(/[aeiou]/g, '');
}
