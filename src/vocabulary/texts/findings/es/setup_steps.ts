import type { FindingTexts } from '../texts.ts';

/** Hasta dónde ha llegado la puesta en marcha. */
export const setup_steps: FindingTexts['setup_steps'] = {
  setup_password_open: { finding: 'No hay contraseña.', cure: 'Elija una.' },
  setup_password_done: { finding: 'La contraseña de administrador está puesta.' },
  setup_not_in_use: {
    finding: 'La conexión está introducida, pero aún no se usa.',
    cure: 'Pulse «Reiniciar ahora».',
  },
  setup_no_mor: {
    finding: 'Aún no hay ninguno conectado.',
    cure: 'Introduzca la dirección y la clave secreta de API de su MOR, y pruébelas.',
  },
  setup_no_crm: {
    finding: 'Aún no hay ninguno conectado.',
    cure: 'Para SuiteCRM y Sugar basta un código; para los demás introduzca dirección y acceso, y pruébelos.',
  },
  setup_connected: { finding: 'Conectado: {names}.' },
  setup_broken: {
    finding: 'No está bien: {detail}',
    cure: 'Abra la conexión, corrija lo que nombra la prueba y aplíquelo.',
  },
  setup_countries: { finding: 'Se puede llamar a: {countries}.' },
  setup_every_country: { finding: 'Se puede llamar a todos los países.' },
  setup_countries_open: {
    finding: 'Aún no ha elegido nadie: se puede llamar a todos los países.',
    cure: 'Elija los países a los que se puede llamar; el fraude va a los demás.',
  },
  setup_crm_not_in_use: {
    finding: 'El CRM está introducido, pero aún no se usa.',
    cure: 'Pulse «Reiniciar ahora».',
  },
  setup_pages_no_crm: {
    finding: 'Aún no hay CRM.',
    cure: 'Cree una clave e instale en el CRM aquello en lo que se hace clic.',
  },
  setup_no_key: {
    finding: 'Aún sin clave: {crms}.',
    cure: 'Cree una clave e instale en el CRM aquello en lo que se hace clic.',
  },
  setup_keys: { finding: 'Con clave: {crms}.' },
  setup_agents: { finding: 'Agentes con asignación: {count}.' },
  setup_no_agents: {
    finding: 'Ningún agente tiene asignación propia.',
    cure: 'Use la asignación automática, importe un CSV o rellene una fila.',
  },
  setup_clicked: { finding: 'Un clic en el CRM se siguió hasta el final de su llamada.' },
  setup_test_call: {
    finding: 'Una llamada de prueba funcionó. Ningún CRM ha enviado aún un clic.',
    cure: 'Haga clic en un número en el CRM; aparecerá aquí.',
  },
  setup_no_call: {
    finding: 'Aún no se ha hecho ninguna llamada.',
    cure: 'Haga clic en un número en el CRM; aparecerá aquí.',
  },
};
