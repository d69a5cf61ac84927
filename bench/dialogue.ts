/**
 * The job that every implementation does: the dialogue of flows/bench_household.yaml, said once more by hand for the
 * peers, with the answers that people give and the replies that each answer must bring.
 */

/** Questions in a round; after the last one the dialogue begins anew. */
export const ROUND = 8;
/** Chats differ by variant and by where they stand; the same pair comes again after so many chats. */
export const TEMPLATES = 32;
/** The first chat's id: ten digits, as Telegram's are, and a multiple of TEMPLATES. */
export const FIRST_CHAT = 1_000_000_000;

const VARIANTS = 4;
const ANSWERS: readonly (readonly [string, string, string, string])[] = [
  ['4', '3 orang', '6', '2 orang'],
  ['kelas 3', '2', 'kelas 1', '1'],
  ['Bu Tini', 'Pak Joko', 'Mbah Sri', 'Mas Anto'],
  ['1', 'minimarket', '3', 'kader jkn'],
  ['3', '12 bulan', '6', '1'],
  ['awal bulan', '2', '3', '1'],
  ['1', '2', 'pesan saja', '2'],
  ['1', 'hitung lagi', '1', 'hitung lagi'],
];

/** What a person has answered so far in this round. */
export interface Told {
  family: number;
  class: number;
  name: string;
  months: number;
}
export const NOTHING_TOLD: Told = { family: 1, class: 3, name: '', months: 1 };

export const OPTIONS = {
  class: ['Kelas 1', 'Kelas 2', 'Kelas 3'],
  pay: ['Bank', 'Minimarket', 'Lewat HP', 'Kader JKN'],
  when: ['Awal bulan', 'Tengah bulan', 'Akhir bulan'],
  phone: ['Pesan saja', 'Pesan dan internet'],
  again: ['Hitung lagi', 'Cukup'],
} as const;

/** A message as a peer sends it. */
export interface Reply {
  text: string;
  options?: readonly string[];
}

export const SAY = {
  family: (): Reply => ({ text: 'Berapa orang di Kartu Keluarga Ibu/Bapak?' }),
  class: (): Reply => ({ text: 'Mau kelas berapa?', options: OPTIONS.class }),
  heard: (told: Told): Reply => ({ text: `Baik. ${told.family} orang, kelas ${told.class}.` }),
  name: (): Reply => ({ text: 'Siapa nama panggilan Ibu/Bapak?' }),
  pay: (told: Told): Reply => ({ text: `Biasanya ${told.name} membayar lewat apa?`, options: OPTIONS.pay }),
  months: (): Reply => ({ text: 'Mau membayar berapa bulan sekaligus?' }),
  total: (told: Told): Reply => ({
    text: `${told.family} orang selama ${told.months} bulan: ${told.family * told.months} kali iuran.`,
  }),
  when: (): Reply => ({ text: 'Kapan enaknya membayar?', options: OPTIONS.when }),
  phone: (): Reply => ({ text: 'HP yang dipakai bisa apa?', options: OPTIONS.phone }),
  again: (told: Told): Reply => ({
    text: `Terima kasih, ${told.name}. Mau menghitung sekali lagi?`,
    options: OPTIONS.again,
  }),
  number: (): Reply => ({ text: 'Tulis angkanya saja, misalnya 4.' }),
  unclear: (): Reply => ({ text: 'Pilih salah satu nomor di bawah ini, ya.' }),
};

/** The number in an answer, within bounds; null when there is none. What a hand-written bot does. */
export function readNumber(text: string, max: number): number | null {
  const found = /\d+/.exec(text);
  const number = found ? Number(found[0]) : NaN;
  return number >= 1 && number <= max ? number : null;
}

/** The position of the option meant by number or label; null when there is none. */
export function readOption(text: string, options: readonly string[]): number | null {
  const typed = text.trim().toLowerCase();
  const index = options.findIndex((label, i) => typed === String(i + 1) || typed === label.toLowerCase());
  return index < 0 ? null : index;
}

/** What the chat writes at its turn, counted from 0; turn 0 answers the first question. */
export function answerOf(chat: number, turn: number): string {
  return ANSWERS[turn % ROUND]?.[(chat + Math.floor(turn / ROUND)) % VARIANTS] ?? '';
}

/** How many turns a stored chat has already had. */
export function turnsBefore(chat: number): number {
  return Math.floor(chat / VARIANTS) % ROUND;
}

/** The replies that turn must bring, rendered. */
export function repliesTo(chat: number, turn: number): string[] {
  const told = toldBy(chat, turn);
  return repliesAfter(turn % ROUND, told).map(render);
}

function repliesAfter(question: number, told: Told): Reply[] {
  switch (question) {
    case 0:
      return [SAY.class()];
    case 1:
      return [SAY.heard(told), SAY.name()];
    case 2:
      return [SAY.pay(told)];
    case 3:
      return [SAY.months()];
    case 4:
      return [SAY.total(told), SAY.when()];
    case 5:
      return [SAY.phone()];
    case 6:
      return [SAY.again(told)];
    default:
      return [SAY.family()];
  }
}

/** Everything answered in this round up to and with the turn. */
function toldBy(chat: number, turn: number): Told {
  const first = turn - (turn % ROUND);
  const at = (question: number) => answerOf(chat, first + question);
  return {
    family: readNumber(at(0), 20) ?? 0,
    class: 1 + (readOption(at(1), OPTIONS.class) ?? 0),
    name: at(2),
    months: readNumber(at(4), 12) ?? 0,
  };
}

/** One text per message: the words, then a line for each option. */
export function render(reply: Reply): string {
  return [reply.text, ...(reply.options ?? []).map((label, i) => `${i + 1}. ${label}`)].join('\n');
}
