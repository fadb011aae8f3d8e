import { format, text } from 'c/morText';
import { piecesOf } from './split';

/** A field that holds several numbers has a button for each; one that holds one sends no number but its own name. */
function buttonsOf({ field, label, value }) {
  const numbers = piecesOf(value);
  return numbers.length > 0
    ? numbers.map((number) => ({ field, label, value: number, telephone: number }))
    : [{ field, label, value, telephone: '' }];
}

/** The buttons of a target. One is for a record without a number of its own: the connector looks at related records. */
export function phonesOf(target) {
  if (!target) {
    return [];
  }
  const phones = target.callRelated ? [{ field: '', label: text.callRecord, value: '' }] : target.telephones;
  return phones.flatMap(buttonsOf).map((phone) => ({
    ...phone,
    key: `${phone.field} ${phone.telephone}`,
    description: phone.value ? format(text.callNumber, phone.label, phone.value) : text.callRecord,
  }));
}
