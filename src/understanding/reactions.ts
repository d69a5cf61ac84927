import { words } from './normalise.ts';
import { wordSet } from './word-set.ts';

/** What a short remark says that asks nothing and tells nothing: how somebody takes what they were just told. */
export type Reaction =
  | 'understood'
  /** Too much money. */
  | 'pricey'
  /** They will see to it some other time. */
  | 'later'
  | 'leaving'
  | 'joy'
  | 'sorrow'
  | 'doubt'
  | 'laugh'
  /** A slip of the finger. */
  | 'oops'
  /** Wonders whether it is so. */
  | 'sure'
  /** Too much to read. */
  | 'long';

/** A remark is short; what is longer tells something. */
const MOST_WORDS = 8;
const LONGEST = 80;

/** Interjections, particles and forms of address: they colour a remark and are none. */
const AROUND = wordSet(
  'o oh oo ooh oooh ohh ah eh ih uh wah walah oalah owalah waduh aduh duh wadaw astaga masyaallah ampun ya yah yaa iya nggih inggih nya nah hmm hm hem kok lah loh lho deh dong dah sih to toh tho tah nih ni kan kah tu tuh itu ini men nian pisan sangat sekali banget bgt amat kali nemen tenan eleh aih alamak kodong bah ' +
    'pak bapak bu ibu mas mbak kak kaka kaa kakak bang bos bro gan min admin om tante lae uda uni teh kang nak neng ' +
    'saya aku kami kita kula gw gue sa beta awak ambo abdi saja aja wae doang juga lagi jadi terus ternyata memang emang berarti kalau 86 be dulu sekarang kata hati',
);

const HEARD = wordSet('o oh oo ooh ohh iyo hm hmm iya ya yaa nggih inggih oalah owalah wah');

interface Kind {
  readonly reaction: Reaction;
  /** One of these makes the remark. */
  readonly heads: ReadonlySet<string>;
  /** Others that may stand beside it. */
  readonly beside?: ReadonlySet<string>;
}

/** In this order: the first whose words are all there is. */
const KINDS: readonly Kind[] = [
  { reaction: 'laugh', heads: wordSet('lol haha hehe hihi xixi ngakak'), beside: wordSet('bisa ada lucu') },
  {
    reaction: 'oops',
    heads: wordSet('maaf maap sori sorry kepencet typo salah kesalahan'),
    beside: wordSet('ketik pencet kirim tulis tekan pesan tombol'),
  },
  {
    reaction: 'long',
    heads: wordSet('panjang kepanjangan singkat ringkas'),
    beside: wordSet('yang bacanya tulisan tulisannya'),
  },
  {
    reaction: 'doubt',
    heads: wordSet('halah alah percaya percoyo percayo masa masak bohong hoax hoaks serius beneran bener benar yakin'),
    beside: wordSet('tidak yang ra ora masih kurang'),
  },
  {
    reaction: 'pricey',
    heads: wordSet(
      'mahal mahil kemahalan larang awis berat boros buset segitu sanggup kuat mampu banyak gila edan uang duit arta pitih',
    ),
    beside: wordSet(
      'tidak mana dari bisa bayar bayarnya iuran iurannya harga harganya untuk orang kecil sebulan semua begitu dapat punya ada pi kuat mau buat seperti macam ana banyak',
    ),
  },
  {
    reaction: 'later',
    heads: wordSet('nanti besok lusa depan'),
    beside: wordSet(
      'pikir pikirkan pikirpikir ke ten neng ning kantor kantornya bpjs desa kalurahan kelurahan dinsos kecamatan urus mengurus diurus coba dicoba tanya tanyakan ditanyakan rundingan berunding diskusi suami istri bojo bojoku keluarga anak datang pergi tak minggu bulan hari 2 pagi siang sore malam ok oke okay karo sama kabari lihat mampir',
    ),
  },
  {
    reaction: 'later',
    heads: wordSet('rundingan berunding pikirpikir'),
    beside: wordSet('tak tidak dengan sama suami istri bojo bojoku keluarga anak karo'),
  },
  {
    reaction: 'leaving',
    heads: wordSet('pamit pareng bye dadah daa udahan cukup sampai segitu wis sudah'),
    beside: wordSet('jumpa yo mau undur diri begitu'),
  },
  {
    reaction: 'joy',
    heads: wordSet(
      'alhamdulillah syukur syukurlah puji senang seneng bahagia mantap asik asyik hore keren hebat lega amin aamiin lumayan',
    ),
    beside: wordSet('tuhan allah'),
  },
  {
    reaction: 'sorrow',
    heads: wordSet('sedih nangis capek cape capai lelah stres stress susah kasihan nasib tabungan tabunganku pusing'),
    beside: wordSet('allah hidup habis setelah mikirin memikirkan mikir dengar denger'),
  },
  {
    reaction: 'understood',
    heads: wordSet(
      'begitu gitu kitu bagitu ngono ngunu ngoten ok oke okay okey siap sip noted catat paham mengerti ngerti ngertos mudeng jelas akal baik baiklah yoi iyalah lanjut',
    ),
    beside: wordSet('masuk sudah wis tau tahu sampun'),
  },
];

