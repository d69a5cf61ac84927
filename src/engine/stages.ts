import type { Stage } from './values.ts';

/** Registered, however far they are with paying. */
export const REGISTERED_OR_FURTHER: readonly Stage[] = ['registered', 'paid', 'active'];

/** Paying for themselves. */
export const PAYING: readonly Stage[] = ['paid', 'active'];

/** Stages in which people may need help to go on. Those who pay, or are paid for, have arrived. */
export const ON_THE_WAY: readonly Stage[] = ['unknown', 'unregistered', 'preparing', 'registered', 'lapsed'];
