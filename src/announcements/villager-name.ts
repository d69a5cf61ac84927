import { cleanName } from '../understanding/clean-name.ts';

/** How a villager is called where kader see them; some never told a name. */
export function nameOf({ nickname }: { readonly nickname: string }): string {
  const name = cleanName(nickname);
  return name === '' ? 'Warga' : name;
}
