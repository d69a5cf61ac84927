import type { GlossarySource } from '../schema.ts';

/** Something that reads like an abbreviation: capitals, perhaps with figures or a dash. */
const CAPITALS = /(?<![\p{L}\p{N}{.-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*(?![\p{L}\p{N}}])/gu;
/** Words to type stand in capitals too; the sentence says so. */
const TYPED = /\b(?:[Tt]ulis|[Kk]etik|[Bb]alas|mengetik|menulis) [A-Z]+(?: [A-Z]+)*/gu;
/** Longer words in capitals are words to type or to stress. */
const LONGEST = 6;
const ROMAN = /^[IVX]+$/;

export interface Glossary {
  /**
   * Which of the terms in a text stand there unexplained. `told` are those explained earlier in the same dialogue; those
   * explained here are added to it, and so are those reported, so that each is told once.
   */
  unexplained(text: string, told: Set<string>): { term: string; known: boolean; means: string | null }[];
}

export function createGlossary(source: GlossarySource): Glossary {
  const entries = Object.entries(source).map(([term, { means, also, everyday }]) => ({
    term,
    means,
    everyday: everyday ?? false,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escaped(term)}(?![\\p{L}\\p{N}])`, 'u'),
    ways: [means, ...(also ?? [])].map((way) => way.toLowerCase()),
  }));
  return {
    unexplained(text, told) {
      const found: { term: string; known: boolean; means: string | null }[] = [];
      const lower = text.toLowerCase();
      for (const { term, means, everyday, pattern, ways } of entries) {
        if (everyday || told.has(term.toLowerCase()) || !pattern.test(text)) continue;
        told.add(term.toLowerCase());
        const explained =
          ways.some((way) => lower.replace(term.toLowerCase(), '').includes(way)) || saysMeaning(text, term);
        if (!explained) found.push({ term, known: true, means });
      }
      for (const [term] of text.replace(TYPED, '').matchAll(CAPITALS)) {
        if (
          term.length < 2 ||
          term.length > LONGEST ||
          ROMAN.test(term) ||
          source[term] !== undefined ||
          told.has(term.toLowerCase())
        )
          continue;
        told.add(term.toLowerCase());
        if (!saysMeaning(text, term)) found.push({ term, known: false, means: null });
      }
      return found;
    },
  };
}

/** "NIK adalah …", "NIK artinya …", "NIK (…)", "… (NIK)". */
function saysMeaning(text: string, term: string): boolean {
  const name = escaped(term);
  return new RegExp(
    `${name}"?,? (?:itu |ini )?(?:adalah|artinya|singkatan|yaitu|itu|namanya|\\()|\\(${name}\\)|[Nn]amanya ${name}|bernama ${name}`,
    'u',
  ).test(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
