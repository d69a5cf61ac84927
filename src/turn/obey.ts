import type { Command } from '../understanding/api.ts';
import type { Stepping } from './desk.ts';
import { isNew } from './new-person.ts';
import { remember } from './talk.ts';

/** Does what a global word asks for. A new person is welcomed first, unless the word must always work. */
export function obey(turn: Stepping, command: Command): void {
  const { commands, program } = turn.guide;
  if (isNew(turn.draft.person) && command !== 'stop' && command !== 'erase_data' && command !== 'help') {
    turn.step({ kind: 'start', flow: program.welcome });
    return;
  }
  switch (command) {
    case 'menu':
      turn.step({ kind: 'interrupt', flow: program.menu });
      return;
    case 'help':
    case 'stop':
    case 'my_data':
    case 'erase_data':
      turn.step({ kind: 'interrupt', flow: commands[command] });
      return;
    case 'start':
      turn.say('started_again');
      turn.step({ kind: 'interrupt', flow: turn.guide.rest });
      return;
    case 'repeat':
    case 'resume':
      // Asked for, so it may be the same words as a moment ago.
      remember(turn, { said: undefined });
      forgetAside(turn);
      turn.step({ kind: command });
      return;
    case 'back':
    case 'skip':
      turn.step({ kind: command });
      // What was left ended without a word; whoever wrote gets one.
      if (turn.draft.messages.length === 0) turn.say('dismissed');
      return;
    default:
      command satisfies never;
  }
}

/** The question that comes back is what numbers mean from now on. */
function forgetAside({ draft }: Stepping): void {
  const { aside: _, ...session } = draft.person.session;
  draft.moveTo(session);
}
