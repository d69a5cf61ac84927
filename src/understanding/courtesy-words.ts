import { wordSet } from './word-set.ts';

/** The words of courtesy, in the languages that people here greet and thank in. Small letters, without marks. */

/** How a message greets, so that an answer may greet back in the same words. */
export type Salam =
  | 'assalamualaikum'
  | 'swastiastu'
  | 'shalom'
  | 'horas'
  | 'kulonuwun'
  | 'sampurasun'
  | 'punten'
  | 'pagi'
  | 'siang'
  | 'sore'
  | 'malam'
  | 'halo';

/** Phrases of several words, by their first word, the longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

function phrases(list: string): Phrases {
  const found = new Map<string, string[][]>();
  for (const phrase of list.split('|')) {
    const parts = phrase.trim().split(/\s+/);
    const [first = ''] = parts;
    found.set(first, [...(found.get(first) ?? []), parts]);
  }
  for (const ones of found.values()) ones.sort((a, b) => b.length - a.length);
  return found;
}

const SALAM: Readonly<Record<Salam, string>> = {
  assalamualaikum:
    'assalamualaikum|assalamu alaikum|assalammualaikum|asalamualaikum|asalamu alaikum|assalamuallaikum|assalamualaikm|asslamualaikum|aslamualaikum|assalamuaalaikum|assalam mualaikum|assalamualaykum|assalamualaikom|asswrwb|ass wr wb|ass|aslm|aslmkm|asw|askum|assalam|mikum|lekum|samlekum|semlekum|salamlekum|salamualaikum|salamu alaikum|assalamualikum|kumsalam|waalaikumsalam|waalaikum salam|wa alaikum salam|as salamu alaikum|warahmatullahi wabarakatuh|warahmatullahi wabarokatuh|warohmatullahi wabarokatuh|warahmatullah|warohmatullah|wabarakatuh|wabarokatuh|wr wb|wrwb',
  swastiastu:
    'om swastiastu|om swastyastu|om suastiastu|swastiastu|swastyastu|rahajeng semeng|rahajeng siang|rahajeng sanja|rahajeng wengi',
  shalom:
    'shalom|syalom|salom|shaloom|namo buddhaya|salam sejahtera bagi kita semua|salam sejahtera|salam kebajikan|salam damai',
  horas: 'horas|mejuah juah|mejuahjuah|njuah juah|yaahowu|ya ahowu|adil ka talino',
  kulonuwun:
    'kulonuwun|kulo nuwun|kulanuwun|kula nuwun|nuwun sewu|nuwunsewu|nyuwun sewu|sugeng rawuh|sugeng enjing|sugeng enjang|sugeng injing|sugeng siang|sugeng siyang|sugeng sonten|sugeng dalu|sugeng ndalu|sugeng|ngapunten|nyuwun ngapunten|nyuwun pangapunten|nyuwun pangapunten sakderenge|amit|amit sewu',
  sampurasun: 'sampurasun|rampes|wilujeng enjing|wilujeng siang|wilujeng sonten|wilujeng wengi|wilujeng',
  punten:
    'punten|mangapunten|hapunten|hampura|hapunteun|permisi|misi|pamisi|permisii|tabik pun|tabik|tabea|tabe|tabek|spada',
  pagi: 'selamat pagi|slmt pagi|slamat pagi|selamt pagi|met pagi|good morning|morning|pagi pagi|pagi|pgi',
  siang: 'selamat siang|slmt siang|slamat siang|met siang|siang siang|siang|siank|sian',
  sore: 'selamat sore|slmt sore|slamat sore|met sore|selamat petang|met sorean|sore sore|sore',
  malam:
    'selamat malam|selamat malem|slmt malam|slamat malam|met malam|met malem|good night|malam malam|malam|malem|mlm',
  halo: 'halo|hallo|hello|helo|haloo|hai|hay|hi|hei|hey|hy|halow|alo|allo|ping|p|pp|oi|woi|woy|selamat datang|salam kenal|salam sehat|salam|hola',
};

export const SALAMS = Object.entries(SALAM).flatMap(([kind, list]) =>
  isSalam(kind) ? [{ kind, phrases: phrases(list) }] : [],
);

function isSalam(kind: string): kind is Salam {
  return Object.hasOwn(SALAM, kind);
}
/** "Pagi tadi saya bayar" greets nobody. */
export const DAYTIME = wordSet('pagi siang sore malam malem mlm siank sian pgi');
export const DAYTIME_TOLD = wordSet(
  'tadi ini itu kemarin kemaren kmrn wingi hari jumat jum minggu senin selasa rabu kamis sabtu besok bsk nanti ntar buta bolong sampai sampe saya aku tadinya lalu',
);

