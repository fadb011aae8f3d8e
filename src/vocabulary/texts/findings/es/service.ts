import type { FindingTexts } from '../texts.ts';

/** El propio servicio: sus archivos, su base de datos, lo que aún nadie ha configurado. */
export const service: FindingTexts['service'] = {
  configuration_complete: { finding: 'completa' },
  configuration_warned: { finding: 'completa; avisos: {count}' },
  secrets_readable: {
    finding:
      '{path} contiene secretos y cualquier usuario de esta máquina puede leerlo; ejecute: chmod o-rwx {path}',
  },
  secrets_writable: {
    finding:
      '{path} contiene secretos y cualquier usuario de esta máquina puede cambiarlo; ejecute: chmod o-rwx {path}',
  },
  secrets_open: {
    finding:
      '{path} contiene secretos y cualquier usuario de esta máquina puede leerlo y cambiarlo; ejecute: chmod o-rwx {path}',
  },
  file_writable: {
    finding:
      '{path} dice adónde van las llamadas y cualquier usuario de esta máquina puede cambiarlo; ejecute: chmod o-w {path}',
  },
  database_answers: { finding: '{address}' },
  database_works: { finding: 'se puede leer y escribir' },
  sqlite_broken: {
    finding: 'no responde: {text}',
    cure: 'Compruebe la ruta, sus permisos y el espacio libre en el disco.',
  },
  postgres_broken: {
    finding: 'no responde: {text}',
    cure: 'Compruebe que el servidor de la base de datos funciona y responde a esta máquina, y el espacio libre en su disco.',
  },
  no_mor: {
    finding: 'No hay ningún servidor MOR conectado.',
    cure: 'Conecte uno en las páginas de administración (Puesta en marcha) o en la configuración, en mor.',
  },
  no_crm: {
    finding: 'No hay ningún CRM conectado.',
    cure: 'Conecte uno en las páginas de administración (Puesta en marcha) o en la configuración, en crms.',
  },
  no_agents: {
    finding: 'Ningún agente tiene asignación.',
    cure: 'Importe un CSV con «users import ARCHIVO» o use la página de asignaciones.',
  },
  no_countries: {
    finding: 'Nadie ha elegido países, así que se puede llamar a todos.',
    cure: 'Elíjalos en las páginas de administración (Puesta en marcha) o en rules.allowedCountries.',
  },
  no_key: {
    finding: 'El CRM {crm} no tiene clave de API, secreto de firma ni jwt; nadie puede llamar desde él.',
    cure: 'Cree una clave en las páginas de administración (Puesta en marcha o Claves) o indique una en la configuración.',
  },
};
