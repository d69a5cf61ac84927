import {
  BufferJSON,
  initAuthCreds,
  proto,
  type AuthenticationCreds,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from 'baileys';
import type { KeyRow } from '../../store/whatsapp.ts';
import type { KeyBox } from './key-box.ts';

const CREDS = 'creds';

export interface AuthState {
  readonly creds: AuthenticationCreds;
  readonly keys: SignalKeyStore;
  /** Writes the credentials as they are now. */
  saveCreds(): Promise<void>;
  /** From now on nothing is read or written: the store behind it goes, while Baileys may still be at work. */
  close(): void;
}

/**
 * What Baileys must remember to stay linked, in the key box. Credentials that never came to be linked (a pairing that
 * was cut short leaves a half-filled account) are begun anew, since WhatsApp would refuse them for ever.
 */
export async function loadAuthState(box: KeyBox): Promise<AuthState> {
  const stored = (await box.load(CREDS, [CREDS])).get(CREDS);
  const known = stored === undefined ? null : decode<AuthenticationCreds>(stored);
  const creds = known && isLinked(known) ? known : initAuthCreds();
  let closed = false;
  return {
    creds,
    keys: {
      async get(type, ids) {
        const found: Record<string, SignalDataTypeMap[typeof type]> = {};
        if (closed) return found;
        for (const [id, bytes] of await box.load(type, ids)) found[id] = revive(type, bytes);
        return found;
      },
      async set(data) {
        if (closed) return;
        const rows: KeyRow[] = [];
        for (const [kind, values] of Object.entries(data)) {
          for (const [id, value] of Object.entries(values as Record<string, unknown>)) {
            rows.push({ kind, id, value: value === null || value === undefined ? null : encode(value) });
          }
        }
        await box.save(rows);
      },
      clear: () => box.clear(),
    },
    async saveCreds() {
      if (!closed) await box.save([{ kind: CREDS, id: CREDS, value: encode(creds) }]);
    },
    close() {
      closed = true;
    },
  };
}

/** The account has vouched for this device. */
export function isLinked(creds: AuthenticationCreds): boolean {
  return creds.account !== undefined && creds.me !== undefined;
}

function encode(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value, BufferJSON.replacer));
}

/** Written by `encode` alone, so it is trusted. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names what it wrote
function decode<T>(bytes: Uint8Array): T {
  return JSON.parse(Buffer.from(bytes).toString(), BufferJSON.reviver) as T;
}

function revive<T extends keyof SignalDataTypeMap>(type: T, bytes: Uint8Array): SignalDataTypeMap[T] {
  const value = decode<SignalDataTypeMap[T]>(bytes);
  if (type !== 'app-state-sync-key') return value;
  return proto.Message.AppStateSyncKeyData.fromObject(value as object) as unknown as SignalDataTypeMap[T];
}
