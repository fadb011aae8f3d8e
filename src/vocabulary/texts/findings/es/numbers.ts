import type { FindingTexts } from '../texts.ts';

/** Por qué algo no es un número que se pueda marcar. */
export const numbers: FindingTexts['numbers'] = {
  number_few_for_country: { finding: 'tiene muy pocas cifras para {country}; ¿falta el prefijo?' },
  number_few_for_code: {
    finding: 'tiene muy pocas cifras para su prefijo de país; ¿falta el prefijo de zona?',
  },
  number_many_for_country: { finding: 'tiene demasiadas cifras para {country}' },
  number_many_for_code: { finding: 'tiene demasiadas cifras para su prefijo de país' },
  number_wrong_for_country: { finding: 'el número de cifras no vale para {country}; ¿falta el prefijo?' },
  number_wrong_for_code: {
    finding: 'el número de cifras no vale para su prefijo de país; ¿falta el prefijo de zona?',
  },
  number_no_such_code: { finding: 'su prefijo de país no existe' },
  number_none: { finding: 'no es un número de teléfono' },
  number_unlike_code: { finding: 'ningún número con ese prefijo de país es así; quizá falte una cifra' },
  number_unlike_country: {
    finding:
      'ningún número de {country} es así; quizá falte una cifra, o escríbalo con + y el prefijo del país',
  },
  number_two_meanings: { finding: 'puede ser {one} o {other}; escríbalo con + y el prefijo del país' },
  number_country_foreign: {
    finding:
      '«{value}» no es un país conocido aquí, así que solo se puede marcar un número con + y prefijo de país; corrija el país del contacto',
  },
  number_area_missing: { finding: 'falta el prefijo de zona para {country}' },
  number_country_unknown: { finding: 'no tiene + ni prefijo de país, y no hay país predeterminado' },
  number_letters: { finding: 'las letras no forman un número de teléfono; escríbalo en cifras' },
  number_beyond_any: { finding: 'tiene más cifras que cualquier teléfono' },
  number_star: { finding: 'los códigos con * y # son para el propio teléfono y nunca se marcan con un clic' },
  number_one_digit: { finding: 'una cifra no es un número de teléfono' },
  number_not_internal: { finding: 'tiene muy pocas cifras para un teléfono y aquí no es un número interno' },
  number_no_keyboard: { finding: 'contiene caracteres que ningún teclado escribe; tecléelo de nuevo' },
  number_date: { finding: 'es una fecha' },
  number_empty: { finding: 'está vacío' },
  number_several_none: { finding: 'contiene varios números, y ninguno se puede marcar' },
  number_several_untold: { finding: 'contiene varios números y no se ve dónde acaba uno; sepárelos con ;' },
  number_hours: { finding: 'puede acabar en horas o en sus últimas cifras; escriba las horas como «9-17 h»' },
  number_other_line: { finding: 'las últimas cifras pueden ser de otra línea; escriba un solo número' },
  number_one_or_two: { finding: 'pueden ser uno o dos números; separe dos con ; y escriba uno sin signos' },
  number_too_long: { finding: 'es demasiado largo para un teléfono' },
  number_emergency: { finding: 'los números de emergencia nunca se marcan con un clic; use un teléfono' },
};
