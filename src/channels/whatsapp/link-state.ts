import { z } from 'zod';
import type { SettingVerbs } from '../../store/settings.ts';

/** How the channel stands, kept in the store so that commands beside the running server can tell. */
const report = z.object({
  state: z.enum([
    'connecting',
    'pairing',
    'open',
    'deaf',
    'off',
    'logged_out',
    'refused',
    'replaced',
    'unpaired',
    'key_wrong',
  ]),
  at: z.number(),
  /** What the QR holds; only while pairing. A secret: whoever scans it owns the link. */
  qr: z.string().optional(),
  /** The 8 characters to type on the phone; only while pairing by code. */
  code: z.string().optional(),
  /** Digits of the linked number. */
  number: z.string().optional(),
  /** Baileys' code of the last ending. */
  ended: z.number().optional(),
});
export type LinkReport = z.infer<typeof report>;
export type LinkState = LinkReport['state'];

/** A wish to pair: by QR, or by code for this phone number (digits). `anew`: the device linked now goes. */
const request = z.object({ phone: z.string().nullable(), anew: z.boolean(), at: z.number() });
export type PairRequest = z.infer<typeof request>;

type Settings = SettingVerbs;
const REPORT = 'whatsapp_link';
const REQUEST = 'whatsapp_pair_request';

export async function readLink(store: Pick<SettingVerbs, 'getSetting'>): Promise<LinkReport | null> {
  const stored = await store.getSetting(REPORT);
  return stored === null ? null : report.parse(JSON.parse(stored));
}

export async function writeLink(store: Settings, link: LinkReport): Promise<void> {
  await store.setSetting(REPORT, JSON.stringify(link));
}

export async function askToPair(store: Settings, wanted: PairRequest): Promise<void> {
  await store.setSetting(REQUEST, JSON.stringify(wanted));
}

/** The request made last, if it was made after `since`. */
export async function pairRequest(store: Settings, since: number): Promise<PairRequest | null> {
  const stored = await store.getSetting(REQUEST);
  const wanted = stored === null ? null : request.parse(JSON.parse(stored));
  return wanted && wanted.at > since ? wanted : null;
}

/** What the coordinator reads, and what they can do. */
export const ADVICE: Readonly<Record<LinkState, string>> = {
  connecting: 'WhatsApp sedang menyambung.',
  pairing: 'WhatsApp menunggu dipasangkan: jalankan `kawan-jkn whatsapp pair` dan pindai QR-nya dari HP nomor bot.',
  open: 'WhatsApp tersambung.',
  deaf: 'WhatsApp tidak menjawab. Sambungan dibuka ulang terus. Kalau lama, periksa internet server.',
  off: 'WhatsApp dimatikan.',
  logged_out:
    'WhatsApp memutus bot dari daftar perangkat tertaut. Periksa HP nomor bot, lalu jalankan `kawan-jkn whatsapp pair`.',
  refused:
    'WhatsApp menolak nomor bot (mungkin dibatasi). Buka WhatsApp di HP nomor bot dan baca pesannya, lalu jalankan `kawan-jkn whatsapp pair`.',
  replaced:
    'Sambungan diambil alih program lain dengan perangkat yang sama. Matikan program itu, lalu jalankan `kawan-jkn whatsapp pair` atau mulai ulang server.',
  unpaired: 'Belum ada HP yang dipasangkan. Jalankan `kawan-jkn whatsapp pair`.',
  key_wrong:
    'Kunci WhatsApp di basis data tidak bisa dibuka. Kembalikan WHATSAPP_AUTH_KEY yang dulu, atau pasangkan ulang dengan `kawan-jkn whatsapp pair --anew`.',
};
