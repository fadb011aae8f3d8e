import type { AdminTexts } from '../texts.ts';

/** Fields of sign-in with OpenID Connect: label and hint, by path. */
export const oidc_settings: AdminTexts['oidc_settings'] = {
  issuer: { label: 'Išdavėjas (issuer)', hint: 'Teikėjo adresas, kaip jį vadina jo paties dokumentai' },
  clientId: { label: 'Kliento identifikatorius' },
  clientSecret: { label: 'Kliento slaptasis raktas', hint: 'Tuščia, jei klientas viešas ir rakto neturi' },
  administrators: {
    label: 'Administratoriai',
    hint: 'El. pašto adresai; teikėjas turi nurodyti, kad jie patvirtinti',
  },
  viewers: { label: 'Tik peržiūra', hint: 'El. pašto adresai žmonių, kurie viską mato ir nieko nekeičia' },
  administratorGroups: {
    label: 'Administratorių grupės',
    hint: 'Po vieną eilutėje, taip, kaip jas siunčia teikėjas: vieni siunčia vardus, kiti identifikatorius. Adresų sąrašai svarbesni',
  },
  viewerGroups: {
    label: 'Peržiūros grupės',
    hint: 'Po vieną eilutėje. Jų nariai viską mato ir nieko nekeičia',
  },
  groupsClaim: { label: 'Teiginys su grupėmis (claim)', hint: 'Kur ID rakte išvardytos žmogaus grupės' },
  scopes: { label: 'Kitos sritys (scopes)', hint: 'Ko prašyti teikėjo, jei grupes jis siunčia tik tada' },
};
