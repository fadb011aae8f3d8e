import type { Texts } from '../texts.ts';

export const reasons: Texts['reasons'] = {
  bad_code: 'Este código de conexión no es válido: se ha usado, se ha sustituido o tiene más de 15 minutos.',
  bad_code_cure: 'Cree otro en el CRM, en Admin > Telefonía MOR.',
  no_api_keys: 'El conector aún no puede iniciar sesión: la API de SuiteCRM no tiene par de claves.',
  no_api_keys_cure:
    'En este servidor, como usuario del servidor web, ejecute en {folder}: openssl genrsa -out private.key 2048 && openssl rsa -in private.key -pubout -out public.key && chmod 600 private.key public.key. Después pulse el botón otra vez.',
  not_logged_in: 'No ha iniciado sesión.',
  log_in_cure: 'Inicie sesión de nuevo.',
  crm_error: 'El CRM no pudo hacerlo.',
  crm_error_cure: 'El registro del CRM indica el motivo; muéstrelo al administrador.',
  not_configured: 'La telefonía aún no está configurada en este CRM.',
  unknown_operation: 'Esa operación no existe.',
  reload_cure: 'Vuelva a cargar la página.',
  click_without_key: 'El clic llegó sin clave.',
  click_again_cure: 'Vuelva a cargar la página y haga clic otra vez.',
  no_number: 'No es un número de teléfono.',
  no_number_cure: 'Corrija el número en el registro.',
  record_hidden: 'No se encontró el registro de este número, o usted no puede verlo.',
  record_hidden_cure:
    'Abra el registro y llame desde allí, o pida al administrador que añada su módulo en los ajustes de MOR.',
  not_on_record: 'Este número no está guardado en el registro.',
  not_on_record_cure: 'Guarde primero el registro, o pida al administrador la marcación libre.',
  no_call: 'No se indicó ninguna llamada.',
  not_your_call: 'Esta llamada no es suya.',
  only_administrators: 'Solo los administradores pueden hacerlo.',
  script_needed: 'Esta página necesita JavaScript.',
  bad_address: 'Esto no es una dirección: {address}',
  bad_address_cure: 'Ejemplo: https://calls.example.com',
  bad_key: 'La clave es demasiado corta o contiene espacios.',
  bad_key_cure: 'Copie la clave completa, que empieza por whsec_.',
  incomplete: 'Falta la dirección o la clave.',
  incomplete_cure: 'Introduzca ambas y guarde.',
  wrong_key: 'El conector no acepta la clave.',
  wrong_key_cure:
    'Introduzca la misma clave aquí y en signingSecrets de este CRM en el conector; compruebe ambos relojes.',
  hooks_paused: 'En pausa durante {seconds} s tras varios fallos.',
  hooks_paused_cure: 'Guarde los ajustes para intentarlo enseguida.',
  unexpected: 'La dirección del conector respondió con HTTP {status}, no como un conector.',
  unexpected_cure: 'Compruebe la dirección del conector: puede ser de otro servicio o le falta una ruta.',
  unreachable: 'No se pudo contactar con el conector.',
  unreachable_because: 'No se pudo contactar con el conector ({detail}).',
  unreachable_dns_cure:
    'Este servidor no conoce el nombre de la dirección del conector: compruebe la escritura y el DNS.',
  unreachable_refused_cure:
    'Nadie escucha en la dirección del conector: compruebe que esté en marcha, su puerto y el cortafuegos.',
  unreachable_timeout_cure:
    'El conector no respondió a tiempo: compruebe que esté en marcha y que ningún cortafuegos descarte los paquetes.',
  unreachable_unanswered_cure:
    'El conector recibió la petición pero no respondió a tiempo: consulte su registro y su comprobación.',
  unreachable_tls_cure:
    'La conexión no es de confianza: compruebe el certificado de la dirección del conector.',
  unreachable_blocked_cure: 'Este CRM no permite peticiones a esa dirección: use un nombre público con TLS.',
  unreachable_other_cure: 'Compruebe la dirección del conector y que esté en marcha.',
  https_for_http: 'El conector responde en esta dirección, pero sin TLS: http, no https.',
  http_for_https: 'El conector responde en esta dirección, pero solo con TLS: https, no http.',
  scheme_cure: 'Introduzca {address} como dirección del conector.',
};
