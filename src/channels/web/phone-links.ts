import { waMeLink } from '../whatsapp/traits.ts';

/** A telephone number of the content: `name` is that of its fact, `number` as it is written. */
export interface Phone {
  readonly name: string;
  readonly number: string;
}

export interface PhoneLink {
  readonly label: string;
  readonly url: string;
}

/** The one number that answers on WhatsApp alone. */
const ON_WHATSAPP = 'contact.pandawa';
/** What is typed already in the chat with PANDAWA. */
const FIRST_WORDS = 'Halo PANDAWA, saya mau tanya soal JKN saya.';

/** Links for the telephone numbers that a text names, in the order of `phones`; the text itself stays as it is. */
export function phoneLinks(text: string, phones: readonly Phone[]): PhoneLink[] {
  return phones.filter(({ number }) => isNamed(number, text)).map(linkOf);
}

/** Not as a part of a longer number: "165" stands neither in 0811-8165-165 nor in Rp165.000, and "Rp165" is money. */
function isNamed(number: string, text: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const before = text.slice(Math.max(0, at - 3), at);
    const after = text.slice(at + number.length, at + number.length + 2);
    if (!/[\d-]$|\d[.,]$|Rp ?$/i.test(before) && !/^(?:\d|[.,-]\d)/.test(after)) return true;
  }
  return false;
}

function linkOf({ name, number }: Phone): PhoneLink {
  const digits = number.replace(/\D/g, '');
  if (name === ON_WHATSAPP) return { label: '💬 WA PANDAWA', url: waMeLink(digits.replace(/^0/, '62'), FIRST_WORDS) };
  return { label: `📞 Telepon ${number}`, url: `tel:${digits}` };
}
