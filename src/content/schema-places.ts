/** The shape of the lists of places: provinces with their time zone, and villages. */
import { z } from 'zod';
import { id, text } from './schema-pieces.ts';

const zoneSchema = z.enum(['wib', 'wita', 'wit']);
/** content/provinces.yaml: province → its time zone. */
export const provincesSchema = z.record(
  text,
  z.strictObject({ zone: zoneSchema, also: z.array(text).describe('other names, abbreviations and well-known towns') }),
);
/** content/villages/*.yaml: one file a regency. */
export const villagesSchema = z.strictObject({
  regency: text,
  province: text.describe('as in content/provinces.yaml, which gives the time zone'),
  district_word: text.describe('what a district is called there: Kapanewon, Kecamatan …'),
  districts: z.record(text, z.record(id, text)).describe('district → permanent id of the village → its name'),
});

export type ProvincesSource = z.infer<typeof provincesSchema>;
