/** Pieces that the schemas of flows and content share. */
import { z } from 'zod';

export const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower-case letters, digits and _');
export const dashedId = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'use lower-case letters, digits, - and _');
export const text = z.string().min(1);
export const duration = z.string().regex(/^\d+(m|h|d)$/, 'write a number and m, h or d, e.g. 20h');
/** The same, at least one of them. */
export const someTime = z.string().regex(/^[1-9]\d*(m|h|d)$/, 'write a number and m, h or d, e.g. 15m');
export const cel = z
  .string()
  .min(1)
  .describe('CEL over variables and facts, e.g. stage == "paid" && household_size > 4');
