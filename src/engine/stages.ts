import type { Stage } from './values.ts';

/** Registered, however far they are with paying. */
export const REGISTERED_OR_FURTHER: readonly Stage[] = ['registered', 'paid', 'active'];

/** Paying for themselves. */
export const PAYING: readonly Stage[] = ['paid', 'active'];

/** Whoever pays, or is paid for, needs nobody to take them further; these may. */
export const ON_THE_WAY: readonly Stage[] = ['unknown', 'unregistered', 'preparing', 'registered', 'lapsed'];
