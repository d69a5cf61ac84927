import type { Command } from './api.ts';
import { rawWords } from './normalise.ts';
import { distanceWithin } from './distance.ts';

/** What people type for each global word. Whole messages, compared after folding and without decoration. */
const PHRASES: Record<Command, readonly string[]> = {
  menu: [
    'menu',
    'menu utama',
    'ke menu',
    'kembali ke menu',
    'balik ke menu',
    'lihat menu',
    'buka menu',
    'daftar menu',
    'menu awal',
    'tampilkan menu',
    'pilihan menu',
    'home',
  ],
  help: [
    'bantuan',
    'minta bantuan',
    'butuh bantuan',
    'tolong',
    'tolong bantu',
    'tolong saya',
    'minta tolong',
    'help',
    'perlu bantuan',
    'bantu',
    'bantu saya',
    'tulung',
    'nyuwun tulung',
    'tanya pendamping',
    'minta pendamping',
    'mau bantuan',
  ],
  back: [
    'kembali',
    'balik',
    'mundur',
    'sebelumnya',
    'back',
    'kembali lagi',
    'balik lagi',
    'yang tadi',
    'ke sebelumnya',
    'bali',
  ],
  repeat: [
    'ulang',
    'ulangi',
    'apa tadi',
    'ulang lagi',
    'ulangi lagi',
    'tolong ulangi',
    'coba ulangi',
    'baleni',
    'repeat',
  ],
  skip: [
    'lewati',
    'skip',
    'lewat',
    'lewatkan',
    'lompati',
    'lewati saja',
    'lewat saja',
    'lewati aja',
    'lewat aja',
    'skip aja',
    'skip saja',
  ],
  resume: [
    'lanjut',
    'lanjutkan',
    'lanjutin',
    'teruskan',
    'terusin',
    'lanjut lagi',
    'lanjut yang tadi',
    'lanjutkan yang tadi',
    'lanjutkan yang tadi',
    'terus',
    'resume',
  ],
  stop: [
    'berhenti',
    'stop',
    'setop',
    'brenti',
    'brhenti',
    'unsubscribe',
    'berhenti langganan',
    'jangan kirim lagi',
    'jangan kirim pesan lagi',
    'jangan ganggu',
    'jangan ganggu lagi',
    'stop kirim',
    'stop pesan',
    'stop pengingat',
    'berhenti kirim pesan',
    'berhenti kirim',
    'mandeg',
    'jangan ingatkan',
    'jangan ingatkan lagi',
    'jangan hubungi saya',
    'jangan hubungi saya lagi',
    'stop semua',
  ],
  start: [
    'mulai',
    'start',
    'mulai lagi',
    'mulai dari awal',
    'ulang dari awal',
    'ayo mulai',
    'mulai aja',
    'mulai saja',
    'wiwit',
  ],
  my_data: [
    'data saya',
    'lihat data saya',
    'data ku',
    'dataku',
    'lihat data',
    'cek data saya',
    'tampilkan data saya',
    'data aku',
    'data kulo',
  ],
  erase_data: [
    'hapus data',
    'hapus data saya',
    'hapus akun',
    'hapus akun saya',
    'hapus dataku',
    'hapus data ku',
    'hapus semua data',
    'hapus semua data saya',
    'busak data',
  ],
};

const COURTESY = new Set([
  'ya',
  'yaa',
  'dong',
  'dongs',
  'deh',
  'lah',
  'pak',
  'bu',
  'bapak',
  'ibu',
  'mas',
  'mbak',
  'kak',
  'min',
  'sih',
  'kak',
  'bang',
  'nggih',
  'please',
  'plis',
]);

const EXACT = new Map<string, Command>();
const LONG: { words: string; command: Command }[] = [];
for (const [command, phrases] of Object.entries(PHRASES) as [Command, readonly string[]][]) {
  for (const phrase of phrases) {
    EXACT.set(phrase, command);
    // Short words have too many neighbours for a typo to be told from another word.
    if (phrase.length >= 5) LONG.push({ words: phrase, command });
  }
}
const LONGEST = Math.max(...[...EXACT.keys()].map((phrase) => phrase.length)) + 1;
/** Words one letter away from a command that mean something else. */
const NOT_COMMANDS = new Set([
  'lanjur',
  'mundul',
  'lewar',
  'kembalian',
  'bantuin',
  'ulangan',
  'melanjut',
  'lewatin',
  'lewat apa',
]);

/** Global words that are names of people and places as well. */
const NAMES_TOO = new Set(['bali', 'wiwit', 'tulung', 'lewat', 'terus']);
/** `/menu`, and `/menu@name` as some apps send it. */
const SLASH = /^\s*\/\s*(\w*)(?:@\w+)?/;

/** The global word that a whole message is, or null. A sentence that merely holds such a word is none. */
export function readCommand(text: string): Command | null {
  const joined = bare(text);
  if (joined === null) return null;
  const exact = EXACT.get(joined);
  if (exact !== undefined) return exact;
  if (joined.length < 5 || NOT_COMMANDS.has(joined)) return null;
  return LONG.find((candidate) => distanceWithin(joined, candidate.words, 1))?.command ?? null;
}

/** Whether a command is written letter by letter, and is no name as well: only then it is none of any words. */
export function isPlainCommand(text: string): boolean {
  const joined = bare(text);
  return joined !== null && EXACT.has(joined) && !NAMES_TOO.has(joined);
}

/** Without slash and courtesy; null: it is too long to be a command. */
function bare(text: string): string | null {
  if (text.length > 80) return null;
  const found = rawWords(text.replace(SLASH, '$1'));
  let [from, to] = [0, found.length];
  while (to > 1 && COURTESY.has(found[to - 1] ?? '')) to--;
  while (to - from > 1 && COURTESY.has(found[from] ?? '')) from++;
  const joined = found.slice(from, to).join(' ');
  return joined === '' || joined.length > LONGEST ? null : joined;
}
