import type { Value, Villages } from '../../engine/program.ts';
import { dayInWords } from '../../calendar/in-words.ts';
import type { FactSource, VariableSource } from '../schema.ts';

const GROUPED = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 });

/** Rp35.000: no space, as people write it. */
export function rupiah(amount: number): string {
  return `Rp${GROUPED.format(Math.round(amount))}`;
}

/** How a fact reads in a sentence. */
export function factInWords(fact: FactSource): string {
  if (typeof fact.value === 'string') return fact.unit === 'date' ? dayInWords(fact.value) : fact.value;
  if (fact.unit === 'rupiah') return rupiah(fact.value);
  if (fact.unit === 'percent') return `${GROUPED.format(fact.value)}%`;
  return GROUPED.format(fact.value);
}

/** How a variable reads in a sentence. */
export function variableInWords(
  variable: VariableSource | undefined,
  value: Value,
  villages: Villages['byId'],
): string {
  if (typeof value === 'number') {
    if (variable?.unit === 'rupiah') return rupiah(value);
    return variable?.unit === 'percent' ? `${GROUPED.format(value)}%` : GROUPED.format(value);
  }
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  if (variable?.type === 'village') return villages.get(value)?.label ?? value;
  if (variable?.type === 'choice') return variable.values?.[value] ?? value;
  if (variable?.type === 'date' || variable?.type === 'month') return dayInWords(value);
  return value;
}
