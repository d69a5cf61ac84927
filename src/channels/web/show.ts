import type { Outbound } from '../../messages/message.ts';
import { phoneLinks, type Phone } from './phone-links.ts';

/** Said with a file that somebody sent over a messenger. */
const ELSEWHERE = '(📎 Ada berkas. Berkas hanya bisa dibuka lewat Telegram atau WhatsApp.)';

/** In place of words that a worker had erased. */
const ERASED = '(Pesan ini sudah dihapus atas permintaan warga.)';

/** What a page is shown of the content around its messages. */
export interface Around {
  /** Media id → file below /media. */
  readonly mediaFile: (id: string) => { file: string } | null;
  /** The telephone numbers that become links, where a text names them. */
  readonly phones: readonly Phone[];
  /** In texts the first of the two is shown as the second; null: nothing is. */
  readonly address: { readonly ours: string; readonly theirs: string } | null;
}

/**
 * A message as the contract shows it, with extensions: `ask` lets a tapped option be bound to its question, `links` are
 * telephone numbers that the text names, `last` says that everything before it was erased.
 */
export function shown({ seq, body, last }: Outbound, { mediaFile, phones, address }: Around) {
  switch (body.kind) {
    case 'say': {
      const media = body.media === undefined ? null : mediaFile(body.media);
      const words = body.erased === true ? ERASED : body.text;
      const text = address ? words.replaceAll(address.ours, address.theirs) : words;
      const links = phoneLinks(text, phones);
      return {
        seq,
        text,
        options: body.options ?? [],
        ...(body.buttons && { buttons: body.buttons }),
        ...(body.ask !== undefined && { ask: body.ask }),
        ...(media && { media: { url: `/media/${media.file}`, type: 'image/png' } }),
        ...(links.length > 0 && { links }),
        ...(last && { last }),
      };
    }
    case 'forward':
      return { seq, text: `${body.text}\n${ELSEWHERE}`.trim(), options: [] };
    // Nothing that a page has fetched is changed: the turn left such things out, or said them anew.
    case 'edit':
      return { seq, text: body.text, options: [] };
    case 'mark':
    case 'settle':
      return { seq, text: '', options: [] };
    default:
      return body satisfies never;
  }
}
