import { localMidnight, zoneOffset } from './local-time.ts';

const MINUTE = 60_000;
const ZONES: Readonly<Record<string, string>> = { 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };
export const WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;
export const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;

/** The time at a place as people read it: `16.00`. `at` is UTC milliseconds. */
export function clockOf(at: number, zone: string): string {
  return new Date(at + zoneOffset(zone) * MINUTE).toISOString().slice(11, 16).replace(':', '.');
}

/** `2026-12-05` → `5 Desember 2026`; `2026-12` → `Desember 2026`; anything else as it is. */
export function dayInWords(text: string): string {
  const found = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (!found) return text;
  const month = MONTHS[Number(found[2]) - 1] ?? '';
  return found[3] === undefined ? `${month} ${found[1] ?? ''}` : `${Number(found[3])} ${month} ${found[1] ?? ''}`;
}

/** "Selasa, 24 November 2026, pukul 16.00 WIB": in full, so that a slip is seen. */
export function whenInWords(at: number, zone: string): string {
  const local = new Date(at + zoneOffset(zone) * MINUTE);
  const day = `${WEEKDAYS[local.getUTCDay()] ?? ''}, ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()] ?? ''} ${local.getUTCFullYear()}`;
  return `${day}, pukul ${clockOf(at, zone)} ${ZONES[zone] ?? 'WIB'}`;
}

/** A moment as people at the programme's place say it: `Senin, 23 Nov jam 08.00`. */
export function momentInWords(at: number, zone: string): string {
  const local = new Date(at + zoneOffset(zone) * MINUTE);
  const day = `${WEEKDAYS[local.getUTCDay()] ?? ''}, ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]?.slice(0, 3) ?? ''}`;
  return `${day} jam ${clockOf(at, zone)}`;
}

/** `23/11 08.00` */
export function shortMoment(at: number, zone: string): string {
  const local = new Date(at + zoneOffset(zone) * MINUTE);
  return `${local.getUTCDate()}/${local.getUTCMonth() + 1} ${clockOf(at, zone)}`;
}

/** A span as people say it: `12 menit`, `3 jam`, `2 hari`. */
export function spanInWords(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE));
  if (minutes < 90) return `${minutes} menit`;
  return minutes < 36 * 60 ? `${Math.round(minutes / 60)} jam` : `${Math.round(minutes / 1440)} hari`;
}

/** "hari ini", "besok", or null for any other day. */
export function nearDay(at: number, now: number, zone: string): string | null {
  const days = Math.round((localMidnight(at, zone) - localMidnight(now, zone)) / (24 * 60 * MINUTE));
  return days === 0 ? 'hari ini' : days === 1 ? 'besok' : null;
}
