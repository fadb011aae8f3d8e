import { defined } from '../../../../defined.ts';
import { texts } from '../../texts.ts';
import type { JsonSchema } from './schema.ts';

interface Words {
  readonly label: string;
  readonly hint?: string;
}
/** Label and hint of each field, by its path: `[]` stands for an entry of a list, `*` for a name of one's own. */
type FormWords = Readonly<Record<string, Words>>;

/** The words of each form that is drawn from a schema, by the CRM's type or what the form is about. */
const formWords = (): Readonly<Record<string, FormWords>> => ({
  rules: texts.rule_settings,
  oidc: texts.oidc_settings,
  mor: texts.mor_settings,
  crm: texts.crm_settings,
  generic: texts.crm_settings,
  salesforce: texts.salesforce_settings,
  sugarcrm: texts.sugar_settings,
  suitecrm: texts.sugar_settings,
});

const inWords = (schema: JsonSchema, words: FormWords, path: string): JsonSchema => {
  const { properties, items, additionalProperties, oneOf, anyOf, title, description, ...rest } = schema;
  const own = words[path];
  const below = (inner: JsonSchema, suffix = ''): JsonSchema => inWords(inner, words, path + suffix);
  const step = path === '' ? '' : '.';
  return {
    ...rest,
    ...defined({
      title: own ? own.label : title,
      description: own ? own.hint : description,
      properties:
        properties &&
        Object.fromEntries(
          Object.entries(properties).map(([name, inner]) => [name, below(inner, step + name)]),
        ),
      items: items && below(items, '[]'),
      additionalProperties:
        typeof additionalProperties === 'object' ? below(additionalProperties, '.*') : additionalProperties,
      oneOf: oneOf?.map((one) => below(one)),
      anyOf: anyOf?.map((one) => below(one)),
    }),
  };
};

/**
 * A schema with labels and hints in the reader's language. What an outside connector brings keeps its own, because the
 * schema describes the file, whose names mean nothing in a form.
 */
export const worded = (schema: JsonSchema | undefined, form: string): JsonSchema =>
  inWords(schema ?? {}, formWords()[form] ?? {}, '');

/** The label of the field that a problem of the API names: by its whole path, else by its name alone. */
export const fieldLabel = (path: string): string | undefined => {
  const wanted = path.replace(/^(?:body|options)\./, '').replace(/\[?\.?\b\d+\]?/g, '[]');
  const all = Object.values(formWords()).flatMap((words) => Object.entries(words));
  // Where an entry of a list has no label of its own, the list has one.
  const whole = wanted.replace(/(?:\[\])+$/, '');
  const name = /\w+$/.exec(whole)?.[0] ?? whole;
  const found =
    all.find(([key]) => key === wanted) ??
    all.find(([key]) => key === whole) ??
    all.find(([key]) => key === name || key.endsWith(`.${name}`));
  return found?.[1].label;
};
