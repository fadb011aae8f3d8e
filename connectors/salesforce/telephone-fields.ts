import type { ObjectPlan } from './objects.ts';
import type { FieldShape, ObjectShape } from './schema.ts';

/**
 * The same order as on the page (`MorCallTargets.cls`): these first, then the others by label. Both sides follow one
 * rule, so that the connector knows every number that a page offers.
 */
export const PREFERRED: readonly string[] = [
  'Phone',
  'MobilePhone',
  'PersonMobilePhone',
  'ContactPhone',
  'ContactMobile',
  'HomePhone',
  'PersonHomePhone',
  'OtherPhone',
  'PersonOtherPhone',
];

const isTelephone = ({ name, type }: FieldShape): boolean => type === 'phone' && !/fax$/i.test(name);

const place = ({ name, label }: FieldShape): string => {
  const preferred = PREFERRED.indexOf(name);
  return preferred === -1 ? `1${label}\n${name}` : `0${preferred}`;
};

const isOwn = (path: string): boolean => !path.includes('.');

/**
 * Where an object's telephone numbers are, in order: the plan's fields, then all other fields of type Phone. Unless the
 * configuration sets the order, numbers of related records come after the object's own.
 */
export const telephonePaths = (shape: ObjectShape, plan: ObjectPlan): readonly string[] => {
  const others = plan.otherPhones
    ? [...shape.fields.values()]
        .filter((field) => isTelephone(field) && !plan.phones.includes(field.name))
        .sort((one, other) => (place(one) < place(other) ? -1 : 1))
        .map(({ name }) => name)
    : [];
  if (plan.ordered) return [...plan.phones, ...others];
  const own = plan.phones.filter(isOwn);
  return [...own, ...others, ...plan.phones.filter((path) => !isOwn(path))];
};
