import type { FindingTexts } from '../texts.ts';

/** Почему правила набора отклоняют номер. */
export const dial_rules: FindingTexts['dial_rules'] = {
  rule_world: { finding: '{number} — спутниковый или международный премиум-номер.' },
  rule_nowhere: {
    finding: 'Непонятно, какой стране принадлежит {number}; звонить можно только в {countries}.',
  },
  rule_country: { finding: '{number} — это {country}; звонить можно только в {countries}.' },
  rule_service: { finding: '{number} — сервисный код; нажатием такие не набираются.' },
  rule_prefix: { finding: '{number} начинается с запрещённого {prefix}.' },
  rule_type: { finding: '{number} — номер такого вида, который запрещают правила набора ({kind}).' },
  rule_costly: {
    finding: '{number} — дорогой номер ({kind}). Его начало можно разрешить в правилах (allowedPrefixes).',
  },
  rule_quiet: { finding: 'У {number} сейчас тихие часы ({from}–{to}), {zone}.' },
  rule_star: { finding: '{number} — код с * или #; нажатием такие не набираются.' },
  rule_not_internal: {
    finding: '{number} слишком короткий для телефонного номера и не внутренний (numbers.internal).',
  },
  rule_emergency: { finding: '{number} — номер экстренной службы: звоните с телефона, а не нажатием.' },
};
