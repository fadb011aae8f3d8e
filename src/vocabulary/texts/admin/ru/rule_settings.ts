/** Fields of the dial rules: label and hint, by path. */
export const rule_settings = {
  numbers: { label: 'Номера' },
  'numbers.defaultCountry': {
    label: 'Страна номеров без +',
    hint: 'Используется, если страну не указывают ни запись, ни агент, ни CRM',
  },
  'numbers.internal': {
    label: 'Внутренние номера',
    hint: 'Номера внутри компании как шаблоны Asterisk без _: 1XX, [2-4]XXX (X – 0-9, Z – 1-9, N – 2-9). Другие короткие номера не набираются',
  },
  rules: { label: 'Направления и ограничения' },
  'rules.allowedCountries': {
    label: 'Разрешённые страны',
    hint: 'Ни одной: все страны, кроме мировых спутниковых и платных диапазонов',
  },
  'rules.blockedPrefixes': {
    label: 'Заблокированные начала',
    hint: 'В международной форме, например +370900',
  },
  'rules.allowedPrefixes': {
    label: 'Разрешённые дорогие начала',
    hint: 'Дорогие или используемые мошенниками диапазоны (+1 976, +44 70, +49 137, +247 ...) заблокированы заранее; перечисленные здесь набираются',
  },
  'rules.blockedTypes': { label: 'Заблокированные виды номеров', hint: 'Распознаются по началу номера' },
  'rules.perAgent': { label: 'Звонки на агента' },
  'rules.perAgent.concurrent': { label: 'Одновременно' },
  'rules.perAgent.perMinute': { label: 'В минуту' },
  'rules.perAgent.perDay': { label: 'В день' },
  'rules.perInstance': { label: 'Звонки на CRM', hint: 'Все агенты вместе. Пусто: без ограничения' },
  'rules.perInstance.concurrent': { label: 'Одновременно' },
  'rules.perInstance.perMinute': { label: 'В минуту' },
  'rules.perInstance.perDay': { label: 'В день' },
  'rules.quietHours': {
    label: 'Тихие часы',
    hint: 'В это время по месту контакта никому не звонят. Пусто: звонки в любое время',
  },
  'rules.quietHours.from': { label: 'С' },
  'rules.quietHours.to': { label: 'До' },
} as const;
