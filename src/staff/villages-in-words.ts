import { villageKey } from './roles.ts';
import type { RoomTurn } from './room-turn.ts';

/** Village keys as people write them; none: the whole programme. */
export function villagesInWords(turn: RoomTurn, villages: readonly string[] | null): string {
  if (villages === null || villages.length === 0) return turn.words('everywhere');
  const { list } = turn.guide.program.villages;
  return villages.map((key) => list.find(({ id }) => villageKey(id) === key)?.name ?? capitals(key)).join(', ');
}

function capitals(text: string): string {
  return text.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
}
