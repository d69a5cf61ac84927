import type { Outbound } from '../../messages/message.ts';

/** Said with a file that somebody sent over a messenger. */
const ELSEWHERE = '(📎 Ada berkas. Berkas hanya bisa dibuka lewat Telegram atau WhatsApp.)';

/** In place of words that a worker had erased. */
const ERASED = '(Pesan ini sudah dihapus atas permintaan warga.)';

/** A message as the contract shows it; `ask` lets a tapped option be bound to its question. */
export function shown({ seq, body }: Outbound, mediaFile: (id: string) => { file: string } | null) {
  switch (body.kind) {
    case 'say': {
      const media = body.media === undefined ? null : mediaFile(body.media);
      return {
        seq,
        text: body.erased === true ? ERASED : body.text,
        options: body.options ?? [],
        ...(body.buttons && { buttons: body.buttons }),
        ...(body.ask !== undefined && { ask: body.ask }),
        ...(media && { media: { url: `/media/${media.file}`, type: 'image/png' } }),
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
