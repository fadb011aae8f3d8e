import type { FindingTexts } from '../texts.ts';

/** Qué está mal en una línea de las asignaciones. */
export const lines: FindingTexts['lines'] = {
  line_no_crm: { finding: 'el CRM «{value}» no está en la configuración; hay: {known}' },
  line_no_mor: { finding: 'el servidor MOR «{value}» no está en la configuración; hay: {known}' },
  line_not_a_number: {
    finding: '«{value}» no es un número: cifras, * y #, con + delante en la forma internacional',
  },
  line_emergency: { finding: '«{value}» es un número de emergencia' },
  line_cannot_dial: { finding: '«{value}» no se puede marcar ({reason})' },
  line_digits_lost: {
    finding:
      'Una hoja de cálculo lo ha cambiado y se han perdido cifras. Dé a la columna formato de texto e introduzca el número de nuevo.',
  },
  line_no_number: { finding: 'no contiene ningún número' },
  line_no_country: { finding: '«{value}» no es un país; use un código de dos letras como LT' },
  line_device: {
    finding:
      'El dispositivo es su número en MOR (se muestra como ACC), solo cifras; no la extensión ni el nombre SIP.',
  },
  line_digits: { finding: 'solo se admiten cifras' },
  line_email: { finding: 'no es una dirección de correo' },
  line_text: { finding: 'debe ser texto' },
  line_too_long: { finding: 'tiene más de {most} caracteres' },
  line_control: { finding: 'contiene un salto de línea u otro carácter de control' },
  line_lost_letter: { finding: 'Se ha perdido una letra: en su lugar está {sign}. Escríbala de nuevo.' },
  line_true_false: { finding: 'debe ser true o false (también yes, no, 1, 0)' },
  line_missing: { finding: 'falta' },
  source_emergency: { finding: '{source} es el número de emergencia {number}' },
  source_code: { finding: '{source} es un código con * o #, que nunca se marca' },
  source_cannot_dial: { finding: '{source} no se puede marcar ({reason})' },
  source_not_internal: {
    finding:
      '{source} no es un número interno (numbers.internal) ni la extensión que MOR tiene para este dispositivo',
  },
  source_lost_zero: {
    finding:
      'Una hoja de cálculo puede haber quitado el 0 delante de {digits}; escriba {number} si se trata de ese',
  },
  mor_line_no_device: { finding: 'MOR {mor} no tiene el dispositivo {device}.' },
  mor_line_device_untold: { finding: 'MOR no informó sobre el dispositivo: {text}' },
  mor_line_no_user: { finding: 'MOR {mor} no tiene el usuario {username} (o no lo muestra).' },
  mor_line_user_untold: { finding: 'MOR no informó sobre el usuario: {text}' },
  mor_line_of_another: { finding: 'El dispositivo {device} es de otro usuario MOR, no de {username}.' },
  mor_line_not_asked: { finding: 'No se puede preguntar a MOR {mor}: falta el usuario de estado.' },
  row_no_mor: { finding: 'No existe el servidor MOR «{mor}».' },
  row_device_shared: { finding: 'El dispositivo {device} lo usa también {agents}.' },
  row_no_user: { finding: 'El CRM ya no conoce a este usuario.' },
  row_inactive: { finding: 'Este usuario no está activo en el CRM.' },
  csv_column_twice: { finding: 'La columna está dos veces (la segunda, como «{heading}»).' },
  csv_column_missing: {
    finding: 'Falta la columna; la primera línea tiene que nombrarla (dice {headings}).',
  },
  csv_too_long: { finding: 'El archivo tiene más de {most} líneas; divídalo en varios archivos.' },
  csv_quote_open: {
    finding:
      'Aquí empieza una celda entre comillas que no termina; escriba dos veces cada comilla dentro de una celda.',
  },
  csv_quote_behind: {
    finding:
      'Hay texto detrás de una celda entre comillas; escriba dos veces cada comilla dentro de una celda.',
  },
  csv_empty: { finding: 'El archivo está vacío; su primera línea nombra las columnas.' },
  csv_headings_only: { finding: 'Solo hay encabezados, sin ninguna línea con un agente debajo.' },
  csv_cells: { finding: 'Tiene {cells} (celdas); la línea de encabezado, {headings}.' },
  csv_agent_twice: { finding: '{agent} ya está en la línea {earlier} (y otra vez en la {line}).' },
};
