import type { AdminTexts } from '../texts.ts';

/** The page Preview. */
export const preview: AdminTexts['preview'] = {
  the_mapping: 'priskyrimas',
  the_user_record_in_the: 'naudotojo įrašas CRM',
  the_defaults_of_the_crm: 'CRM numatytosios reikšmės',
  built_in: 'įtaisyta',
  would_dial: 'rinktų',
  would_not_dial: 'nerinktų',
  the_field_holds_several_numbers:
    'Lauke yra keli numeriai: {0}. Spustelėjus vieną, renkamas jis, kitaip – pirmasis.',
  steps: 'Žingsniai',
  source: 'Šaltinis',
  record: 'Įrašas',
  number: 'Numeris',
  dial_rules: 'Rinkimo taisyklės',
  values_of_the_line: 'Linijos reikšmės',
  comes_from: 'Iš kur',
  request_to_mor: 'Užklausa MOR',
  parameters_of_the_request_to: 'Užklausos MOR parametrai',
  parameter: 'Parametras',
  preview: 'Peržiūra',
  choose_an_agent_and_a:
    'Pasirinkite darbuotoją ir įrašą arba numerį: parodomas kiekvienas spustelėjimo žingsnis ir priežastis. Niekas nerenkama.',
  show: 'Rodyti',
};
