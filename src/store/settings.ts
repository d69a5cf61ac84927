/** Small values of the programme itself (telegram offset, …). */
export interface SettingVerbs {
  getSetting(key: string): Promise<string | null>;
  setSetting(key: string, value: string): Promise<void>;
}
