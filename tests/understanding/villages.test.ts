import { describe, expect, test } from 'vitest';
import { createVillages, createZones } from '../../src/understanding/villages.ts';
import { shippedGuide } from '../helpers.ts';

const { villages } = shippedGuide().content.program;
const found = (text: string) => villages.find(text).map((position) => villages.list[position]?.id);

test('the 86 kalurahan of 17 kapanewon are known, each by an id of its own, in WIB', () => {
  expect(villages.list).toHaveLength(86);
  expect(villages.byId.size).toBe(86);
  expect(new Set(villages.list.map(({ district }) => district)).size).toBe(17);
  expect(new Set(villages.list.map(({ zone }) => zone))).toEqual(new Set(['wib']));
});

test('each is found by its own name alone, in capitals, and with its kapanewon', () => {
  for (const { id, name, district } of villages.list) {
    expect(found(name)).toEqual([id]);
    expect(found(`${name.toUpperCase()} `)).toEqual([id]);
    expect(found(`desa ${name}, kec. ${district}`)).toEqual([id]);
  }
});

describe('what people type', () => {
  test.each([
    ['condong catur', 'condongcatur'],
    ['Kalurahan Sinduhadi mlati', 'sinduadi'],
    ['maguwoarjo', 'maguwoharjo'],
    ['saya di wedomartani bu', 'wedomartani'],
    ['sidomuyo godean sidomulyo', 'sidomulyo'],
  ])('"%s" is %s', (text, id) => {
    expect(found(text)).toEqual([id]);
  });

  test.each([
    ['sidomuyo', ['sidomulyo', 'sidomoyo']],
    ['Depok', ['caturtunggal', 'maguwoharjo', 'condongcatur']],
    ['sleman', ['caturharjo', 'triharjo', 'tridadi', 'pandowoharjo', 'trimulyo']],
  ])('"%s" may be several', (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  test.each(['Klaten', 'luar sleman', 'bukan sleman', 'berapa iuran kelas 3', '', '1', 'tidak tahu', '👍'])(
    '"%s" is none of them',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});

test('two villages of one name are told apart by their district', () => {
  const village = (id: string, district: string) => ({
    id,
    name: 'Sukorejo',
    district,
    label: `Sukorejo, Kecamatan ${district}`,
    zone: 'wib' as const,
    regency: 'Kabupaten Wonosobo',
    province: 'Jawa Tengah',
  });
  const two = createVillages([village('a', 'Wonosari'), village('b', 'Mojotengah')]);
  expect(two.find('sukorejo')).toEqual([0, 1]);
  expect(two.find('sukorejo mojotengah')).toEqual([1]);
});

const zoneOf = createZones({
  Lampung: { zone: 'wib', also: [] },
  Maluku: { zone: 'wit', also: ['ambon'] },
  Bali: { zone: 'wita', also: [] },
  'Nusa Tenggara Timur': { zone: 'wita', also: ['ntt'] },
  'Jawa Tengah': { zone: 'wib', also: ['jateng'] },
});
test.each([
  ['Waipare, Sikka, NTT', 'wita'],
  ['Tempurejo Klaten jateng', 'wib'],
  ['kota Ambon', 'wit'],
  ['nusa tengara timur', 'wita'],
  ['Kampung Baru', ''],
  ['balik ke desa', ''],
])('the zone of "%s" is "%s"', (place, zone) => {
  expect(zoneOf(place)).toBe(zone);
});
