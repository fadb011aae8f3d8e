import type { MappingColumn } from './column-lists.ts';

/** Headings that people write in other languages, besides the labels of the pages. */
export const HEADING_WORDS: readonly (readonly [MappingColumn, readonly string[]])[] = [
  ['user', ['Benutzer', 'Benutzer-ID', 'Usuario', 'ID de usuario']],
  ['user', ['Naudotojas', 'Naudotojo ID', 'Пользователь', 'ID пользователя']],
  ['username', ['MOR-Benutzername', 'Usuario MOR', 'MOR naudotojas', 'Пользователь MOR']],
  ['device', ['Geräte-ID', 'ID del dispositivo', 'Įrenginio ID', 'ID устройства']],
  ['source', ['Nebenstelle', 'Durchwahl', 'Telefon', 'Rufnummer', 'Extensión', 'Teléfono']],
  ['source', ['Vidinis numeris', 'Telefonas', 'Добавочный', 'Внутренний номер', 'Телефон']],
  ['name', ['Vollständiger Name', 'Nombre completo', 'Vardas ir pavardė', 'ФИО']],
  ['email', ['E-Mail-Adresse', 'Correo electrónico', 'El. paštas', 'Электронная почта']],
];
