import type { FindingTexts } from '../texts.ts';

const REACH =
  'Compruebe la dirección en `redis`, que Redis funcione y que no haya un cortafuegos entre las dos máquinas. Mientras tanto, los límites se reparten entre los nodos.';
const LOGIN = 'Corrija usuario y contraseña en `redis`; ACL LIST muestra los usuarios de Redis.';
const TLS = 'Compruebe que `redis` empieza por rediss:// si Redis exige TLS, y redisTls.caFile.';

/** Redis, que lleva juntos los límites de varios nodos. */
export const redis: FindingTexts['redis'] = {
  redis_works: { finding: '{address}' },
  redis_together: { finding: '{address}: los límites se cuentan juntos.' },
  redis_not_all: {
    finding:
      '{address}: accesible, pero no para todos los nodos con los mismos límites. Los límites se reparten entre {nodes} nodos.',
  },
  redis_alone: {
    finding:
      '{address}: accesible, pero no para todos los nodos con los mismos límites. Este nodo los lleva solo.',
  },
  redis_asked: { finding: '{address}: se está preguntando' },
  redis_refused: { finding: '{address}: Redis rechaza el usuario o la contraseña ({name}).', cure: LOGIN },
  redis_wants_password: { finding: '{address}: Redis pide una contraseña ({name}).', cure: LOGIN },
  redis_no_rights: {
    finding: '{address}: el usuario no puede hacer lo necesario ({name}).',
    cure: 'Dele +@all sobre ~b_* y &b_*, o use otro usuario.',
  },
  redis_replica: {
    finding: '{address}: este Redis es una réplica y no admite escrituras ({name}).',
    cure: 'Indique el servidor principal en `redis`.',
  },
  redis_full: {
    finding: '{address}: a Redis no le queda memoria ({name}).',
    cure: 'Dele más o quite lo demás que guarda.',
  },
  redis_busy: { finding: '{address}: Redis no acepta órdenes en este momento ({name}).', cure: REACH },
  redis_untrusted: { finding: '{address}: no se confía en el certificado de Redis ({name}).', cure: TLS },
  redis_no_tls: { finding: '{address}: Redis no habla TLS como debería ({name}).', cure: TLS },
  redis_unknown_name: { finding: '{address}: no se conoce el nombre de la máquina ({name}).', cure: REACH },
  redis_silent: { finding: '{address}: Redis no responde.', cure: REACH },
  redis_unreachable: { finding: '{address}: no se llega a Redis ({name}).', cure: REACH },
  redis_clock: {
    finding: '{address}: los relojes de esta máquina y de Redis difieren en {seconds} s.',
    cure: 'Haga que ambas máquinas mantengan la hora con NTP.',
  },
};
