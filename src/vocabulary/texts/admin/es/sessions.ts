import type { AdminTexts } from '../texts.ts';

/** The page Sessions. */
export const sessions: AdminTexts['sessions'] = {
  administrator: 'administrador',
  viewer: 'solo lectura',
  sessions: 'Sesiones',
  who_is_signed_in_to:
    'Quién ha iniciado sesión en estas páginas. Al terminar una sesión, ese navegador sale al instante.',
  nobody_is_signed_in: 'Nadie ha iniciado sesión.',
  you: 'usted',
  role: 'Rol',
  from_address: 'Desde dónde',
  signed_in: 'Inicio de sesión',
  last_seen: 'Visto por última vez',
  end: 'Terminar',
  end_the_session_of_from: 'Terminar la sesión de {0} desde {1}',
  change_the_administrator_password: 'Cambiar la contraseña de administrador',
  current_password: 'Contraseña actual',
  new_password: 'Contraseña nueva',
  at_least_10_characters_all: 'Al menos 10 caracteres. Se cierran todas las demás sesiones.',
  the_password_was_changed_all: 'Se cambió la contraseña; todas las demás sesiones han terminado.',
  change_the_password: 'Cambiar la contraseña',
};
