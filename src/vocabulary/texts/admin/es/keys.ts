import type { AdminTexts } from '../texts.ts';

/** The page Keys. */
export const keys: AdminTexts['keys'] = {
  signing_secret: 'secreto de firma',
  keys: 'Claves',
  with_these_a_crms_server:
    'Con ellas el servidor de un CRM demuestra quién es: una clave de API se envía, un secreto de firma firma cada petición. Tras una rotación, la anterior vale 24 horas más. Las del archivo de configuración se cambian allí.',
  connect_a_crm_first_then: 'Conecte primero un CRM; después se crean aquí sus claves.',
  there_are_no_keys_yet: 'Todavía no hay claves.',
  from_where: 'Procede de',
  configuration_file: 'archivo de configuración',
  here: 'aquí',
  created: 'Creada',
  last_used: 'Último uso',
  never: 'nunca',
  head_change: 'Cambiar',
  rotate_named: 'Rotar {0}',
  rotate: 'Rotar',
  revoke: 'Revocar',
  revoke_named: 'Revocar {0}',
  revoke_question: '¿Revocar {0}?',
  everyone_who_uses_this_key:
    'Quien use esta clave para {0} ({1}) será rechazado desde este momento. No se puede deshacer; rótela si debe seguir valiendo un día.',
  kind_signing: 'Secreto de firma',
  new_key: 'Clave nueva',
  who_will_use_it: 'quién la usará',
  create: 'Crear',
  browser_tokens: 'Tokens de navegador',
  signs_the_tokens_with_which:
    'firma los tokens con los que las páginas de los agentes hacen y siguen llamadas',
  all_tokens_are_refused_from:
    'Todos los tokens se rechazan desde este momento; las páginas piden otros a su CRM. Las llamadas no se tocan.',
  admin_sessions: 'Sesiones de administración',
  belongs_to_those_who_are: 'pertenece a quienes han iniciado sesión aquí',
  everybody_is_signed_out_of: 'Se cierra la sesión de todos en estas páginas, también la suya.',
  vault: 'Caja fuerte',
  encrypts_card_pins_logins_and:
    'cifra los PIN de tarjeta, los accesos y los secretos de firma en la base de datos',
  everything_is_sealed_with_a:
    'Todo se sella con una clave nueva. Las copias anteriores necesitan el archivo de clave antiguo: guárdelo con ellas.',
  the_connectors_own_keys: 'Las claves propias del conector',
  replace_them_after_a_leak:
    'Sustitúyalas tras una filtración o cuando se haya ido alguien que podía leerlas.',
  a_new_key_is_in: '{0}: ya se usa una clave nueva.',
  key: 'Clave',
  what_it_does: 'Qué hace',
  replace: 'Sustituir',
  replace_named: 'Sustituir la clave: {0}',
  replace_question: '¿Sustituir la clave: {0}?',
  copy_the_secret_now: 'Copie el secreto ahora',
  it_is_shown_this_one: 'Solo se muestra esta vez; el conector lo guarda cifrado.',
  copied: 'Copiado',
  copy: 'Copiar',
  done: 'Listo',
};
