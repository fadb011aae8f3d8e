import type { AdminTexts } from '../texts.ts';

/** The page Glossary. */
export const glossary: AdminTexts['glossary'] = {
  title: 'Glosario',
  intro: 'Palabras que se conservan en estas páginas porque MOR o su CRM las usan así.',
  what_is: '¿Qué es esto?',
  agent: 'Agente',
  agent_means: 'El usuario del CRM que hace clic en un número o a quien llaman.',
  line: 'Línea',
  line_means:
    'Lo que un agente necesita para llamar: usuario de MOR, dispositivo y origen. Cada fila de las asignaciones es una.',
  source: 'Origen',
  source_means:
    'El número que MOR marca primero: el teléfono del agente. Por ejemplo, una extensión como 101 o un móvil.',
  device: 'Dispositivo',
  device_means:
    'El dispositivo de MOR al que se factura la llamada. Se indica su identificador, que MOR también muestra como ACC, no la extensión.',
  leg_a: 'Tramo A y tramo B',
  leg_a_means:
    'Cada llamada tiene dos partes. El tramo A es la llamada de MOR al teléfono del agente; el tramo B, la llamada al contacto, que empieza cuando el agente contesta.',
  status_user: 'Usuario de estado',
  status_user_means:
    'La cuenta de MOR (administrador o revendedor) con la que el conector lee las llamadas activas y los registros. Sin ella no se sigue ninguna llamada.',
  page_origin: 'Origen de página',
  page_origin_means:
    'El principio de la dirección de una página, por ejemplo https://crm.example.com, sin ruta. Solo las páginas de los orígenes indicados pueden usar el conector desde el navegador.',
  activity: 'Actividad',
  activity_means:
    'Lo que queda en el CRM tras la llamada: una tarea en Salesforce, una llamada en SugarCRM y SuiteCRM. Hay exactamente una por llamada.',
  internal_number: 'Número interno',
  internal_number_means:
    'Un número corto dentro de la empresa. Solo se marca si un patrón de las reglas lo nombra.',
  free_dialling: 'Marcación libre',
  free_dialling_means: 'El agente también puede marcar números que no están en ningún registro.',
  hash_order: 'Orden del hash',
  hash_order_means:
    'MOR comprueba cada petición con una suma de los valores y la clave secreta. Las versiones de MOR los ordenan de forma distinta; el conector averigua el orden correcto.',
};
