/** How a villager is called where kader see them; some never told a name. */
export function nameOf({ nickname }: { readonly nickname: string }): string {
  return nickname === '' ? 'Warga' : nickname;
}