/** Names for whoever reads. Short ones address anywhere; the long ones may as well be one's own mother or father. */
export const ADDRESS = wordSet(
  'min mimin admin kak kaka pak bu buk mas mbak mba bang bos boss bro bray gan agan sis kang teh teteh akang aa a neng cak ning lae ito uda uni bli gus mbok bung daeng pace mace nyong usi ses cuy coy lur sob ngab puh suhu bestie guys gais gaes gess guyss lek lik kangmas mbakyu dok cik koh ci ko mamang mang om tante dang ncang cing',
);
export const LONG_ADDRESS = wordSet(
  'ibu bapak kakak abang adik adek dek dik mbah simbah pakde bude paman bibi saudara kawan semua semuanya all sadayana sedoyo sedaya bapa inang amang tulang',
);
export const PRAISE = phrases(
  'yang baik hati|yg baik hati|yang baik|yg baik|yang terhormat|yg terhormat|yth|yang budiman|sayang|ganteng|cantik|tercinta',
);
export const OWNER = wordSet(
  'saya sy aku ak gue gw gua kami kita ku kulo kula abdi awak ambo beta sa kula ane mertua kandung tiri saia syaa nya',
);
export const BOT = phrases(
  'kawan jkn|admin jkn|min jkn|bot|admin bpjs|min bpjs|kak admin|bapak ibu|ibu bapak|pak bu|bu pak|bpk ibu|bapak2 ibu2',
);
/** A relative stands behind these: no address. */
export const OF = wordSet(
  'buat bwt untuk utk sama dari dr ke dengan dgn punya kanggo kagem nggo karo milik oleh atau dan bpjsnya kartunya punyanya si',
);

