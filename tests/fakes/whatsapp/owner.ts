/** The phone of the bot's number: it scans the QR or takes the code, and vouches for the new device. */
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  Curve,
  derivePairingCodeKey,
  hkdf,
  hmacSign,
  proto,
  WA_ADV_ACCOUNT_SIG_PREFIX,
  type BinaryNode,
} from 'baileys';
import { randomBytes } from 'node:crypto';
import { bytesOf, child } from './nodes.ts';
import { SignalDevice } from './signal-device.ts';

/** Who asks to be linked, as the QR or the code exchange told. */
export interface Companion {
  readonly identity: Uint8Array;
  readonly advSecret: Buffer;
}

export class OwnerPhone {
  readonly device = new SignalDevice();
  private readonly ephemeral = Curve.generateKeyPair();

  /** Reads the QR: where it was shown, and the secrets in it. */
  scan(qr: string): Companion & { readonly ref: string; readonly noiseKey: string } {
    const [ref, noise, identity, adv] = qr.slice(qr.indexOf('#') + 1).split(',');
    if (ref === undefined || noise === undefined || identity === undefined || adv === undefined) {
      throw new Error('this is no pairing QR');
    }
    return {
      ref,
      noiseKey: Buffer.from(noise, 'base64').toString('hex'),
      identity: Buffer.from(identity, 'base64'),
      advSecret: Buffer.from(adv, 'base64'),
    };
  }

  /** The code was typed: opens the companion's key with it and answers with its own. Throws on a wrong code. */
  async takeCode(code: string, hello: BinaryNode): Promise<{ companionKey: Buffer; reply: BinaryNode[] }> {
    const companionKey = await this.unwrap(
      code,
      bytesOf(child(hello, 'link_code_pairing_wrapped_companion_ephemeral_pub')),
    );
    const salt = randomBytes(32);
    const iv = randomBytes(16);
    const wrapped = aesEncryptCTR(this.ephemeral.public, await derivePairingCodeKey(code, salt), iv);
    const reply = [
      { tag: 'link_code_pairing_ref', attrs: {}, content: Buffer.from('ref') },
      { tag: 'primary_identity_pub', attrs: {}, content: this.device.identity.public },
      {
        tag: 'link_code_pairing_wrapped_primary_ephemeral_pub',
        attrs: {},
        content: Buffer.concat([salt, iv, wrapped]),
      },
    ];
    return { companionKey, reply };
  }

  /** The companion answered: only with the right code can its bundle be opened. */
  finishCode(companionKey: Buffer, finish: BinaryNode): Companion {
    const bundle = bytesOf(child(finish, 'link_code_pairing_wrapped_key_bundle'));
    const identity = bytesOf(child(finish, 'companion_identity_public'));
    const shared = Curve.sharedKey(this.ephemeral.private, companionKey);
    const info = 'link_code_pairing_key_bundle_encryption_key';
    const key = hkdf(shared, 32, { salt: bundle.subarray(0, 32), info });
    const opened = aesDecryptGCM(bundle.subarray(44), key, bundle.subarray(32, 44), Buffer.alloc(0));
    if (!opened.subarray(0, 32).equals(identity)) throw new Error('the bundle is of another companion');
    const own = Curve.sharedKey(this.device.identity.private, identity);
    const secret = hkdf(Buffer.concat([shared, own, opened.subarray(64)]), 32, { info: 'adv_secret' });
    return { identity, advSecret: Buffer.from(secret) };
  }

  /** The account's signature for the new device. */
  vouch({ identity, advSecret }: Companion): Uint8Array {
    const details = proto.ADVDeviceIdentity.encode({ rawId: 1, timestamp: 1, keyIndex: 1 }).finish();
    const signed = Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, identity]);
    const account = proto.ADVSignedDeviceIdentity.encode({
      details,
      accountSignatureKey: this.device.identity.public,
      accountSignature: Curve.sign(this.device.identity.private, signed),
    }).finish();
    const hmac = hmacSign(Buffer.from(account), advSecret);
    return proto.ADVSignedDeviceIdentityHMAC.encode({ details: account, hmac }).finish();
  }

  private async unwrap(code: string, wrapped: Buffer): Promise<Buffer> {
    const key = await derivePairingCodeKey(code, wrapped.subarray(0, 32));
    return aesDecryptCTR(wrapped.subarray(48, 80), key, wrapped.subarray(32, 48));
  }
}
