import { format, text } from 'c/morText';

/** The buttons of a target. A record type without numbers of its own has one: the connector looks at related records. */
export function phonesOf(target) {
  if (!target) {
    return [];
  }
  const phones = target.hasTelephoneFields
    ? target.telephones
    : [{ field: '', label: text.callRecord, value: '' }];
  return phones.map((phone) => ({
    ...phone,
    description: phone.value ? format(text.callNumber, phone.label, phone.value) : text.callRecord,
  }));
}
