import type { FindingTexts } from '../texts.ts';

const SIGN_IN = 'Rinkitės teikėją arba jo programą, kuri moka „authorization code flow“ su PKCE (S256).';
const KEYS = 'Teikėjas turi skelbti raktus, kuriais pasirašo; klauskite jo prižiūrėtojų.';

/** Organizacijos „OpenID Connect“ teikėjas. */
export const provider: FindingTexts['provider'] = {
  provider_answers: { finding: 'Atsako kaip {issuer}.' },
  provider_other_issuer: {
    finding: 'Kas atsako adresu {issuer}, vadinasi kitaip.',
    cure: 'Išdavėją raidė raidėn nukopijuokite iš teikėjo puslapių: brūkšnys gale svarbus.',
  },
  provider_not_found: {
    finding: 'Adresu {issuer} teikėjo aprašo nerasta ({reason}).',
    cure: 'Patikrinkite išdavėjo adresą ir ar jungties serveris jį pasiekia.',
  },
  provider_no_endpoints: {
    finding: 'Teikėjas nenurodo prisijungimo adreso arba prieigos raktų adreso.',
    cure: SIGN_IN,
  },
  provider_no_pkce: { finding: 'Teikėjas nemoka PKCE su S256.', cure: SIGN_IN },
  provider_signs_in: { finding: 'Prisijungiama adresu {host}.' },
  provider_no_keys: { finding: 'Teikėjas neskelbia raktų.', cure: KEYS },
  provider_keys_found: { finding: 'Rasta parašo raktų: {count}.' },
  provider_none_to_sign: { finding: 'Tarp teikėjo raktų nėra nė vieno parašo rakto.', cure: KEYS },
  provider_keys_unread: { finding: 'Teikėjo raktų perskaityti nepavyko ({reason}).', cure: KEYS },
  provider_claims_missing: {
    finding: 'Teikėjas nemini: {names}.',
    cure: 'Tegul teikėjas juos siunčia šios programos tapatybės rakte (ID token), arba čia pataisykite pavadinimus.',
  },
  provider_register: { finding: 'Užregistruokite {address} pas teikėją.' },
  provider_register_clear: {
    finding: 'Užregistruokite {address} pas teikėją.',
    cure: 'Dauguma teikėjų priima tik https: nustatykite admin.publicUrl (arba server.publicUrl) į adresą, kurį atveria žmonės.',
  },
};
