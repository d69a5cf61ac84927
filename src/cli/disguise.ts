/** The same question as other people would type it: between courtesies, or with a slip of the finger. */

/** `…` is the question. Voices from all over: formal, slang, Javanese, Sundanese, Batak, Minang, Betawi, eastern Malay. */
export const WRAPPINGS: readonly string[] = [
  'Selamat pagi pak, mohon izin bertanya. … Terima kasih banyak sebelumnya.',
  'assalamualaikum wr wb, maaf mengganggu waktunya min, …',
  'misi kak mau nanya dong, … makasih ya kak',
  'pagi bu 🙏 numpang tanya ya bu … suwun',
  'halo admin, … mohon pencerahannya 🙏',
  'kulonuwun mas, badhe tanglet. … matur nuwun nggih',
  'punten teh, abdi bade naros, … hatur nuhun',
  'horas lae, mau tanya dulu lah, … mauliate',
  'bang bos, numpang nanya bentar yak, … thx',
  'Shalom bapak/ibu, ijin bertanya … Tuhan memberkati',
  'uda, ambo nio batanyo ciek, … tarimo kasih',
  'permisi gan, … tolong dijawab ya gan',
  'Assalamu’alaikum. Perkenalkan saya warga yang baru pertama chat. … Jazakallah khair',
  'met malem min sori ganggu malem2, …',
  'mbak maaf ya tanya lagi, … trims mbak 😊',
  'sugeng enjang pak, nyuwun pirsa, … maturnuwun sanget',
  // A story before what is asked, and voices of other places.
  'sugeng dalu min, nyuwun tulung, … nggih min',
  'assalamualaikum kang, punten ngaganggu, … nuhun kang',
  'slamat siang kaka, sa mo tanya dulu, … makasih kaka',
  'halo selamat sore, saya ibu rumah tangga. mau tanya, … terima kasih',
  'p min, … jawab ya min',
  'oi bang, awak mau nanya bah, … makasih bang',
  'maaf pak saya orang kampung kurang paham. … terima kasih pak',
  'selamat siang bapak ibu admin yang terhormat, … atas perhatiannya saya ucapkan terima kasih',
  'ulun handak batakun, … tarima kasih',
  'aku arep takon ki lur, … suwun lur',
  'Saya baru pulang dari pasar, tadi ngobrol sama tetangga. Mau tanya, … makasih ya',
  'tadi pagi ibu saya nyuruh saya tanya ke sini. jadi begini, …',
  'Kemarin saya ke balai desa tapi tutup. Makanya saya tanya di sini saja. …',
  'maaf ganggu ya kak, hp saya baru bisa. saya jualan di pasar. …',
  'saya dikasih nomor ini sama bu rt. katanya bisa tanya di sini. … terima kasih',
  'dari kemarin saya bingung, anak saya juga tidak tahu. … tolong ya pak',
  'Tetangga saya bilang coba tanya di sini saja. … Makasih banyak',
  'habis narik ojek baru sempat buka hp. mau tanya, …',
  'Suami saya lagi di sawah jadi saya yang ketik. … matur nuwun',
  'min saya tadi sudah tanya temen tapi dia juga ga ngerti. … thanks min',
  'wis suwe ora chat min. arep takon, …',
  'bu mau nanya sebentar saja ya, …',
  'halo kawan jkn, …',
  '… itu saja pak terima kasih',
];

/** The nth wrapping around a text. */
export function wrapped(text: string, n: number): string {
  return (WRAPPINGS[n % WRAPPINGS.length] ?? '…').replace('…', () => text);
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const LONG_ENOUGH = 4;

/** One slip in every third word that is long enough, one at least: a letter left out, doubled, swapped or struck beside. */
export function withTypos(text: string, random: () => number): string {
  const words = text.split(' ');
  const long = words.flatMap((word, i) => (word.length >= LONG_ENOUGH && /^\p{L}+$/u.test(word) ? [i] : []));
  for (let slips = Math.max(1, Math.floor(long.length / 3)); slips > 0 && long.length > 0; slips--) {
    const [at = 0] = long.splice(Math.floor(random() * long.length), 1);
    words[at] = slip(words[at] ?? '', random);
  }
  return words.join(' ');
}

/** The first letter is right: people see it as they begin. */
function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = word[at] ?? '';
  const before = word.slice(0, at);
  const after = word.slice(at + 1);
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return word.slice(0, at - 1) + letter + (word[at - 1] ?? '') + after;
    default:
      return before + beside(letter, random) + after;
  }
}

function beside(letter: string, random: () => number): string {
  const row = ROWS.find((keys) => keys.includes(letter.toLowerCase()));
  if (row === undefined) return letter;
  const at = row.indexOf(letter.toLowerCase());
  return (random() < 0.5 ? row[at - 1] : row[at + 1]) ?? row[at - 1] ?? row[at + 1] ?? letter;
}
