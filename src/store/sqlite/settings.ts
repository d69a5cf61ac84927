import type { SettingVerbs } from '../settings.ts';
import { answering } from './answer.ts';
import type { Connection } from './connection.ts';

/** Small values of the programme itself. */
export function settingVerbs(db: Connection): SettingVerbs {
  const answer = answering(db);
  const one = db.prepare<[string], string>('select value from settings where key = ?').pluck();
  const put = db.prepare(
    'insert into settings (key, value) values (?, ?) on conflict do update set value = excluded.value',
  );
  return {
    getSetting: answer((key) => one.get(key) ?? null),
    setSetting: answer((key, value) => void put.run(key, value)),
  };
}
