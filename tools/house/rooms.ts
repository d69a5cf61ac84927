import type { Arrow } from './arrows.ts';

/** One floor of the house: its name, and beside each of its rooms the rooms that it sees. */
interface Floor {
  readonly floor: string;
  readonly rooms: Readonly<Record<string, readonly string[]>>;
}

const PURE = ['engine', 'understanding'];
const CONTENT = [...PURE, 'content'];
const FLOWS = [...CONTENT, 'content/files', 'content/words', 'content/verbs'];
const CHANNEL = ['channels', 'channels/traits', 'store', 'engine', 'understanding'];
const FEATURE = [...PURE, 'store', 'deeds', 'channels', 'content/load', 'reminders', 'turn', 'staff'];
const EVERYTHING_BELOW = ['*'];

/**
 * The house from the ground up: the one place that says who may import whom. A room is a folder of src/, or a file that
 * stands there alone; `content`, `mentoring`, `store` and `channels` are cut once more, and the files that stand in them
 * directly are their front room. A room sees itself, the ground floor, and the rooms beside its name. Those stand
 * before it in this list, so nothing runs up.
 */
export const FLOORS: readonly Floor[] = [
  { floor: 'words', rooms: { messages: [], calendar: [], 'errors.ts': [], 'log.ts': [] } },
  {
    floor: 'dialogue',
    rooms: { engine: ['calendar'], understanding: ['engine'], reminders: ['engine'] },
  },
  {
    floor: 'ports',
    rooms: {
      'channels/traits': [],
      'config.ts': ['channels/traits'],
      store: ['engine', 'reminders'],
      deeds: ['store'],
      channels: [...PURE, 'store', 'channels/traits'],
    },
  },
  {
    floor: 'content',
    rooms: {
      content: PURE,
      'content/files': CONTENT,
      'content/words': [...CONTENT, 'content/files'],
      'content/verbs': [...CONTENT, 'content/files', 'content/words'],
      'content/compile': FLOWS,
      'content/load': [...FLOWS, 'content/compile', 'reminders', 'store'],
      'content/check': [...FLOWS, 'content/compile', 'content/load'],
      'content/author': [...FLOWS, 'content/compile', 'content/load'],
    },
  },
  { floor: 'turn', rooms: { turn: [...PURE, 'reminders', 'store', 'deeds', 'channels'] } },
  {
    floor: 'features',
    rooms: {
      drawings: ['understanding', 'channels'],
      staff: [...PURE, 'store', 'deeds', 'channels', 'content/load', 'turn'],
      people: FEATURE,
      'mentoring/ticket': FEATURE,
      'mentoring/worker': [...FEATURE, 'mentoring/ticket'],
      'mentoring/mentor': [...FEATURE, 'mentoring/ticket'],
      announcements: [...FEATURE, 'drawings'],
      evaluation: [...FEATURE, 'announcements'],
    },
  },
  {
    floor: 'outside',
    rooms: {
      'store/sqlite': ['engine', 'store'],
      'channels/telegram': CHANNEL,
      'channels/whatsapp': CHANNEL,
      'channels/web': CHANNEL,
      'channels/terminal': CHANNEL,
      jobs: ['store', 'deeds'],
      outbox: ['store', 'channels', 'channels/traits'],
      web: ['store', 'channels', 'channels/web'],
    },
  },
  {
    floor: 'builders',
    rooms: {
      training: ['understanding'],
      'declarations.ts': EVERYTHING_BELOW,
      'live-guide.ts': EVERYTHING_BELOW,
      'rooms.ts': EVERYTHING_BELOW,
      'main.ts': EVERYTHING_BELOW,
      cli: EVERYTHING_BELOW,
      bin: ['cli'],
    },
  },
  {
    floor: 'workshop',
    rooms: {
      'tests/fakes': [],
      tools: [
        'understanding',
        'content/load',
        'content/verbs',
        'content/words',
        'drawings',
        'store/sqlite',
        'staff',
        'config.ts',
        'declarations.ts',
        'live-guide.ts',
        'main.ts',
        'cli',
      ],
      bench: EVERYTHING_BELOW,
      tests: EVERYTHING_BELOW,
    },
  },
];

/** Folders whose own folders are rooms. */
const CUT = new Set(['content', 'mentoring', 'store', 'channels']);

/** The room of a file, as FLOORS name it. */
export function roomOf(file: string): string {
  const [top = '', second = '', third = '', fourth] = file.split('/');
  if (top === 'tests') return second === 'fakes' ? 'tests/fakes' : 'tests';
  if (top !== 'src') return top;
  // What each channel tells of itself is light and free, wherever it stands.
  if (second === 'channels' && /(?:^|-)traits\.ts$/.test(fourth ?? third) && file !== 'src/channels/traits.ts')
    return 'channels/traits';
  return CUT.has(second) && fourth !== undefined ? `${second}/${third}` : second;
}

/** The arrows that run where the house has no way, and those from or to a room that it does not know. */
export function wrongWays(arrows: readonly Arrow[], floors = FLOORS): string[] {
  const sees = new Map<string, ReadonlySet<string>>();
  const ground = Object.keys(floors[0]?.rooms ?? {});
  for (const { rooms } of floors) {
    for (const [room, named] of Object.entries(rooms)) {
      // The engine is pure and speaks to nobody: of the ground floor it counts days alone.
      if (ground.includes(room) || room === 'engine') sees.set(room, new Set(named));
      else sees.set(room, new Set([...ground, ...(named === EVERYTHING_BELOW ? sees.keys() : named)]));
    }
  }
  return arrows
    .filter(({ from, to }) => roomOf(from) !== roomOf(to) && !sees.get(roomOf(from))?.has(roomOf(to)))
    .map(({ from, to }) => `${from} → ${to}`);
}

/** What the list itself says wrongly: a room that sees one which does not stand before it. */
export function stairsUp(floors = FLOORS): string[] {
  const before = new Set<string>(EVERYTHING_BELOW);
  return floors.flatMap(({ rooms }) =>
    Object.entries(rooms).flatMap(([room, named]) => {
      const up = named.filter((other) => !before.has(other)).map((other) => `${room} → ${other}`);
      before.add(room);
      return up;
    }),
  );
}