export const SUBJECT = wordSet(
  'saya sy aku ak gue gw gua kulo kula abdi awak ambo beta sa ane kami kita titiang tiang ulun inyong nyong denai deknong ai eike saia hamba',
);
export const JUST = wordSet('cuma cuman cm hanya sekedar sekadar pun lagi juga sekalian mung ciek');
export const WANT = wordSet(
  'mau mo mw mao maw pengen pengin pingin pgn ingin izin ijin izinkan ijinkan ijn izn numpang nunut boleh bole blh bisa nak badhe bade ajeng arep hendak handak hoyong hayang kepengin kepingin nyuwun minta mnta mohon mhn nio naeng lakar jagi ikut ikutan coba ka kan kapengin bermaksud dapat bolehkah bolehka bisakah perkenankan mangga hendaknya pen permisi maok maq suka lek',
);
export const ASK = wordSet(
  'tanya nanya tny nny nnya tnya bertanya tanya2 nanya2 tanyak betanya bertanya2 takon tekon taken tanglet pirsa naros tumaros nanyakeun batakon batakun batanyo betanyo manungkun metaken metakon menanyakan nanyain tanyain tanyakan ditanyakan bertanyak atanya betakun konfirmasi tangled tenglet naroskeun taros betakon nuntun tuntuh',
);
/** Needs "minta", "mohon" or the like before it: alone it may be what is asked for. */
export const INFO = wordSet(
  'info infonya informasi informasinya pencerahan pencerahannya penjelasan penjelasannya petunjuk petunjuknya arahan arahannya saran sarannya masukan solusi solusinya bantuannya',
);
export const BEG = wordSet('minta mnta mohon mhn nyuwun butuh perlu bagi kasih kasi tolong tlg boleh bisa nunas neda');
/** What a phrase of thanks may end in. */
export const INSIDE_THANKS = wordSet(
  'kasih kasi nuwun nuhun suwun suksma you asih kaseh memberkati berkati bless jkn selalu kebaikannya',
);
/** "Tanya sama pendamping" wishes for somebody; that is no opening. */
export const ADDRESSEE = wordSet(
  'sama sm ke kpd kepada dengan dgn langsung lgsg orang petugas pendamping cs operator karo kalih kader pegawai mentor manusia',
);
export const AFTER_ASK = wordSet(
  'dong donk dunk ya yah yak nih ni sedikit dikit bentar sebentar sebentaran bentaran lagi boleh dulu dl dlu aja saja mawon wae atuh euy lah nggih njih yo ah sih nya deh bolehkah boleh kah gak ga nggak ndak teu mboten dikit2 ciek sakedik sekedik sakedhik saketik bantar tentang ttg soal mengenai perihal terkait masalah mslh bab perkawis ngeunaan pasal',
);
export const SORRY = phrases(
  'maaf mengganggu waktunya|maaf mengganggu|maaf ganggu waktunya|maaf ganggu|maaf menganggu|maaf merepotkan|maaf ngerepotin|maaf sebelumnya|mohon maaf sebelumnya|mohon maaf mengganggu|mohon maaf|maaf banget|maaf ya|maaf|maap|sori ganggu|sori|sorry|sory|mon maap|mengganggu waktunya|ganggu malam malam|ganggu malem malem|ganggu malem2|ganggu malam2|ganggu waktunya|ganggu|mengganggu|menganggu|merepotkan|kalau mengganggu|kalo ganggu|apabila mengganggu|ganggu malem2|malem2|malam2|malam malam|malem malem|pagi2|siang2|pagi pagi|siang siang|numpang lewat|hapunten ngaganggu|ngaganggu|mugi mboten ngganggu',
);
export const OPENING = phrases(
  'jadi gini|jadi begini|begini ceritanya|gini ceritanya|begini pak|begini bu|begini kak|begini min|begini mas|begini mbak|gini pak|gini bu|gini kak|gini min|gini mas|gini mbak|gini lho|gini loh|langsung aja|langsung saja|langsung ke intinya|to the point|to the poin|mau nanya doang|ada yang mau saya tanyakan|ada yang mau ditanyakan|ada yang ingin saya tanyakan|ada yg mau saya tanyakan|ada yg mau ditanyakan|ada yg pengen saya tanyain|ada pertanyaan|ada yang bisa bantu jawab|ada yang tau|ada yg tau|ada yang tahu|ada yg tahu|pertanyaan saya|pertanyaan|tanya dong|nanya dong|tanya donk|tanya|nanya|takon|tny|nny|mo nny|batanya|batakon|semoga sehat selalu|semoga sehat|semoga sehat sehat|semoga dalam keadaan sehat|apa kabar|apakabar|kumaha damang|pripun kabare|kepada yth|yth|dengan hormat|dg hormat|perkenalkan saya warga baru|perkenalkan',
);
export const THANKS = phrases(
  'terima kasih|tarima kasih|tarima kasi|trima kasih|trimakasih|terimakasih|terimakasi|terima kasi|tarimakasih|tarimo kasih|tarimokasih|terimo kasih|terimo kaseh|trimakasi|trims|trim|makasih|makasi|makaseh|mksh|mkasih|makacih|maacih|macih|maaciw|tq|ty|tks|thx|thanks|thank you|thankyou|tengkyu|tengkiu|tenkyu|suwun|matur suwun|matur nuwun|maturnuwun|matur sembah nuwun|matursuwun|nuwun|hatur nuhun|haturnuhun|nuhun|mauliate|bujur|suksma|matur suksma|sukseme|makase|makasi banyak|danke|sakalangkong|mator sakalangkong|tampiasih|tampi asih|jazakallah|jazakallah khair|jazakallah khairan|jazakumullah|jazakumullah khairan|jazakillah|barakallah|syukron|arigato|kamsia|xie xie|tararengkyu|trmksh|trmakasih|trims ya|tuhan memberkati|tuhan berkati|gbu|god bless|god bless you|sukses selalu|sehat selalu|semoga sehat selalu|semoga berkah|semoga dibalas kebaikannya',
);
export const AFTER_THANKS = wordSet(
  'banyak byk bnyk sebelumnya sblmnya sebelum sesudahnya sesudah sebelum2nya atas bantuannya perhatiannya jawabannya infonya informasinya waktunya penjelasannya kerjasamanya pencerahannya sekali bgt banget sanget pisan banyak2 ya yah yaa yak nggih njih lah dong deh lho loh sadurunge sakderenge sakderengipun sateuacanna kasih dan selalu amin aamiin khair khairan yo aja lagi sudah udah udh dah robot nemenin menemani nemani temenin ditemani ditemenin sabar menjelaskan jelasin dengerin mendengarkan ngobrol meladeni ngeladenin perhatian mau dibantu bantu dijawab jawab membantu menjawab balas dibalas respon responnya kebaikannya bae acan bana kali godang',
);
export const PLEA_END = phrases(
  'mohon bantuannya|mohon bantuan|saya tunggu|tak tunggu|aku tunggu|mohon infonya|mohon info|mohon informasinya|mohon pencerahannya|mohon pencerahan|mohon penjelasannya|mohon penjelasan|mohon penjelasanya|mohon jawabannya|mohon dijawab|mohon dibalas|mohon dibales|mohon dibantu|mohon dibantu jawab|mohon balasannya|mohon responnya|mohon arahannya|mohon petunjuk|mohon petunjuknya|mohon solusinya|mohon solusi|mohon bimbingannya|mohon tanggapannya|mohon respon|tolong dijawab|tolong dibalas|tolong jawab|tolong jawabannya|tolong infonya|tolong info|tolong pencerahannya|tolong penjelasannya|tolong solusinya|tlg dijawab|tlg infonya|tlg info|tlg jawab|mohon dijawab ya|minta infonya|minta pencerahannya|minta penjelasannya|minta solusinya|infonya dong|info dong|infonya|infonya ya|pencerahannya dong|pencerahannya|bantu jawab dong|bantu jawab|ditunggu jawabannya|ditunggu balasannya|ditunggu infonya|ditunggu|saya tunggu jawabannya|saya tunggu balasannya|kutunggu|nyuwun pirsa|nyuwun pitedah|nyuwun pencerahanipun|mohon ijin|mohon izin|maaf banyak tanya|maaf banyak nanya|maaf ya banyak tanya|maaf mengganggu|maaf ganggu|maaf merepotkan|maaf baru tanya|wassalamualaikum|wassalamu alaikum|wasalamualaikum|wassalam|wasalam|wr wb|salam sehat|salam|jawab ya|dijawab ya|balas ya|dibales ya|gercep ya|fast respon|fast respond|urgent|help|plis|pliss|please|pls|plis jawab|pls jawab|tolong ya|bantuannya|kasih tau ya|kasih tahu ya|kasi tau|kasi tau dong|kasih tau dong|bagi info dong|bagi infonya|bisa tolong bantu jawab',
);
/** Small words that may stand between two courtesies at the end, and are taken off only together with one. */
export const BETWEEN = wordSet('ya yah yaa yak yo nggih njih dong donk deh nih lah lho loh sih ni kah nya oke ok ,');
