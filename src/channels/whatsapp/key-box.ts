import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto';
import { KawanError } from '../../errors.ts';
import type { SettingVerbs } from '../../store/settings.ts';
import type { KeyRow, WhatsAppVerbs } from '../../store/whatsapp.ts';

export type KeyStore = SettingVerbs & Pick<WhatsAppVerbs, 'loadKeys' | 'allKeys' | 'saveKeys' | 'clearKeys'>;

/** The linked device's keys. All changes of one call are one transaction; calls are carried out in the order they are made. */
export interface KeyBox {
  load(kind: string, ids: readonly string[]): Promise<Map<string, Uint8Array>>;
  save(rows: readonly KeyRow[]): Promise<void>;
  clear(): Promise<void>;
}

const PLAIN = 0;
const SEALED = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SALT_SETTING = 'whatsapp_auth_salt';

/**
 * Keys at rest. With a secret each value is sealed (AES-256-GCM) and its id, which may be a phone number, is hashed;
 * what an earlier run wrote in plain is sealed now. Throws `whatsapp_key_wrong` when what is there does not open.
 */
export async function openKeyBox(store: KeyStore, secret: string | null): Promise<KeyBox> {
  if (secret === null) return plainBox(store);
  const seal = sealer(scryptSync(secret, await saltOf(store), 32));
  const rows = await store.allKeys();
  const sealed = rows.find(({ value }) => value[0] === SEALED);
  if (sealed) seal.open(sealed.kind, sealed.id, sealed.value);
  const plain = rows.filter(({ value }) => value[0] === PLAIN);
  await store.saveKeys([
    ...plain.map(({ kind, id }) => ({ kind, id, value: null })),
    ...plain.map(({ kind, id, value }) => seal.row({ kind, id, value: value.subarray(1) })),
  ]);
  return inOrder({
    async load(kind, ids) {
      const names = new Map(ids.map((id) => [seal.name(kind, id), id]));
      const found = await store.loadKeys(kind, [...names.keys()]);
      return new Map([...found].map(([name, value]) => [names.get(name) ?? name, seal.open(kind, name, value)]));
    },
    save: (list) => store.saveKeys(list.map((row) => seal.row(row))),
    clear: () => store.clearKeys(),
  });
}

async function plainBox(store: KeyStore): Promise<KeyBox> {
  if ((await store.allKeys()).some(({ value }) => value[0] === SEALED)) {
    throw new KawanError('whatsapp_key_wrong', 'The WhatsApp keys are sealed and WHATSAPP_AUTH_KEY is not set');
  }
  return inOrder({
    load: async (kind, ids) =>
      new Map([...(await store.loadKeys(kind, ids))].map(([id, value]) => [id, value.subarray(1)])),
    save: (rows) =>
      store.saveKeys(
        rows.map(({ kind, id, value }) => ({ kind, id, value: value && Buffer.concat([Buffer.of(PLAIN), value]) })),
      ),
    clear: () => store.clearKeys(),
  });
}

/** A later change must not be overtaken by an earlier one, nor a reader by what was written before it asked. */
function inOrder(box: KeyBox): KeyBox {
  let last: Promise<unknown> = Promise.resolve();
  const next = <T>(act: () => Promise<T>): Promise<T> => {
    const done = last.then(act, act);
    last = done;
    return done;
  };
  return {
    load: (kind, ids) => next(() => box.load(kind, ids)),
    save: (rows) => next(() => box.save(rows)),
    clear: () => next(() => box.clear()),
  };
}

function sealer(key: Buffer) {
  const name = (kind: string, id: string) =>
    createHmac('sha256', key).update(`${kind}\0${id}`).digest('base64url').slice(0, 32);
  const bound = (kind: string, hashed: string) => Buffer.from(`${kind}\0${hashed}`);
  return {
    name,
    row({ kind, id, value }: KeyRow): KeyRow {
      const hashed = name(kind, id);
      if (value === null) return { kind, id: hashed, value: null };
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(kind, hashed));
      const body = Buffer.concat([cipher.update(value), cipher.final()]);
      return { kind, id: hashed, value: Buffer.concat([Buffer.of(SEALED), iv, body, cipher.getAuthTag()]) };
    },
    open(kind: string, hashed: string, value: Uint8Array): Uint8Array {
      const body = value.subarray(1 + IV_BYTES, -TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, value.subarray(1, 1 + IV_BYTES));
      decipher.setAAD(bound(kind, hashed)).setAuthTag(value.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch (error) {
        throw new KawanError('whatsapp_key_wrong', 'The WhatsApp keys do not open with this WHATSAPP_AUTH_KEY', {
          cause: error,
        });
      }
    },
  };
}

async function saltOf(store: KeyStore): Promise<string> {
  const known = await store.getSetting(SALT_SETTING);
  if (known !== null) return known;
  const salt = randomBytes(16).toString('base64url');
  await store.setSetting(SALT_SETTING, salt);
  return salt;
}
