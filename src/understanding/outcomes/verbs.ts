type Verb = 'register' | 'pay' | 'settle' | 'active' | 'move' | 'make' | 'finish' | 'stop' | 'send';

/** Verbs with whatever is put before and behind them, and however many vowels are left out. */
const REGISTER =
  /^(?:ku|tak|di|me|men|man|mn|mnd|ma|ter|ta|ka|ke|ba|ng|nga|n|sa)?(?:da?[fp]ta?r|dafar|ndaftar|daftr)(?:kan|in|i|ake|ken|aken|no|na|ke|keun|nya|ku|mi|kah|lah|ne|hon|aghi)?$|^(?:di|te|ke)?regis(?:t|ter|trasi)?(?:kan|in)?$/u;
const PAY =
  /^(?:ku|tak|di|mem|mam|mbe|m|ter|ta|ke|ka)?(?:b[ae]?y[ae]?r|mayar|bayia|bayie|bayir)(?:kan|in|i|ake|ken|no|ke|keun|nya|ku|mi|kah|lah|an|akan)?$|^(?:di|ka)?saur$|^e?majar$|^(?:hu|di|mang|tar)?garar(?:hon)?$/u;
const SETTLE = /^(?:ku|tak|di|me|mang|ng|nge|nga|ter)?l[u]?na?s(?:i|in|an|kan|ana|ke|no|keun|nya|mi|kah|se|ke)?$/u;
const ACTIVE =
  /^(?:di|ku|ng|me|meng|ter|ke)?akti[fpv]?(?:kan|in|ke|keun|na|nya|mi|kah|no|lah)?$|^(?:di)?aktf$|^(?:di|ke|ter)?rea[kc]ti[vfp](?:asi|kan|in|asikan|asiin)?$/u;
const SEND =
  /^(?:ku|tak|di|ter|ke|n|me)?(?:setor|transfer|potong|debet|debit|narik|tarik|tunai)(?:kan|in|an|e|no|ke|keun|i)?$/u;
const MOVE = /^(?:di|ku|tak|nga|meng|me|ter|be|ber)?(?:alih|pindah|pindh|ubah|rubah)(?:kan|in|keun|no|ke|e|i|ake)?$/u;
const MAKE = /^(?:ku|tak|di|nge|nga|mem|meng)?(?:urus|bikin|buat|gawe|damel)(?:kan|in|i|ake|no|keun)?$/u;
const FINISH = /^(?:di|ku|tak|nge|kasi)?(?:beres|kelar|rampung|tuntas|selesai)(?:kan|in|ke|keun|no|ake|aken)$/u;
const STOP = /^(?:di|ku|tak|nge|tek)?(?:mandek|mandeg|setop|stop|henti|berhenti)(?:kan|in|ke|no|ake|i)$/u;
const VERBS: readonly (readonly [Verb, RegExp])[] = [
  ['register', REGISTER],
  ['pay', PAY],
  ['settle', SETTLE],
  ['active', ACTIVE],
  ['move', MOVE],
  ['make', MAKE],
  ['finish', FINISH],
  ['stop', STOP],
  ['send', SEND],
];

/** What the stem of a folded word says, whatever is put before and behind it; null: none that is known here. */
export function verbOf(word: string): Verb | null {
  return VERBS.find(([, form]) => form.test(word))?.[0] ?? null;
}
