/** Fields of the dial rules: label and hint, by path. */
export const rule_settings = {
  numbers: { label: 'Números' },
  'numbers.defaultCountry': {
    label: 'País de los números sin +',
    hint: 'Se usa cuando ni el registro, ni el agente, ni el CRM indican un país',
  },
  'numbers.internal': {
    label: 'Números internos',
    hint: 'Números de la empresa como patrones de Asterisk sin _: 1XX, [2-4]XXX (X es 0-9, Z 1-9, N 2-9). No se marca ningún otro número corto',
  },
  rules: { label: 'Destinos y límites' },
  'rules.allowedCountries': {
    label: 'Países permitidos',
    hint: 'Ninguno: todos los países, pero no los rangos mundiales de satélite y tarificación especial',
  },
  'rules.blockedPrefixes': { label: 'Comienzos bloqueados', hint: 'En forma internacional, como +370900' },
  'rules.allowedPrefixes': {
    label: 'Comienzos caros permitidos',
    hint: 'Los rangos caros o usados para fraude (+1 976, +44 70, +49 137, +247 ...) están bloqueados de antemano; los que figuran aquí se marcan',
  },
  'rules.blockedTypes': {
    label: 'Tipos de números bloqueados',
    hint: 'Se reconocen por el comienzo del número',
  },
  'rules.perAgent': { label: 'Llamadas por agente' },
  'rules.perAgent.concurrent': { label: 'A la vez' },
  'rules.perAgent.perMinute': { label: 'Por minuto' },
  'rules.perAgent.perDay': { label: 'Por día' },
  'rules.perInstance': { label: 'Llamadas por CRM', hint: 'Todos los agentes juntos. Vacío: sin límite' },
  'rules.perInstance.concurrent': { label: 'A la vez' },
  'rules.perInstance.perMinute': { label: 'Por minuto' },
  'rules.perInstance.perDay': { label: 'Por día' },
  'rules.quietHours': {
    label: 'Horas de silencio',
    hint: 'Nadie recibe llamadas entre estas horas del lugar del contacto. Vacío: llamadas a cualquier hora',
  },
  'rules.quietHours.from': { label: 'Desde' },
  'rules.quietHours.to': { label: 'Hasta' },
} as const;
