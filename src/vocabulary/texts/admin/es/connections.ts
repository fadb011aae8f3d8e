import type { AdminTexts } from '../texts.ts';

/** The page Connections. */
export const connections: AdminTexts['connections'] = {
  encrypted_by_environment: 'Los secretos se cifran con la clave del entorno (MOR_CONNECTOR_KEY).',
  encrypted_by_file: 'Los secretos se cifran con el archivo de clave que está junto a la base de datos.',
  not_encrypted: 'No hay ninguna clave con la que cifrar los secretos.',
  add_a_mor: 'Añadir un MOR',
  add_a_crm: 'Añadir un CRM',
  found_out_with_the_first: 'se averigua con la primera petición',
  found_out: '{0} (averiguado)',
  connections: 'Conexiones',
  no_mor_is_connected_yet:
    'Todavía no hay ningún MOR conectado. Añada uno con su dirección y su clave secreta de API.',
  secret_key: 'Clave secreta',
  set: 'definida',
  none_mor_does_not_check: 'ninguna: MOR no comprueba los hash',
  hash_order: 'Orden del hash',
  hang_up_api_v2: 'Colgar (API v2)',
  set_up: 'configurado',
  not_set_up: 'sin configurar',
  crms: 'CRM',
  no_crm_is_connected_yet:
    'Todavía no hay ningún CRM conectado. Añada el Salesforce, SugarCRM o SuiteCRM que usan sus agentes.',
  api_keys: 'Claves de API',
  signing_secrets: 'Secretos de firma',
  entered_here: 'introducido aquí',
  not_in_use: 'Fuera de uso: {0}',
  it_is_changed_in_the: 'Se cambia en el archivo de configuración.',
  test_named: 'Probar {0}',
  edit_named: 'Editar {0}',
  remove_named: 'Quitar {0}',
  remove_question: '¿Quitar {0}?',
  its_address_and_secrets_are:
    'Se olvidan su dirección y sus secretos. Tras el próximo reinicio nadie podrá llamar por ella; las asignaciones se conservan.',
  was_removed: 'Se quitó {0}.',
  was_saved: 'Se guardó {0}.',
  another_crm_or_page: 'Otro CRM o página',
  id_hint_crm: 'Un nombre corto aquí; agentes y claves se refieren a él',
  browsers_caller_ids_and_usual: 'Navegadores, identificador de llamada y valores habituales',
  id_hint: 'Un nombre corto aquí',
};
