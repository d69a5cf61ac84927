/** One device with Signal keys of its own: what a person's phone, or the bot owner's, does with libsignal. */
import { Curve, encodeBigEndian, generateSignalPubKey, KEY_BUNDLE_TYPE, signedKeyPair, type BinaryNode } from 'baileys';
import { ProtocolAddress, SessionBuilder, SessionCipher, SessionRecord, type SignalStorage } from 'libsignal';
import { bytesOf, child, uint } from './nodes.ts';

/** Public keys by which others begin a session. */
export interface Bundle {
  readonly registrationId: number;
  readonly identityKey: Uint8Array;
  readonly signedPreKey: { readonly keyId: number; readonly publicKey: Uint8Array; readonly signature: Uint8Array };
  readonly preKey?: { readonly keyId: number; readonly publicKey: Uint8Array };
}

export interface Sealed {
  readonly type: 'pkmsg' | 'msg';
  readonly content: Buffer;
}

let registrations = 1000;

export class SignalDevice {
  readonly identity = Curve.generateKeyPair();
  private readonly registrationId = ++registrations;
  private readonly signed = signedKeyPair(this.identity, 1);
  private readonly preKeys = new Map<number, ReturnType<typeof Curve.generateKeyPair>>();
  private readonly sessions = new Map<string, Uint8Array>();
  private nextPreKey = 1;

  /** A fresh bundle, as a server hands it out: each one-time key once. */
  bundle(): Bundle {
    const keyId = this.nextPreKey++;
    const pair = Curve.generateKeyPair();
    this.preKeys.set(keyId, pair);
    return {
      registrationId: this.registrationId,
      identityKey: this.identity.public,
      signedPreKey: {
        keyId: this.signed.keyId,
        publicKey: this.signed.keyPair.public,
        signature: this.signed.signature,
      },
      preKey: { keyId, publicKey: pair.public },
    };
  }

  hasSession(peer: string): boolean {
    return this.sessions.has(address(peer).toString());
  }

  /** The phone was reinstalled, or lost this session: what comes in the old one cannot be read. */
  forget(peer: string): void {
    this.sessions.delete(address(peer).toString());
  }

  async begin(peer: string, bundle: Bundle): Promise<void> {
    const preKey = bundle.preKey && { ...bundle.preKey, publicKey: key(bundle.preKey.publicKey) };
    const session = {
      registrationId: bundle.registrationId,
      identityKey: key(bundle.identityKey),
      signedPreKey: {
        ...bundle.signedPreKey,
        publicKey: key(bundle.signedPreKey.publicKey),
        signature: Buffer.from(bundle.signedPreKey.signature),
      },
      preKey,
    } as Parameters<SessionBuilder['initOutgoing']>[0];
    await new SessionBuilder(this.storage(), address(peer)).initOutgoing(session);
  }

  async seal(peer: string, plain: Uint8Array): Promise<Sealed> {
    const { type, body } = await new SessionCipher(this.storage(), address(peer)).encrypt(Buffer.from(plain));
    return { type: type === 3 ? 'pkmsg' : 'msg', content: Buffer.from(body as unknown as Uint8Array) };
  }

  /** Throws when there is no session that fits. */
  async open(peer: string, sealed: { type: string; content: Uint8Array }): Promise<Buffer> {
    const cipher = new SessionCipher(this.storage(), address(peer));
    const bytes = Buffer.from(sealed.content);
    return sealed.type === 'pkmsg' ? cipher.decryptPreKeyWhisperMessage(bytes) : cipher.decryptWhisperMessage(bytes);
  }

  private storage(): SignalStorage {
    return {
      loadSession: (id) => {
        const known = this.sessions.get(id);
        return Promise.resolve(known ? SessionRecord.deserialize(known) : null);
      },
      storeSession: (id, session) => {
        this.sessions.set(id, JSON.parse(JSON.stringify(session.serialize())) as Uint8Array);
        return Promise.resolve();
      },
      isTrustedIdentity: () => true,
      loadPreKey: (id) => {
        const pair = this.preKeys.get(Number(id));
        return Promise.resolve(
          pair && { privKey: Buffer.from(pair.private), pubKey: Buffer.from(generateSignalPubKey(pair.public)) },
        );
      },
      removePreKey: (id) => {
        this.preKeys.delete(id);
      },
      loadSignedPreKey: () => ({
        privKey: Buffer.from(this.signed.keyPair.private),
        pubKey: Buffer.from(generateSignalPubKey(this.signed.keyPair.public)),
      }),
      getOurRegistrationId: () => this.registrationId,
      getOurIdentity: () => ({
        privKey: Buffer.from(this.identity.private),
        pubKey: Buffer.from(generateSignalPubKey(this.identity.public)),
      }),
    };
  }
}

function address(peer: string): ProtocolAddress {
  return new ProtocolAddress(peer.replace(/[.@:]/g, '_'), 0);
}

function key(bytes: Uint8Array): Buffer {
  return Buffer.from(generateSignalPubKey(bytes));
}

/** A bundle in the form of a key query's answer. */
export function bundleNodes(bundle: Bundle): BinaryNode[] {
  const { signedPreKey: signed, preKey } = bundle;
  const id = (keyId: number) => ({ tag: 'id', attrs: {}, content: encodeBigEndian(keyId, 3) });
  const value = (bytes: Uint8Array) => ({ tag: 'value', attrs: {}, content: bytes });
  const skey = [id(signed.keyId), value(signed.publicKey), { tag: 'signature', attrs: {}, content: signed.signature }];
  return [
    { tag: 'registration', attrs: {}, content: encodeBigEndian(bundle.registrationId) },
    { tag: 'type', attrs: {}, content: KEY_BUNDLE_TYPE },
    { tag: 'identity', attrs: {}, content: bundle.identityKey },
    { tag: 'skey', attrs: {}, content: skey },
    ...(preKey ? [{ tag: 'key', attrs: {}, content: [id(preKey.keyId), value(preKey.publicKey)] }] : []),
  ];
}

/** Reads the keys that a client uploaded, or sent along with a retry receipt. */
export function readBundle(node: BinaryNode, registrationId: number): Bundle {
  const signed = child(node, 'skey');
  const preKey = child(node, 'key') as BinaryNode | undefined;
  return {
    registrationId,
    identityKey: bytesOf(child(node, 'identity')),
    signedPreKey: readKey(signed),
    ...(preKey && { preKey: readKey(preKey) }),
  };
}

export function readKey(node: BinaryNode) {
  const signature = node.content instanceof Array && node.content.some(({ tag }) => tag === 'signature');
  return {
    keyId: uint(child(node, 'id')),
    publicKey: bytesOf(child(node, 'value')),
    signature: signature ? bytesOf(child(node, 'signature')) : Buffer.alloc(64),
  };
}
