import { basename } from 'node:path';
import { all } from '../../lib/package.mjs';
import { list, short } from '../../lib/source.mjs';

export const labelsExist = ({ texts, labels }) =>
  [...texts].flatMap(([file, text]) =>
    [...all(text, /@salesforce\/label\/c\.(\w+)/g), ...all(text, /\bLabel\.(\w+)/g)]
      .filter((name) => !labels.has(name))
      .map((name) => `${short(file)}: there is no label ${name}`),
  );

export const labelsAreUsed = ({ texts, labels }) => {
  const used = new Set(
    [...texts.values()].flatMap((text) => [
      ...all(text, /@salesforce\/label\/c\.(\w+)/g),
      ...all(text, /\bLabel\.(\w+)/g),
    ]),
  );
  return [...labels.keys()].filter((name) => !used.has(name)).map((name) => `label ${name} is used nowhere`);
};

/** Every label has a text in every language, with the same places for values. */
export const translations = async ({ xml, labels }) => {
  const errors = [];
  const places = (text) =>
    all(text, /(\{\d\})/g)
      .sort()
      .join();
  const found = new Map(
    (await xml('.translation-meta.xml')).map(({ file, root }) => [
      basename(file, '.translation-meta.xml'),
      root,
    ]),
  );
  if (found.size === 0) errors.push('there are no translations');
  for (const [language, root] of found) {
    const texts = new Map(list(root.customLabels).map(({ name, label }) => [name, label]));
    for (const [name, english] of labels) {
      const text = texts.get(name);
      if (!text?.trim()) errors.push(`${language}: ${name} is not translated`);
      else if (places(text) !== places(english))
        errors.push(`${language}: ${name} has other places for values`);
    }
    for (const name of texts.keys()) if (!labels.has(name)) errors.push(`${language}: ${name} is no label`);
  }
  return errors;
};
