/** Libraries below the channel that write to the console; libsignal even writes the keys of a session there. */
const TALKERS = /[\\/]node_modules[\\/](?:libsignal|baileys|whatsapp-rust-bridge)[\\/]/;
const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;
let quiet = false;

/**
 * Silences what those libraries say, for good; everybody else's words go through. It looks at who calls, so it must not
 * matter when they do. Idempotent.
 */
export function silenceLibraries(): void {
  if (quiet) return;
  quiet = true;
  for (const method of METHODS) {
    /* eslint-disable no-console -- this is what it is about */
    const speak = console[method].bind(console);
    console[method] = (...words: unknown[]) => {
      if (!TALKERS.test(new Error().stack ?? '')) speak(...words);
    };
    /* eslint-enable no-console */
  }
}
