import type { Vocabulary } from './vocabulary.ts';

const PARTS =
  /"[^"]*"|'[^']*'|[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)?|&&|\|\||[!=<>]=|[!<>()[\],+*/%-]|\d+(?:\.\d+)?|\?|:|\S/g;
const SIGNS: Readonly<Record<string, string>> = {
  '&&': 'dan',
  '||': 'atau',
  '==': '=',
  '!=': '≠',
  '>=': '≥',
  '<=': '≤',
  '!': 'tidak',
  in: 'salah satu dari',
  true: 'ya',
  false: 'tidak',
};
/** Built-in names that no label of content names. */
const BUILT_IN: Readonly<Record<string, string>> = {
  stage: 'status',
  consented: 'sudah setuju',
  consent_asked: 'sudah ditanya izinnya',
  reminders: 'boleh diingatkan',
  low_data: 'tanpa gambar',
  can_resume: 'ada yang terputus',
  today: 'hari ini',
};

/** A condition as an educator reads it: `stage == "lapsed" && !low_data` → `status = tidak aktif … dan tidak tanpa gambar`. */
export function conditionInWords(expression: string, words: Vocabulary): string {
  let about: string | null = null;
  const said = [...expression.matchAll(PARTS)].map(([part]) => {
    const quoted = /^["'](.*)["']$/.exec(part)?.[1];
    if (quoted !== undefined) {
      const value = about === null ? undefined : words.variables.get(about)?.values?.[quoted];
      return value ?? quoted;
    }
    const variable = words.variables.get(part);
    if (variable) {
      about = part;
      return BUILT_IN[part] ?? variable.label?.toLowerCase() ?? part.replaceAll('_', ' ');
    }
    return words.facts.get(part)?.words ?? SIGNS[part] ?? part;
  });
  return said
    .join(' ')
    .replace(/([([]) /g, '$1')
    .replace(/ ([)\],])/g, '$1')
    .replace(/(\w) \(/g, '$1(');
}
