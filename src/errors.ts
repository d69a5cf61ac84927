/**
 * Every error that is thrown on purpose. The message says what happened; `hint` says what its reader can do next.
 * Operators read these, so they are English.
 */
const ERRORS = {
  config_invalid: 'Correct the named environment variable; the README lists all of them.',
  node_too_old: 'Install Node 24 or later, or run `npm ci` on Linux x64, which brings its own.',
  model_failed: 'Look for free memory and disk space, then start again: it is learnt once for each content.',
  content_invalid: 'Run `npm run kawan -- flows check` to see every finding with its file and line.',
  data_dir_in_use: 'Another process serves this data folder. Stop it, or set DATA_DIR to another folder.',
  data_dir_unwritable: 'Give this user write access to DATA_DIR, or set it to another folder.',
  store_corrupt: 'Nothing was changed. Keep the file, then `kawan-jkn restore` the last backup into a new DATA_DIR.',
  store_newer: 'This database was written by a newer Kawan JKN. Update the program.',
  store_full: 'Free space on the disk of DATA_DIR; messages are taken again as soon as there is room.',
  store_busy:
    'Close what has the database open (a database browser, a copying program); messages are taken again as soon as it lets go.',
  store_gone:
    'A file of DATA_DIR was deleted, moved or replaced under the server. Stop it, put the files back or `kawan-jkn restore` a backup, then start again.',
  backup_failed:
    'Nothing was changed, and no half file was left. Free space there, or name a folder that this user may write.',
  backup_foreign: 'Nothing was changed. Name a file that `kawan-jkn backup` wrote.',
  store_conflict: 'A person changed while a turn ran; the turn is tried again on its own.',
  store_closed: 'The program is stopping.',
  port_in_use: 'Another program listens on this port. Stop it, or set PORT to another one.',
  telegram_refused: 'Check TELEGRAM_BOT_TOKEN with @BotFather.',
  media_gone: 'The messenger no longer has this file; ask the sender to send it again.',
  media_too_big: 'Files above 16 MB are not passed on; ask for a smaller one.',
  whatsapp_off: 'Start the server with WHATSAPP=on, or stop it and run this command alone.',
  whatsapp_changed: 'Install the exact version of baileys that package-lock.json names.',
  whatsapp_key_wrong:
    'Set WHATSAPP_AUTH_KEY to what it was when the phone was paired, or pair again with `kawan-jkn whatsapp pair --anew`.',
  turn_failed: 'See the log line with this code; the message was kept and the person got an apology.',
  bench_unavailable: 'Clone the repository and run `npm ci` with devDependencies in it, then `npm run bench`.',
  file_unreadable: 'Check its path, and that this user may read it.',
  usage: 'See `kawan-jkn --help`.',
} as const;

export type ErrorCode = keyof typeof ERRORS;

export class KawanError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'KawanError';
    this.code = code;
    this.hint = ERRORS[code];
  }
}
