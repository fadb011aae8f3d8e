import type { FindingTexts } from '../texts.ts';

/** Por qué MOR no dio una respuesta útil; las palabras de MOR quedan igual. */
export const mor_words: FindingTexts['mor_words'] = {
  mor_said: { finding: 'MOR {mor}: {why}' },
  mor_not_reached: { finding: 'No se llega a MOR {mor}: {why}' },
  mor_uncertain: { finding: 'Puede que MOR {mor} haya iniciado la llamada; su respuesta no sirve: {why}' },
  mor_overloaded: {
    finding: 'hay demasiadas llamadas esperando a MOR {mor}; pruebe otra vez en {seconds} s',
  },
  mor_refused_port: { finding: 'nada acepta conexiones en esa dirección y puerto ({code})' },
  mor_host_unknown: { finding: 'el nombre de la máquina no se conoce ({code})' },
  mor_host_later: { finding: 'ahora no se puede resolver el nombre de la máquina ({code})' },
  mor_no_way: { finding: 'no hay ruta hasta la máquina ({code})' },
  mor_no_network: { finding: 'la red es inaccesible ({code})' },
  mor_connect_late: { finding: 'sin conexión a tiempo ({code})' },
  mor_hung_up: { finding: 'MOR cerró la conexión sin responder ({code})' },
  mor_reset: { finding: 'la conexión se cortó ({code})' },
  mor_broken: { finding: 'la conexión falló' },
  mor_broken_code: { finding: 'la conexión falló ({code})' },
  mor_certificate: { finding: 'su certificado o configuración TLS no es aceptable ({code})' },
  mor_answer_late: { finding: 'sin respuesta completa en {ms} ms' },
  mor_connection_late: { finding: 'sin conexión en {ms} ms' },
  mor_lost_while_sending: { finding: 'la conexión se perdió mientras se enviaba la petición' },
  mor_answer_too_large: { finding: 'la respuesta supera {bytes} bytes' },
  mor_redirects: { finding: 'HTTP {status} redirige a otro sitio' },
  mor_empty: { finding: 'HTTP {status} con el cuerpo vacío' },
  mor_no_xml: { finding: 'HTTP {status} con un cuerpo que no es el XML de MOR' },
  mor_other_xml: { finding: 'MOR {mor} respondió HTTP {status} con un cuerpo que no es el XML esperado' },
  mor_needs_user: {
    finding: 'las preguntas necesitan un usuario MOR: ponga el usuario de estado de este MOR',
  },
  mor_needs_password: {
    finding: 'la lista de usuarios necesita la contraseña del usuario de estado: póngala en este MOR',
  },
  mor_needs_v2: { finding: 'esto necesita la API v2: ponga usuario y contraseña de la API v2 de este MOR' },
  mor_v2_login_refused: {
    finding:
      'La API v2 rechaza el acceso. Compruebe usuario y contraseña de la API v2 de este MOR. MOR también rechaza el primer acceso de un administrador desde una dirección nueva hasta que se aprueba por correo («Admin login with approved IP only», activado de fábrica): apruébelo, o use un contable o un revendedor.',
  },
  mor_v2_no_token: { finding: 'el acceso a la API v2 respondió HTTP {status} sin token' },
  mor_v2_token_refused: { finding: 'la API v2 rechaza un token recién emitido' },
  mor_v2_no_list: { finding: 'los CDR de la API v2 llegaron como HTTP {status} sin lista' },
  mor_no_id_to_hang_up: {
    finding: 'para colgar hace falta el identificador de una llamada activa; esta no lo tiene',
  },
  mor_may_not_hang_up: { finding: 'el usuario de la API v2 no puede colgar llamadas' },
  mor_call_gone: { finding: 'MOR no conoce (ya) esta llamada activa' },
  mor_hang_up_unconfirmed: { finding: 'al colgar llegó HTTP {status} sin confirmación' },
  mor_recording_unread: { finding: 'la grabación no se pudo leer: {why}' },
  mor_recording_login: { finding: 'el servidor web de MOR pide acceso para las grabaciones (HTTP {status})' },
  mor_recording_none: { finding: 'el servidor web de MOR no tiene esa grabación (HTTP {status})' },
  mor_recording_no_audio: { finding: 'el servidor web de MOR respondió con {type}, que no es audio' },
  mor_recording_large: { finding: 'la grabación es demasiado grande' },
  mor_recording_elsewhere: {
    finding: 'MOR nombra otra máquina para esta grabación; añádala a recordings.hosts si es suya',
  },
  mor_recording_no_id: { finding: 'esto no es un identificador de grabación' },
  mor_recording_gone: { finding: 'MOR ya no tiene esta grabación' },
};
