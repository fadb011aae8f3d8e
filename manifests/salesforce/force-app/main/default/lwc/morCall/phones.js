import { format, text } from 'c/morText';

/** The buttons of a target. One is for a record without a number of its own: the connector looks at related records. */
export function phonesOf(target) {
  if (!target) {
    return [];
  }
  const phones = target.callRelated ? [{ field: '', label: text.callRecord, value: '' }] : target.telephones;
  return phones.map((phone) => ({
    ...phone,
    description: phone.value ? format(text.callNumber, phone.label, phone.value) : text.callRecord,
  }));
}