const EMOJI: readonly (readonly [Reaction, RegExp])[] = [
  ['sorrow', /[\u{1F62D}\u{1F622}\u{1F61E}\u{1F614}\u{1F625}\u{1F613}]/u],
  ['laugh', /[\u{1F602}\u{1F923}\u{1F606}]/u],
  ['joy', /[\u{1F389}\u{1F973}\u{1F60D}\u{2764}\u{1F970}]/u],
  ['understood', /[\u{1F44D}\u{1F44C}\u{1F64F}\u{2705}\u{1F60A}\u{1F642}\u{1F44F}]/u],
];
const LAUGHTER = /^(?:wk|kw|ha|he|hi|xi)(?:wk|kw|k|w|ha|he|hi|xi|a|e|h)*$/;
/** With a question mark these wonder, and doubt nothing yet. */
const SURE = wordSet('bener benar beneran masa masak serius yakin');
/** Without an interjection these may be about something else than what was just said. */
const BARE_DOUBT = wordSet('bener benar masih kurang');

/** What a remark says; null: it asks, tells or wishes for something. `core`: the words without courtesy. */
export function readReaction(core: string): Reaction | null {
  if (core.length > LONGEST) return null;
  const said = words(core);
  if (said.length === 0) return EMOJI.find(([, marks]) => marks.test(core))?.[0] ?? null;
  if (said.length > MOST_WORDS) return null;
  const bearing = said.filter((word) => !AROUND.has(word));
  if (bearing.length === 0) return bare(said, core);
  if (bearing.every((word) => LAUGHTER.test(word))) return 'laugh';
  const kind = KINDS.find(({ heads, beside }) => fits(bearing, heads, beside));
  return kind === undefined ? null : checked(kind.reaction, said, bearing, core);
}

/** Nothing but interjections. */
function bare(said: readonly string[], core: string): Reaction | null {
  if (core.includes('?')) return null;
  if (said.includes('ampun')) return 'sorrow';
  return said.some((word) => HEARD.has(word)) ? 'understood' : null;
}

function fits(bearing: readonly string[], heads: ReadonlySet<string>, beside?: ReadonlySet<string>): boolean {
  return (
    bearing.some((word) => heads.has(word)) && bearing.every((word) => heads.has(word) || beside?.has(word) === true)
  );
}

/** What a question mark or a negation makes of it. */
function checked(
  reaction: Reaction,
  said: readonly string[],
  bearing: readonly string[],
  core: string,
): Reaction | null {
  const negated = said.includes('tidak');
  const asks = core.includes('?');
  switch (reaction) {
    case 'pricey':
      return isPricey(bearing, negated, asks) ? 'pricey' : null;
    case 'doubt':
      if (bearing.every((word) => SURE.has(word)) && asks) return 'sure';
      return bearing.every((word) => BARE_DOUBT.has(word)) && !said.includes('yang') ? null : 'doubt';
    case 'leaving':
      // "sudah" alone answers something.
      return negated || asks || (said.length === 1 && said[0] === 'sudah') ? null : reaction;
    case 'later':
      // In Javanese "tak rundingan" is no negation.
      return asks || (negated && !bearing.includes('rundingan')) ? null : reaction;
    case 'understood':
    case 'joy':
      return negated || asks ? null : reaction;
    default:
      return reaction;
  }
}

const MONEY = wordSet('uang duit arta pitih');
const ABLE = wordSet('sanggup kuat mampu');

function isPricey(bearing: readonly string[], negated: boolean, asks: boolean): boolean {
  const unable = negated || bearing.includes('mana');
  if (bearing.some((word) => MONEY.has(word) || ABLE.has(word))) return unable;
  // "mahal ga": whether it is dear is a question.
  return !negated && (!asks || bearing.includes('segitu') || bearing.includes('buset'));
}
