import type { AdminTexts } from '../texts.ts';

/** The page Connections. */
export const connections: AdminTexts['connections'] = {
  encrypted_by_environment: 'Slapti duomenys šifruojami raktu iš aplinkos (MOR_CONNECTOR_KEY).',
  encrypted_by_file: 'Slapti duomenys šifruojami rakto failu, esančiu šalia duomenų bazės.',
  not_encrypted: 'Nėra rakto slaptiems duomenims šifruoti.',
  add_a_mor: 'Pridėti MOR',
  add_a_crm: 'Pridėti CRM',
  found_out_with_the_first: 'sužinoma su pirmąja užklausa',
  found_out: '{0} (sužinota)',
  connections: 'Ryšiai',
  no_mor_is_connected_yet:
    'Dar neprijungta nė viena MOR. Pridėkite ją nurodydami adresą ir slaptą API raktą.',
  secret_key: 'Slaptas raktas',
  set: 'nustatytas',
  none_mor_does_not_check: 'nėra: MOR maišos netikrina',
  hash_order: 'Maišos tvarka',
  hang_up_api_v2: 'Ragelio padėjimas (API v2)',
  set_up: 'nustatyta',
  not_set_up: 'nenustatyta',
  crms: 'CRM sistemos',
  no_crm_is_connected_yet:
    'Dar neprijungta nė viena CRM. Pridėkite „Salesforce“, „SugarCRM“ ar „SuiteCRM“, kurią naudoja jūsų darbuotojai.',
  api_keys: 'API raktai',
  signing_secrets: 'Pasirašymo raktai',
  entered_here: 'įvesta čia',
  not_in_use: 'Nenaudojama: {0}',
  it_is_changed_in_the: 'Keičiama konfigūracijos faile.',
  test_named: 'Tikrinti: {0}',
  edit_named: 'Keisti: {0}',
  remove_named: 'Šalinti: {0}',
  remove_question: 'Šalinti: {0}?',
  its_address_and_secrets_are:
    'Jo adresas ir slapti duomenys bus pamiršti. Po kito paleidimo per jį niekas nebegalės skambinti; priskyrimai lieka.',
  was_removed: 'Pašalinta: {0}.',
  was_saved: 'Išsaugota: {0}.',
  another_crm_or_page: 'Kita CRM ar puslapis',
  id_hint_crm: 'Trumpas pavadinimas; juo remiasi darbuotojai ir raktai',
  browsers_caller_ids_and_usual: 'Naršyklės, rodomi numeriai ir įprastos reikšmės',
  id_hint: 'Trumpas pavadinimas',
};
