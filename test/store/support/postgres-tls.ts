import { chmodSync, chownSync, copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresServer } from '../../helpers/postgres.ts';

const TLS = new URL('../../fixtures/tls/', import.meta.url).pathname;

/** The certificate that the server presents after `offerTls`; trusted only by clients that are given this file. */
export const CERTIFICATE = join(TLS, 'cert.pem');

/** Makes a running server offer TLS to new connections. */
export const offerTls = async (server: PostgresServer, database: string): Promise<void> => {
  const { uid, gid } = statSync(server.folder);
  for (const file of ['cert.pem', 'key.pem']) {
    copyFileSync(join(TLS, file), join(server.folder, file));
    chmodSync(join(server.folder, file), 0o600);
    chownSync(join(server.folder, file), uid, gid);
  }
  for (const setting of ['ssl_cert_file = "cert.pem"', 'ssl_key_file = "key.pem"', 'ssl = on']) {
    await server.sql(database, `ALTER SYSTEM SET ${setting.replaceAll('"', "'")}`);
  }
  await server.sql(database, 'SELECT pg_reload_conf()');
};
