import type { Command } from '../understanding/api.ts';
import type { Stepping } from './desk.ts';
import { isNew } from './new-person.ts';

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
      turn.step({
        kind: 'interrupt',
        flow: turn.draft.person.consent === 'unasked' ? commands.start : program.menu,
      });
      return;
    case 'back':
    case 'repeat':
    case 'skip':
    case 'resume':
      turn.step({ kind: command });
      return;
    default:
      command satisfies never;
  }
}
