import { instance } from '@viz-js/viz';
import { readArrows } from './arrows.ts';
import { FLOORS, roomOf } from './rooms.ts';

/** The floors as a picture, the ground below. A way that leads over another room is not drawn once more. */
export async function drawHouse(root: string): Promise<string> {
  const uses = roomsUsed(root);
  const floors = FLOORS.filter(({ floor }) => floor !== 'workshop').map(({ floor, rooms }) => ({
    floor,
    rooms: Object.keys(rooms).filter((room) => uses.has(room)),
  }));
  const [ground, ...above] = floors;
  const boxes = above
    .toReversed()
    .map(
      ({ floor, rooms }) =>
        `subgraph "cluster_${floor}" { label="${floor}"; color="#bbbbbb"; ${rooms.map((room) => `"${room}"`).join('; ')} }`,
    );
  const known = new Set(above.flatMap(({ rooms }) => rooms));
  const ways = [...uses]
    .filter(([room]) => known.has(room))
    .flatMap(([room, used]) =>
      [...used]
        .filter((other) => known.has(other) && ![...used].some((via) => via !== other && reaches(uses, via, other)))
        .map((other) => `"${room}" -> "${other}"`),
    );
  const words = `"ground" [label="${ground?.rooms.join('   ') ?? ''}   (seen by all)"]`;
  const foot = [...known].filter((room) => !ways.some((way) => way.startsWith(`"${room}" ->`)));
  const down = foot.map((room) => `"${room}" -> "ground" [style=invis]`);
  const viz = await instance();
  return viz.renderString(
    [
      'digraph house {',
      'rankdir=TB; fontname="sans-serif"; fontsize=11; nodesep=0.2;',
      'node [shape=box, style="rounded,filled", fillcolor="#f4f7fb", fontname="sans-serif", fontsize=11, margin="0.2,0.06"];',
      'edge [color="#888888", arrowsize=0.6];',
      ...boxes,
      words,
      ...ways,
      ...down,
      '}',
    ].join('\n'),
    { format: 'svg' },
  );
}

/** For each room the other rooms that its files import. */
function roomsUsed(root: string): Map<string, Set<string>> {
  const uses = new Map<string, Set<string>>();
  for (const { from, to } of readArrows(root, ['src', 'bin'])) {
    const [room, other] = [roomOf(from), roomOf(to)];
    const used = uses.get(room) ?? new Set();
    uses.set(room, used);
    if (other !== room) used.add(other);
    if (!uses.has(other)) uses.set(other, new Set());
  }
  return uses;
}

function reaches(uses: ReadonlyMap<string, ReadonlySet<string>>, room: string, wanted: string): boolean {
  return [...(uses.get(room) ?? [])].some((other) => other === wanted || reaches(uses, other, wanted));
}
