import { rawWords } from './normalise.ts';
import { wordSet } from './word-set.ts';

/**
 * Whether words ask for no more messages, in whatever wording and courtesy. `stop`: plainly. `maybe`: it may be meant,
 * and is asked. null: it is about something else ("berhenti bayar", "jangan berhenti").
 */
export type OptOut = 'stop' | 'maybe' | null;

/** Longer texts are stories; whoever wants to stop says so in few words. */
const LONGEST = 200;

/** Said around the wish: courtesy, forms of address, "saya mau", "sekarang". They change nothing. */
const FILLER = wordSet(`
  tolong tlg tulung mohon mhn please pls plis plz maaf maap sorry punten nuwun sewu ngapunten hampura nyuwun
  terima kasih trima trims makasih makasi mksh mks mksih tq thx thanks thank you suwun matur nuhun hatur tengkyu kasih
  ya yaa y yah iya dong dongs donk deh lah aja saja sih kok nih tuh kan atuh mah euy nggih nggeh njih inggih
  pak bu bapak ibu mas mbak mba kak kakak bang bro sis min admin gan bos boss om tante teh kang
  saya sy aku ak gue gua gw kulo kula abdi urang ane awak ambo i
  mau mo pengen pgn ingin pingin pengin minta hendak want would like to can could kepingin arep hoyong hayang
  sudah udah udh sdh dah wis wes sampun enggeus geus cukup ckp
  wae bae sekarang skrg now skarang saiki ayeuna langsung segera juga jg lalu terus
  halo hallo hai hi hei assalamualaikum asalamualaikum assalamu alaikum selamat pagi siang sore malam met permisi
  kawan oke ok baik baiklah
`);
const STOP = wordSet(`
  berhenti brhenti brenti berenti brentiin berhentikan brhentikan hentikan hentiin hentikn stop stopp stp setop stopin stopkan distop
  dihentikan unsub unsubscribe unsubscribed unsubs unreg mandeg mandheg mandek leren liren eureun eureunan lirenkeun eureunkeun
  baranti ambu mandegke mandhegke quit stopping ampih suud
`);
/** They stop messages only where messages are named. */
const SWITCH = wordSet(
  'matikan matiin mateni nonaktifkan nonaktif batalkan batal batalin cancel cabut keluar off putus akhiri udahan sudahi cukupkan',
);
const NOT = wordSet(`
  jangan jgn jngn jng jgan jangn janganlah ojo aja ampun sampun ulah tong ga gak gk nggak ngga enggak engga ndak tidak tdk tak ora mboten
  teu gausah gamau gaperlu dont don no not never stop ogah males malas indak jan usah
`);
/** After a no: "ga usah", "tidak mau". */
const NOT_MORE = wordSet('usah perlu mau mo butuh t do want need pengen ingin susah kedah peryogi sah prelu');
const SEND = wordSet(`
  kirim kirimi kirimin kirimkan krm krim ngirim ngirimi ngirimin mengirim mengirimi dikirim dikirimi dikirimin kirimkeun kintun ngintun
  chat chating chatting cet ngechat ngecet cht dichat ngchat chattan wa ngewa diwa sms smsan
  hubungi hub dihubungi menghubungi ngubungi kontak dikontak contact
  ganggu diganggu mengganggu ngganggu gangguin ngeganggu ngaganggu bother disturb
  ingatkan ingetin diingatkan diingetin ngingetin ngelingke ngelingake mengingatkan remind ngingatkan
  spam nyepam spamming terima menerima nerima nrima nampi dapat dapet mendapat receive get
  text texting message messaging send sending write writing japri langganan berlangganan subscribe
`);
const OF_REMINDING = wordSet('ingatkan ingetin diingatkan diingetin mengingatkan ngingetin ngingatkan remind');
/** What is sent. */
const MESSAGES = wordSet(`
  pesan pesannya psn pesen pesan2 chat chatnya chatan cet wa whatsapp wasap sms pengingat pengingatnya reminder notif notifnya notifikasi
  notifikasinya langganan langganannya berlangganan broadcast bc siaran message messages text texts kiriman kirimannya
  info infonya informasi informasinya pemberitahuan spam
`);
/** Where to, from whom, from now on. */
const AROUND = wordSet(`
  lagi lg lgi maneh malih deui meneh ke sini kesini dari untuk utk ke nomor nomer no hp saya ini itu me my us
  semua semuanya semua2 kabeh sadayana all any more anymore again the bot jkn kawanjkn kawan kepada pada apa apapun
  kamu kalian anda sampeyan panjenengan kang sing yang nya daftar list grup group number
`);
const BUSY = wordSet(
  'ganggu mengganggu keganggu terganggu diganggu ngganggu spam berisik brisik risih bosan bosen kebanyakan sering banyak',
);
const NOT_YET = wordSet('dulu dl dlu sementara dhisik heula sebentar sebentaran dululah');
const ASKING = wordSet(
  'cara caranya gimana bagaimana gmn gmana piye kumaha how bisa bisakah boleh bolehkah apakah apa kah',
);
const WHEN = wordSet(
  'malam malem pagi siang sore subuh tiap setiap hari minggu sering banyak terus menerus terusan melulu mulu jam tengah',
);

