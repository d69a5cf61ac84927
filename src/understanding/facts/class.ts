import { ORDINALS } from '../number-words.ts';
import { numberAt } from './amounts.ts';
import { isMark, type Said, type Word } from './said.ts';

export type DuesClass = 1 | 2 | 3;

const ROMAN: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['kesatu', 1],
]);
const SCHOOL = /^(?:sd|smp|sma|smk|mi|mts|ma|tk|paud|sekolah|rapor)$/;
const DENIED = new Set(['bukan', 'jangan', 'dudu', 'sanes', 'ojo', 'tidak']);
const BEFORE = new Set([
  'yang',
  'ke',
  'yg',
  'no',
  'nomor',
  'jadi',
  'bpjs',
  'jkn',
  'adalah',
  'ya',
  'bawah',
  'paling',
  'murah',
  'termurah',
]);

/**
 * The class of dues that is talked about. It is also read out of a question ("kelas 3 berapa?"): the sum is then made for
 * that class. Two classes beside each other are compared, so neither is meant; "dari kelas 2 ke kelas 3" means the second.
 */
export function readClass(said: Said): DuesClass | undefined {
  const named: { value: DuesClass; at: number }[] = [];
  for (let i = 0; i < said.length; i++) {
    const found = classAt(said, i);
    if (!found) continue;
    if (!isDenied(said, i)) named.push({ value: found.value, at: i });
    i = found.end - 1;
  }
  const [first] = named;
  // "Dari kelas 2 ke 3": the second is named by its number alone.
  const moved = first ? movedTo(said, first.at) : undefined;
  if (moved !== undefined) return moved;
  const values = [...new Set(named.map(({ value }) => value))];
  if (values.length === 1) return values[0];
  if (values.length > 1) {
    const target = named.findLast(({ at }) => said[at - 1]?.text === 'ke' || said[at - 1]?.raw === 'jadi');
    return target?.value;
  }
  return superlative(said);
}

function movedTo(said: Said, at: number): DuesClass | undefined {
  const to = said[at + 2]?.text === 'ke' || said[at + 2]?.raw === 'nang' ? said[at + 3]?.digits : undefined;
  return to === 1 || to === 2 || to === 3 ? to : undefined;
}

function classAt(said: Said, at: number): { value: DuesClass; end: number } | null {
  const word = said[at];
  if (!word || (word.text !== 'kelas' && !(word.raw === 'k' && said[at + 1]?.joined === true && word.digits === null)))
    return null;
  let i = at + 1;
  while (BEFORE.has(said[i]?.text ?? '') || said[i]?.raw === 'ke') i++;
  const next = said[i];
  if (!next) return null;
  const value = next.digits ?? ROMAN.get(next.raw) ?? ORDINALS.get(next.raw) ?? numberAt(said, i)?.value;
  if (value !== 1 && value !== 2 && value !== 3) return null;
  const end = i + 1;
  // "Kelas 1, 2, 3", "kelas 1 atau 2", "kelas 1/2": a list.
  if (isListed(said, end)) return null;
  if (isSchool(said, at, end)) return null;
  return { value, end };
}

function isListed(said: Said, end: number): boolean {
  const link = said[end];
  const other = said[end + 1];
  if (link && smallAt(link) && !isUnit(said, end + 1)) return true;
  return (
    link !== undefined &&
    ['/', ',', 'dan', 'atau', 'sama', '-', 'sampai'].includes(link.text) &&
    other !== undefined &&
    smallAt(other) &&
    !isUnit(said, end + 2)
  );
}

const IN_WORDS = new Set(['satu', 'dua', 'tiga', 'siji', 'loro', 'telu', 'hiji', 'tilu', 'tigo', 'duo']);

function smallAt({ digits, raw }: Word): boolean {
  return digits === null ? ROMAN.has(raw) || IN_WORDS.has(raw) : digits >= 1 && digits <= 3;
}

function isUnit(said: Said, at: number): boolean {
  const word = said[at];
  return (
    word !== undefined &&
    !isMark(word) &&
    ['orang', 'jiwa', 'bulan', 'tahun', 'ribu', 'juta', 'anak'].includes(word.text)
  );
}

function isSchool(said: Said, at: number, end: number): boolean {
  if (SCHOOL.test(said[end]?.raw ?? '')) return true;
  const before = said.slice(Math.max(0, at - 3), at);
  return (
    before.some(({ raw }) => raw === 'murid' || raw === 'siswa' || raw === 'rapor') ||
    (before.some(({ raw }) => raw === 'naik' || raw === 'sekolah') &&
      before.some(({ text }) => text === 'anak' || text === 'sekolah'))
  );
}

function isDenied(said: Said, at: number): boolean {
  return DENIED.has(said[at - 1]?.text ?? '') || (DENIED.has(said[at - 2]?.text ?? '') && said[at - 1]?.raw === 'yang');
}

const FILLERS = new Set(
  'saya mau ambil yang pilih kelas aja saja ya dong deh minta ikut bu pak mas kak min bang nggih wae mawon ada itu lah we nu bpjs iuran pengen ingin daftar untuk buat'.split(
    ' ',
  ),
);

/** "Yang paling murah saja": class 3, where nothing else is spoken of. */
function superlative(said: Said): DuesClass | undefined {
  const words = said.filter((word) => !isMark(word));
  const text = words.map((word) => word.text).join(' ');
  const cheap =
    /(?:paling|pang) ?(?:murah|mirah|rendah|bawah|ringan|kecil|murahna)(?:na|e)?|termurah|murah dewe|terendah/u;
  const dear = /(?:paling|pang) ?(?:mahal|tinggi|atas|bagus|mahalna|apik)(?:na|e)?|termahal|tertinggi/u;
  const rest = text
    .replace(cheap, '')
    .replace(dear, '')
    .split(' ')
    .filter((word) => word !== '' && !FILLERS.has(word));
  if (rest.length > 0) return undefined;
  return cheap.test(text) ? 3 : dear.test(text) ? 1 : undefined;
}
