import type { Logger } from '../../log.ts';

const LIBRARY = /[\\/]node_modules[\\/](?:libsignal|baileys|whatsapp-rust-bridge|ws)[\\/]/;

/**
 * Baileys leaves promises to themselves, and one that fails when a socket dies would end the whole program. Those are
 * logged; everybody else's stay what they are, a bug that ends it. Returns how to stop.
 */
export function watchRejections(log: Logger): () => void {
  const heed = (reason: unknown) => {
    const stack = reason instanceof Error ? (reason.stack ?? '') : '';
    if (!LIBRARY.test(stack)) throw reason;
    log.warn({ problem: reason instanceof Error ? reason.name : 'unknown' }, 'the WhatsApp library dropped an error');
  };
  process.on('unhandledRejection', heed);
  return () => void process.off('unhandledRejection', heed);
}
