import type { FindingTexts } from '../texts.ts';

/** Warum die Wählregeln eine Nummer ablehnen. */
export const dial_rules: FindingTexts['dial_rules'] = {
  rule_world: { finding: '{number} ist eine Satelliten- oder internationale Premiumnummer.' },
  rule_nowhere: { finding: '{number} gehört zu keinem erkennbaren Land; angerufen wird nur in {countries}.' },
  rule_country: { finding: '{number} ist in {country}; angerufen wird nur in {countries}.' },
  rule_service: { finding: '{number} ist ein Dienstcode; so etwas wird nie mit einem Klick gewählt.' },
  rule_prefix: { finding: '{number} beginnt mit dem gesperrten {prefix}.' },
  rule_type: {
    finding: '{number} gehört zu einer Art von Nummern, die die Wählregeln ausschließen ({kind}).',
  },
  rule_costly: {
    finding: '{number} ist teuer ({kind}). Der Anfang lässt sich in den Regeln erlauben (allowedPrefixes).',
  },
  rule_quiet: { finding: 'Bei {number} ist Ruhezeit ({from} bis {to}), {zone}.' },
  rule_star: { finding: '{number} ist ein Code mit * oder #; so etwas wird nie mit einem Klick gewählt.' },
  rule_not_internal: {
    finding: '{number} ist zu kurz für eine Telefonnummer und keine der internen Nummern (numbers.internal).',
  },
  rule_emergency: { finding: '{number} ist eine Notrufnummer: Nehmen Sie das Telefon, nie einen Klick.' },
};
