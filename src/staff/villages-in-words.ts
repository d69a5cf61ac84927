import { villageKey } from './roles.ts';
import type { Part } from './room-turn.ts';

/** Where staff work, short: village keys as people write them; none: the whole programme. */
export function villagesInWords(turn: Part<'words' | 'guide'>, villages: readonly string[] | null): string {
  if (villages === null || villages.length === 0) return turn.words('everywhere');
  const { list } = turn.guide.program.villages;
  return villages.map((key) => list.find(({ id }) => villageKey(id) === key)?.name ?? capitals(key)).join(', ');
}

/** Where a worker lives, with its district; a place that content does not list stays as they wrote it. */
export function homeInWords(turn: Part<'words' | 'guide'>, village: string): string {
  if (village === '') return turn.words('unsaid');
  return turn.guide.program.villages.list.find(({ id }) => id === village)?.label ?? village;
}

function capitals(text: string): string {
  return text.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
}