/** Reads a whole message. */
export function readOptOut(text: string): OptOut {
  if (text.length > LONGEST) return null;
  const said = rawWords(text);
  // "Jangan ingatkan ini": the one reminder that was just sent, and not all that is ever sent.
  if (said.some((word) => OF_REMINDING.has(word)) && said.some((word) => word === 'ini' || word === 'itu')) return null;
  const whole = readClause(said, text.includes('?'));
  if (whole !== null) return whole;
  // One sentence among others says it plainly: whoever tells why is asked.
  const clauses = text.split(/[.,;:!?\n]+/u);
  if (clauses.length < 2) return null;
  return clauses.some((clause) => isPlainAboutMessages(rawWords(clause))) ? 'maybe' : null;
}

function readClause(all: readonly string[], asks: boolean): OptOut {
  const isDoubtful = asks || all.some((word) => NOT_YET.has(word) || ASKING.has(word));
  const core = strip(all.filter((word) => !NOT_YET.has(word) && !ASKING.has(word)));
  if (core.length === 0) return null;
  if (isPlain(core)) return isDoubtful ? 'maybe' : 'stop';
  const rest = strip(core.filter((word) => !WHEN.has(word)));
  if (isAboutMessages(rest)) return 'maybe';
  return isBusy(core) ? 'maybe' : null;
}

/** Without what is said around it, at both ends. */
function strip(words: readonly string[]): readonly string[] {
  let [from, to] = [0, words.length];
  while (from < to && isAround(words, from)) from++;
  while (to > from && FILLER.has(words[to - 1] ?? '')) to--;
  return words.slice(from, to);
}

/** "Aja" before a verb forbids in Javanese; elsewhere it is "saja". */
function isAround(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (NOT.has(word) && SEND.has(words[at + 1] ?? '')) return false;
  return FILLER.has(word);
}

function isPlain(core: readonly string[]): boolean {
  const [first = '', ...rest] = core;
  if (STOP.has(first) && rest.every((word) => FILLER.has(word) || STOP.has(word))) return true;
  return isAboutMessages(core);
}

function isPlainAboutMessages(words: readonly string[]): boolean {
  return isAboutMessages(strip(words));
}

/** Messages are named, and nothing else: "stop kirim pesan", "jangan chat saya lagi", "matikan pengingat". */
function isAboutMessages(core: readonly string[]): boolean {
  const [first = '', ...rest] = core;
  const told = rest.filter((word) => !FILLER.has(word));
  const isOnly = told.every((word) => SEND.has(word) || MESSAGES.has(word) || AROUND.has(word));
  const named = told.some((word) => SEND.has(word) || MESSAGES.has(word));
  if (STOP.has(first) && isOnly) return named || told.every((word) => AROUND.has(word) && !LEFT_ALONE.has(word));
  if (SWITCH.has(first)) return isOnly && told.some((word) => MESSAGES.has(word));
  if (SEND.has(first)) return ENDS.has(core.at(-1) ?? '') && isOnly && named;
  return NOT.has(first) && forbids(rest);
}

/** "Berhenti JKN" is about the insurance, and "stop apa" about anything. */
const LEFT_ALONE = wordSet('jkn apa apapun list number no nomor nomer hp grup group');
/** "Kirim pesan stop". */
const ENDS = wordSet('stop berhenti cukup');

function forbids(rest: readonly string[]): boolean {
  const isWish = NOT_MORE.has(rest[0] ?? '');
  const words = rest.filter((word, at) => !FILLER.has(word) && !(at < 2 && NOT_MORE.has(word)));
  const verb = words.find((word) => !AROUND.has(word)) ?? '';
  if (!SEND.has(verb) && !MESSAGES.has(verb)) return false;
  if (!words.every((word) => SEND.has(word) || MESSAGES.has(word) || AROUND.has(word))) return false;
  const isAgain = rest.some((word) => AGAIN.has(word));
  // "Ga usah diingatkan" answers whether to remind.
  if (isWish && words.every((word) => OF_REMINDING.has(word))) return false;
  // "Tidak dapat pesan" complains; "jangan chat" forbids.
  return isAgain || (SEND.has(verb) && !RECEIVING.has(verb));
}

const AGAIN = wordSet('lagi lg lgi maneh malih deui meneh anymore again more');
const RECEIVING = wordSet('terima menerima nerima nrima nampi dapat dapet mendapat receive get info infonya informasi');
/** "Pesannya mengganggu". */
function isBusy(core: readonly string[]): boolean {
  const told = core.filter((word) => !FILLER.has(word));
  const isOnly = told.every((word) => BUSY.has(word) || MESSAGES.has(word) || AROUND.has(word) || word === 'banget');
  return isOnly && told.some((word) => BUSY.has(word)) && told.some((word) => MESSAGES.has(word));
}
