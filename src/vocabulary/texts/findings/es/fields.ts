import type { FindingTexts } from '../texts.ts';

/** Qué está mal en un campo de un formulario. */
export const fields: FindingTexts['fields'] = {
  field_unknown_key: { finding: 'nombre desconocido; compare la escritura con config.sample.yml' },
  field_unknown: { finding: 'desconocido: {names}' },
  field_at_most_characters: { finding: 'puede tener como máximo {most} caracteres' },
  field_at_most_entries: { finding: 'puede tener como máximo {most} entradas' },
  field_at_most: { finding: 'puede ser como máximo {most}' },
  field_at_least_characters: { finding: 'debe tener al menos {least} caracteres' },
  field_at_least_entries: { finding: 'debe tener al menos {least} entradas' },
  field_at_least: { finding: 'debe ser al menos {least}' },
  field_empty: { finding: 'no puede estar vacío' },
  field_required: { finding: 'es obligatorio' },
  field_text: { finding: 'debe ser un texto' },
  field_number: { finding: 'debe ser un número' },
  field_whole_number: { finding: 'debe ser un número entero' },
  field_yes_no: { finding: 'debe ser sí o no (true o false)' },
  field_list: { finding: 'debe ser una lista' },
  field_fields: { finding: 'debe tener campos propios' },
  field_names: { finding: 'debe ser una lista de nombres con sus valores' },
  field_address: { finding: 'debe ser una dirección como https://example.com' },
  field_one_of: { finding: 'solo puede ser: {values}' },
  field_form: { finding: 'no está bien escrito' },
  field_id: { finding: 'se admiten letras, cifras, - y _' },
  field_http: { finding: 'debe ser una dirección http o https' },
  field_https: { finding: 'debe ser una dirección https' },
  field_login: {
    finding: 'debe ser una dirección sin usuario ni contraseña: se verían en enlaces y registros',
  },
  field_proxies: {
    finding:
      'debe ser el número de proxys, loopback, linklocal, uniquelocal, o direcciones y subredes como 10.0.0.0/8, separadas por comas',
  },
  field_country: { finding: 'debe ser un código de país de dos letras, como LT' },
  field_no_country: {
    finding: 'ningún número de teléfono pertenece a este código de país (el Reino Unido es GB)',
  },
  field_time: { finding: 'debe ser una hora, como 21:00' },
  field_zone: { finding: 'debe ser el nombre de una zona horaria, como Europe/Vilnius' },
  field_hook_key: { finding: 'debe tener de 16 a 200 letras, cifras, - y _ (openssl rand -hex 16)' },
  field_before_recordings: { finding: 'hace falta antes de activar las grabaciones' },
  field_recording_crime: { finding: 'none es un delito en Alemania; todos tienen que aceptar antes' },
  field_recording_longer: {
    finding: 'es más que retention.callsDays ({days}); la llamada debe conservarse más que su grabación',
  },
  field_recording_user: { finding: 'necesita un usuario de estado que pida las grabaciones' },
  field_result_code: { finding: 'se admiten minúsculas, cifras y _, como call_back' },
  field_language: { finding: 'debe ser un idioma, como en o pt-BR' },
  field_label: { finding: 'hace falta al menos un nombre' },
  field_result_twice: { finding: '«{name}» también significa {other}' },
  field_prefix: { finding: 'se admiten cifras, con o sin +' },
  field_pattern_end: { finding: 'no se admiten patrones sin fin (. y !); escriba una X por cada cifra' },
  field_pattern_code: {
    finding: 'los códigos con * y # nunca se marcan, así que ningún patrón puede llevarlos',
  },
  field_pattern_line: { finding: 'escriba el patrón sin _ al principio' },
  field_pattern: {
    finding: 'se admiten cifras, X (0-9), Z (1-9), N (2-9) y conjuntos como [2-4], por ejemplo 1XX',
  },
  field_pattern_set: { finding: 'un conjunto va de menor a mayor, como [2-4]' },
  field_pattern_short: { finding: 'una cifra es poco para un número interno' },
  field_pattern_long: { finding: 'los números internos tienen como máximo {most} cifras' },
  field_api_name: { finding: 'debe ser un nombre de API, como MOR_Device__c' },
  field_my_domain: { finding: 'debe ser la dirección de My Domain, https://NAME.my.salesforce.com' },
  field_api_version: { finding: 'debe ser una versión, como 68.0' },
  field_written_by_us: { finding: 'el conector escribe {name} él mismo' },
  field_written_itself: { finding: 'lo escribe el propio conector' },
  field_rest_version: { finding: 'debe ser una versión REST, como v11_24' },
  field_platform: { finding: 'base, mobile y portal son de las personas: entrar ahí las expulsaría' },
  field_path: { finding: 'debe ser una ruta, como /Api o /service/v4_1/rest.php' },
  field_both: {
    finding:
      'hacen falta usuario y contraseña juntos (cliente de contraseña), o ninguno (client credentials)',
  },
  field_crm_field: { finding: 'debe ser el nombre de un campo del CRM' },
  field_crm_module: { finding: 'debe ser el nombre de un módulo del CRM' },
  field_telephone_field: { finding: 'hace falta al menos un campo de teléfono' },
  field_crm_address: { finding: 'debe ser la dirección del CRM, con http o https' },
  field_ten_seconds: { finding: '10 segundos o más, o 0 para nunca' },
  field_signing_secret: { finding: 'un secreto de firma necesita al menos 16 caracteres' },
  field_keys_page: { finding: 'las claves se crean en la página Claves' },
  field_secret_again: {
    finding:
      'La dirección ha cambiado: introduzca de nuevo este secreto (uno guardado no se envía a una dirección nueva).',
  },
  field_nobody: { finding: 'indique un correo o un grupo, o nadie podrá iniciar sesión' },
  field_zone_short: { finding: 'debe ser una zona horaria, como Europe/Vilnius' },
  field_day: { finding: 'debe ser un día entre 2000 y 2199' },
  field_digits_or_number: { finding: 'debe ser un número o sus últimas cifras' },
  field_not_json: { finding: 'no es JSON' },
  field_origin: {
    finding:
      'solo el principio de la dirección de las páginas, como https://crm.example.com: sin ruta, sin comodín, no null',
  },
  field_phone_path: { finding: 'debe ser un campo, como Phone o Account.Phone' },
  field_only_https: { finding: 'debe ser https' },
  field_my_domain_only: {
    finding:
      'debe ser la dirección de My Domain (https://NAME.my.salesforce.com), no una de Lightning ni de acceso',
  },
};
