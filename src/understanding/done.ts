import { rawWords } from './normalise.ts';

const DONE = new Set(
  'sudah sdh udh udah dah uda suda sudahh wis wes uwis uwes wus wess sampun mpun tos atos parantos geus enggeus alah telah su so sudahmi udahmi beres kelar'.split(
    ' ',
  ),
);
const AROUND = new Set(
  'pak bu bapak ibu mas mbak mba kak kakak kaka kang teh bang abang min admin om tante lek gan bro bos kok dong nih nggih inggih iya alhamdulillah lah deh'.split(
    ' ',
  ),
);
/** With "already" these end a talk: "wis yo", "ya udah", "udah dulu ya". */
const ENDS = new Set('yo ya dulu dl sik disik dhisik riyin rumiyin heula yaa oke ok makasih suwun nuhun'.split(' '));
const LONGEST = 60;

/** What a bare "already" says: that it is done, or that the talk is over. Null: there is more to it, or none of it. */
export function readDone(text: string): 'done' | 'goodbye' | null {
  if (text.length > LONGEST || text.includes('?')) return null;
  const [first = '', ...rest] = text.split(/[,.;\n]/u);
  const words = rawWords(first);
  if (!words.some((word) => DONE.has(word))) return null;
  if (!words.every((word) => DONE.has(word) || AROUND.has(word) || ENDS.has(word))) return null;
  if (words.some((word) => ENDS.has(word))) return 'goodbye';
  return rest.some((part) => rawWords(part).length > 0) ? null : 'done';
}
