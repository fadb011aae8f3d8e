import type { AdminTexts } from '../texts.ts';

/** The page Rules. */
export const rules: AdminTexts['rules'] = {
  set_here: 'nustatyta čia',
  what_you_save_here_counts: 'Vietoj jų galios tai, ką čia išsaugosite.',
  the_configuration_files_are_not: 'Konfigūracijos failo taisyklės nenaudojamos.',
  back_to_the_files: 'Grįžti prie failo taisyklių',
  go_back_to_the_files: 'Grįžti prie failo taisyklių?',
  the_rules_that_were_set:
    'Čia nustatytos taisyklės bus pamirštos; nuo kito spustelėjimo vėl galios konfigūracijos failo taisyklės.',
  the_rules_of_the_configuration: 'Vėl galioja konfigūracijos failo taisyklės.',
  rules: 'Taisyklės',
  and_more: '{0} ir dar {1}',
  internal_numbers: 'Vidiniai numeriai',
  short_numbers_are_dialled_only:
    'Trumpi numeriai renkami tik ten, kur juos įvardija šablonas: 1XX – tai nuo 100 iki 199.',
  suggested: 'Pagal jūsų darbuotojų vidinius numerius siūloma:',
  nothing_suggested: 'Pagal jūsų darbuotojų vidinius numerius daugiau šablonų nesiūloma.',
  add_named: 'Pridėti: {0}',
  an_internal_number: '{0}, vidinis numeris',
  try_a_number: 'Išbandyti numerį',
  what_the_rules_on_this: 'Ką su juo daro šio puslapio taisyklės, dar prieš jas išsaugant.',
  number_as_in_the_crm: 'Numeris, kaip CRM',
  may_be_called: 'galima skambinti',
  not_called: 'neskambinama',
  gets: '{0} gauna {1}',
};
