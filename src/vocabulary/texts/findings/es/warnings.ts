import type { FindingTexts } from '../texts.ts';

/** Lo que la configuración permite y nadie debería querer. */
export const warnings: FindingTexts['warnings'] = {
  warn_trust_proxy: {
    finding:
      'server.trustProxy: con true se cree el X-Forwarded-For de cualquiera, y un extraño cuenta como muchos visitantes al iniciar sesión. Indique el proxy (loopback, una dirección, una subred) o el número de proxys.',
  },
  warn_postgres_clear: {
    finding:
      'database: PostgreSQL en otra máquina sin TLS. Quien escuche lee las llamadas y puede cambiarlas. Añada ?sslmode=verify-full.',
  },
  warn_redis_clear: {
    finding:
      'redis: Redis en otra máquina sin TLS. Quien escuche lee su contraseña y puede cambiar los límites. Escriba rediss:// o manténgalo en una red propia.',
  },
  warn_redis_needless: {
    finding:
      'redis: una base de datos SQLite tiene un solo servicio, que no necesita Redis para sus límites.',
  },
  warn_get: {
    finding: 'MOR {mor}: GET deja números y hashes en los registros de MOR y de los proxys. Use POST.',
  },
  warn_no_secret_key: {
    finding:
      'MOR {mor}: sin secretKey, la comprobación del hash tiene que estar desactivada en ese MOR. Cualquiera que llegue a él puede hacer llamadas.',
  },
  warn_no_status_user: {
    finding:
      'MOR {mor}: sin status.username no se pueden seguir las llamadas. Todos los finales quedarán como desconocidos.',
  },
  warn_mor_clear: {
    finding: 'MOR {mor}: http sin cifrar a otra máquina. Quien escuche puede volver a usar el hash.',
  },
  warn_no_notice: {
    finding:
      'MOR {mor}: recordings.notice es none. En la mayoría de los países la otra parte tiene que saber que se graba; en muchos, tiene que aceptarlo.',
  },
  warn_short_secret: {
    finding: 'CRM {crm}: una clave o secreto tiene menos de {length} caracteres y se puede adivinar.',
  },
  warn_default_source: {
    finding:
      'CRM {crm}: defaults.source ya no se usa, porque un teléfono es de un solo agente. Los agentes sin origen propio no podrán llamar hasta que lo tengan en la asignación o en su registro de usuario.',
  },
  warn_no_country: {
    finding:
      'numbers: números internos sin defaultCountry. Donde ni el agente ni el CRM tienen país, solo se conocen 112, 911 y 999 como números de emergencia.',
  },
};
