/** The sentences of the staff's side of the chat, and what a worker is told about their mentor. Kept in content/mentoring.yaml. */
export const STAFF_TEXTS = [
  'join_welcome',
  'join_unknown',
  'join_used',
  'join_expired',
  'everywhere',
  'role_mentor',
  'role_kader',
  'role_coordinator',
  'staff_menu',
  'staff_not_understood',
  'duty_on',
  'duty_off',
  'hours_ask',
  'hours_set',
  'hours_program',
  'worker_mode',
  'staff_mode',
  'leave_ask',
  'left',
  'removed',
  'staff_list',
  'staff_line',
  'staff_unknown',
  'remove_ask',
  'remove_done',
  'not_allowed',
  'button_unknown',
  'button_used',
  'button_expired',
] as const;
export type StaffText = (typeof STAFF_TEXTS)[number];

/** Placeholders that the rooms supply to these sentences. */
export const STAFF_VALUES = ['name', 'role', 'roles', 'villages', 'duty', 'from', 'until', 'count'];
