import { defineDeed } from './deed.ts';
import type { Part } from './room-turn.ts';
import { command } from './typed.ts';

export type ShowingMenu = Part<'staff' | 'menu' | 'words' | 'offer'>;

export const openMenu = defineDeed({
  name: 'menu',
  args: {},
  permission: 'own_desk',
  repeatable: true,
  typed: command(/^(?:menu|petugas|start|mulai|bantuan|help)$/i),
  run: (turn: ShowingMenu) => showMenu(turn),
});

/** Offers what this staff member may do. */
export function showMenu(turn: ShowingMenu, intro: 'staff_menu' | 'staff_not_understood' = 'staff_menu'): void {
  const { staff } = turn;
  if (!staff) return;
  const duty = staff.onDuty ? 'on' : 'off';
  turn.offer(turn.words(intro, { name: staff.name, duty }), turn.menu(staff));
}
