import type { FindingTexts } from '../texts.ts';

/** Kodėl rinkimo taisyklės atmeta numerį. */
export const dial_rules: FindingTexts['dial_rules'] = {
  rule_world: { finding: '{number} yra palydovinis arba tarptautinis padidinto tarifo numeris.' },
  rule_nowhere: { finding: 'Neaišku, kurios šalies yra {number}; skambinama tik į {countries}.' },
  rule_country: { finding: '{number} yra šalyje {country}; skambinama tik į {countries}.' },
  rule_service: { finding: '{number} yra paslaugos kodas; spustelėjus tokie nerenkami.' },
  rule_prefix: { finding: '{number} prasideda užblokuotu {prefix}.' },
  rule_type: { finding: '{number} yra tokios rūšies, kurią rinkimo taisyklės draudžia ({kind}).' },
  rule_costly: {
    finding: '{number} brangus ({kind}). Jo pradžią galima leisti taisyklėse (allowedPrefixes).',
  },
  rule_quiet: { finding: 'Ten, kur {number}, dabar tylos metas ({from}–{to}), {zone}.' },
  rule_star: { finding: '{number} yra kodas su * arba #; spustelėjus tokie nerenkami.' },
  rule_not_internal: {
    finding: '{number} per trumpas telefono numeriui ir nėra vidinis (numbers.internal).',
  },
  rule_emergency: { finding: '{number} yra pagalbos numeris: skambinkite telefonu, ne spustelėdami.' },
};
