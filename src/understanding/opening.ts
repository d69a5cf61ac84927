import { ASK } from './courtesy-words.ts';
import { rawWords } from './normalise.ts';
import { wordSet } from './word-set.ts';

/** Words that name the whole subject and nothing in it. */
const SUBJECT = wordSet(
  'bpjs bpjsnya jkn kis bpjskes kesehatan jknkis soal tentang ttg mengenai perihal masalah bab perkawis urusan ini itu nih kartu ka kk pang',
);
/** What else may stand in words that only say that somebody wants to ask. */
const AROUND = wordSet(
  'saya sy aku ak gue gw kami kita kulo kula abdi ambo awak sa beta ulun engkok sengko kaule bule urang denai aye ' +
    'mau mo ingin pengen pengin pingin hendak handak badhe bade arep nio nak boleh bole blh bisa bs iso numpang izin ijin minta coba ada yang yg ' +
    'ya yah udah sudah deh dong beneran bener benar serius lagi dulu dolo dl sebentar bentar sedikit dikit pertanyaan beberapa banyak hal kan to tho lah ko lho nih euy pang dah saja aja dah kak pak bu mas mbak bang min admin ' +
    'untuk buat warga istri suami anak ibu bapak kepala desa dukuh rt rw kader tetangga keluarga masih smp sma sd sekolah pelajar',
);
const ASKS = new Set([...ASK, ...wordSet('atanya atanyaa tatanya tanyo betanya betakon nakokake takonan')]);
const LONGEST = 100;

/**
 * Whether words only say that somebody wants to ask something, whatever they call it: "abdi bade naros soal bpjs". `core`:
 * the words without courtesy; in the whole text the wish may have been courtesy already.
 */
export function onlyOpens(text: string, core: string): boolean {
  if (text.length > LONGEST) return false;
  const left = rawWords(core);
  if (core.length < text.trim().length && left.every((word) => SUBJECT.has(word))) return true;
  return (
    left.some((word) => ASKS.has(word)) && left.every((word) => ASKS.has(word) || AROUND.has(word) || SUBJECT.has(word))
  );
}
