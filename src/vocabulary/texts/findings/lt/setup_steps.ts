import type { FindingTexts } from '../texts.ts';

/** Kiek jau nustatyta. */
export const setup_steps: FindingTexts['setup_steps'] = {
  setup_password_open: { finding: 'Slaptažodis nenustatytas.', cure: 'Sugalvokite jį.' },
  setup_password_done: { finding: 'Administratoriaus slaptažodis nustatytas.' },
  setup_not_in_use: {
    finding: 'Ryšys įrašytas, bet dar nenaudojamas.',
    cure: 'Spauskite „Paleisti iš naujo dabar“.',
  },
  setup_no_mor: {
    finding: 'Dar neprijungtas nė vienas.',
    cure: 'Įrašykite savo MOR adresą ir slaptą API raktą ir išbandykite.',
  },
  setup_no_crm: {
    finding: 'Dar neprijungta nė viena.',
    cure: 'SuiteCRM ir Sugar pakanka vieno kodo; kitoms įrašykite adresą bei prisijungimą ir išbandykite.',
  },
  setup_connected: { finding: 'Prijungta: {names}.' },
  setup_broken: {
    finding: 'Negerai: {detail}',
    cure: 'Atverkite ryšį, pataisykite, ką nurodo bandymas, ir pritaikykite.',
  },
  setup_countries: { finding: 'Galima skambinti į: {countries}.' },
  setup_every_country: { finding: 'Galima skambinti į visas šalis.' },
  setup_countries_open: {
    finding: 'Dar niekas nepasirinko: galima skambinti į visas šalis.',
    cure: 'Pasirinkite šalis, į kurias galima skambinti; sukčiaujama skambinant į kitas.',
  },
  setup_crm_not_in_use: {
    finding: 'CRM įrašyta, bet dar nenaudojama.',
    cure: 'Spauskite „Paleisti iš naujo dabar“.',
  },
  setup_pages_no_crm: {
    finding: 'CRM dar nėra.',
    cure: 'Sukurkite raktą ir CRM įdiekite tai, ką spaus darbuotojai.',
  },
  setup_no_key: {
    finding: 'Dar be rakto: {crms}.',
    cure: 'Sukurkite raktą ir CRM įdiekite tai, ką spaus darbuotojai.',
  },
  setup_keys: { finding: 'Su raktu: {crms}.' },
  setup_agents: { finding: 'Darbuotojų su priskyrimu: {count}.' },
  setup_no_agents: {
    finding: 'Nė vienas darbuotojas neturi savo priskyrimo.',
    cure: 'Naudokite automatinį priskyrimą, įkelkite CSV arba užpildykite vieną eilutę.',
  },
  setup_clicked: { finding: 'Spustelėjimas CRM sektas iki skambučio pabaigos.' },
  setup_test_call: {
    finding: 'Bandomasis skambutis pavyko. Iš CRM dar nespustelėta.',
    cure: 'Spustelėkite numerį CRM; jis pasirodys čia.',
  },
  setup_no_call: {
    finding: 'Dar niekam neskambinta.',
    cure: 'Spustelėkite numerį CRM; jis pasirodys čia.',
  },
};
