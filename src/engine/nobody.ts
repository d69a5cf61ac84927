import type { Scope } from './program.ts';

/** What a text may look at where it is about nobody in particular. `now` is UTC milliseconds. */
export function scopeOfNobody(now = 0, lang = 'id'): Scope {
  return { vars: {}, now, lang };
}
