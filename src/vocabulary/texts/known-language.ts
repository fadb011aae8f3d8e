/** The first of the wanted languages that there is, else English; `de-AT` and `de_DE` are `de`. */
export const knownLanguage = <Known extends string>(
  known: Readonly<Record<Known | 'en', unknown>>,
  wanted: readonly (string | null)[],
): Known | 'en' =>
  wanted
    .map((one) => one?.toLowerCase().split(/[-_]/)[0] ?? '')
    .find((one): one is Known => Object.hasOwn(known, one)) ?? 'en';
