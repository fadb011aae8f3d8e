import { texts } from '../texts.ts';

/** Why a form cannot be sent with what is in a field: in the language of these pages, which need not be the browser's. */
export const refusalOf = (field: HTMLInputElement | HTMLTextAreaElement): string => {
  const { validity, type, validationMessage } = field;
  if (validity.customError) return validationMessage;
  if (validity.valueMissing) return texts.common.fill_this_in;
  switch (type) {
    case 'url':
      return texts.common.whole_address;
    case 'number':
      return texts.common.whole_number;
    default:
      return texts.common.not_complete;
  }
};
