import { lineOf, type Line } from '../../src/cli/heard.ts';
import { createTrial, WORKING_MORNING } from '../../src/cli/trial.ts';
import type { LoadedGuide } from '../../src/live-guide.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Deed, Talk } from './read-talk.ts';

/** What came of one thing that a worker did. */
export interface Turn {
  readonly deed: Exclude<Deed, { kind: 'waits' }>;
  /** Name in the route of who took it. */
  readonly by: string | null;
  readonly line: Line;
  readonly options: number;
  readonly opened: boolean;
  /** A ticket is open after it. */
  readonly waits: boolean;
}

export interface Replayed {
  readonly talk: Talk;
  readonly turns: readonly Turn[];
  /** What is known of the worker at the end, whatever its name. */
  readonly known: readonly unknown[];
}

/** Between two messages of a worker. */
const PAUSE_MS = 20_000;

/** In the profile, in dialogues, and in the talk. */
function knownIn({ vars, talk }: { readonly vars: object; readonly talk?: { readonly known?: object } }): unknown[] {
  return [...Object.values<unknown>({ ...vars }), ...Object.values<unknown>({ ...talk?.known })];
}

/** Plays the worker's side of each talk through the real turn, each as somebody who never wrote before. */
export async function replay(loaded: LoadedGuide, talks: readonly Talk[]): Promise<Replayed[]> {
  const trial = createTrial(loaded, 'web');
  const replayed: Replayed[] = [];
  try {
    for (const talk of talks) {
      trial.sets(WORKING_MORNING);
      const turns: Turn[] = [];
      for (const deed of talk.deeds) {
        await trial.passes(deed.kind === 'waits' ? deed.ms : PAUSE_MS);
        if (deed.kind !== 'waits') turns.push(await turnOf(deed, talk.name));
      }
      const [found] = await trial.store.load([{ channel: 'web', externalId: '', address: talk.name }]);
      replayed.push({ talk, turns, known: found?.person ? knownIn(found.person.session) : [] });
    }
  } finally {
    await trial.close();
  }
  return replayed;

  async function turnOf(deed: Turn['deed'], address: string): Promise<Turn> {
    const content =
      deed.kind === 'says' ? { kind: 'text' as const, text: deed.text } : { kind: 'media' as const, media: deed.media };
    const taken = await trial.does(address, content, 'nothing');
    const { draft } = taken;
    return {
      deed,
      by: taken.by,
      line: lineOf(deed.kind === 'says' ? deed.text : `<${deed.media}>`, taken, loaded.guide),
      options: draft.messages.reduce((sum, message) => sum + optionsIn(message), 0),
      opened: draft.records.some(({ kind }) => kind === 'ticket_opened'),
      waits: draft.person.ticket !== null,
    };
  }
}

/** Numbered options and buttons of a message, each counted once. */
function optionsIn(message: Message): number {
  if (message.kind !== 'say') return 0;
  return (message.options?.length ?? 0) + (message.buttons?.length ?? 0);
}
