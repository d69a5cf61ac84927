import type { Village, Villages } from '../../engine/program.ts';
import { createVillages } from '../../understanding/villages.ts';
import { listContent, readContent, type Reporter } from '../files/files.ts';
import { nearest } from '../files/nearest.ts';
import { villagesSchema, type ProvincesSource } from '../schema-places.ts';

/** The villages of content/villages, in the order of the files; their time zone is that of the province. */
export function loadVillages(root: string, provinces: ProvincesSource, reporter: Reporter): Villages {
  const list: Village[] = [];
  const seen = new Set<string>();
  for (const name of listContent(root, 'content/villages')) {
    const read = readContent(root, name, villagesSchema, reporter);
    if (!read) continue;
    const { file, value } = read;
    const province = provinces[value.province];
    if (!province) {
      const hint = nearest(value.province, Object.keys(provinces));
      reporter.error(file, ['province'], 'KJ011', `there is no province "${value.province}"`, hint);
    }
    for (const [district, villages] of Object.entries(value.districts)) {
      for (const [id, village] of Object.entries(villages)) {
        if (seen.has(id)) reporter.error(file, ['districts', district, id], 'KJ003', `village "${id}" stands twice`);
        seen.add(id);
        const label = `${village}, ${value.district_word} ${district}`;
        const { regency, province: within } = value;
        list.push({ id, name: village, district, label, zone: province?.zone ?? 'wib', regency, province: within });
      }
    }
  }
  return createVillages(list);
}
