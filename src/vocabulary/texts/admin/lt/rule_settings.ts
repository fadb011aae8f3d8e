/** Fields of the dial rules: label and hint, by path. */
export const rule_settings = {
  numbers: { label: 'Numeriai' },
  'numbers.defaultCountry': {
    label: 'Numerių be + šalis',
    hint: 'Naudojama, kai šalies nenurodo nei įrašas, nei agentas, nei CRM',
  },
  'numbers.internal': {
    label: 'Vidiniai numeriai',
    hint: 'Įmonės vidiniai numeriai Asterisk šablonais be _: 1XX, [2-4]XXX (X – 0-9, Z – 1-9, N – 2-9). Kiti trumpi numeriai nerenkami',
  },
  rules: { label: 'Kryptys ir ribos' },
  'rules.allowedCountries': {
    label: 'Leidžiamos šalys',
    hint: 'Nė vienos: visos šalys, bet ne pasauliniai palydoviniai ir padidinto tarifo numeriai',
  },
  'rules.blockedPrefixes': { label: 'Blokuojamos pradžios', hint: 'Tarptautine forma, pavyzdžiui, +370900' },
  'rules.allowedPrefixes': {
    label: 'Leidžiamos brangios pradžios',
    hint: 'Brangūs ar sukčiavimui naudojami numeriai (+1 976, +44 70, +49 137, +247 ...) blokuojami iš anksto; čia išvardyti renkami',
  },
  'rules.blockedTypes': { label: 'Blokuojamos numerių rūšys', hint: 'Atpažįstamos iš numerio pradžios' },
  'rules.perAgent': { label: 'Skambučiai vienam agentui' },
  'rules.perAgent.concurrent': { label: 'Vienu metu' },
  'rules.perAgent.perMinute': { label: 'Per minutę' },
  'rules.perAgent.perDay': { label: 'Per dieną' },
  'rules.perInstance': { label: 'Skambučiai vienam CRM', hint: 'Visi agentai kartu. Tuščia: ribos nėra' },
  'rules.perInstance.concurrent': { label: 'Vienu metu' },
  'rules.perInstance.perMinute': { label: 'Per minutę' },
  'rules.perInstance.perDay': { label: 'Per dieną' },
  'rules.quietHours': {
    label: 'Tylos valandos',
    hint: 'Šiuo metu pagal kontakto vietos laiką niekam neskambinama. Tuščia: skambinama bet kada',
  },
  'rules.quietHours.from': { label: 'Nuo' },
  'rules.quietHours.to': { label: 'Iki' },
} as const;
