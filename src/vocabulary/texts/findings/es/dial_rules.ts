import type { FindingTexts } from '../texts.ts';

/** Por qué las reglas de marcación rechazan un número. */
export const dial_rules: FindingTexts['dial_rules'] = {
  rule_world: { finding: '{number} es un número de satélite o internacional de tarifa especial.' },
  rule_nowhere: { finding: 'No se sabe de qué país es {number}; solo se llama a {countries}.' },
  rule_country: { finding: '{number} está en {country}; solo se llama a {countries}.' },
  rule_service: { finding: '{number} es un código de servicio, que nunca se marca con un clic.' },
  rule_prefix: { finding: '{number} empieza por el prefijo bloqueado {prefix}.' },
  rule_type: { finding: '{number} es de un tipo que excluyen las reglas de marcación ({kind}).' },
  rule_costly: {
    finding: '{number} es caro ({kind}). Las reglas pueden permitir su comienzo (allowedPrefixes).',
  },
  rule_quiet: { finding: 'En {number} es hora de silencio ({from} a {to}), {zone}.' },
  rule_star: { finding: '{number} es un código con * o #, que nunca se marca con un clic.' },
  rule_not_internal: {
    finding: '{number} es demasiado corto para un teléfono y no es un número interno (numbers.internal).',
  },
  rule_emergency: { finding: '{number} es un número de emergencia: use un teléfono, nunca un clic.' },
};
