/** Words that mean the same from every step of every dialogue. */
export const COMMANDS = [
  'menu',
  'help',
  'back',
  'repeat',
  'skip',
  'resume',
  'stop',
  'start',
  'my_data',
  'erase_data',
] as const;
export type Command = (typeof COMMANDS)[number];
