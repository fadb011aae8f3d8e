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
  sign_in_with_your_organisation: 'Acceso con su organización',
  people_sign_in_at_your:
    'Se inicia sesión en su propio proveedor con OpenID Connect (Microsoft Entra ID, Google, Okta, Keycloak y otros). La contraseña sigue sirviendo, para que nadie se quede fuera.',
  in_use: 'en uso',
  not_set_up: 'sin configurar',
  register_this_address: 'Dirección de retorno que hay que registrar en el proveedor',
  it_is_not_in_use: 'No se usa: {0}',
  sign_in_was_saved:
    'Guardado: vale desde el próximo inicio de sesión. Pruébelo en otro navegador antes de salir de este.',
  sign_in_was_removed: 'Quitado: se inicia sesión con la contraseña.',
  remove_question: '¿Quitar el acceso con su organización?',
  everybody_who_signed_in: 'Quienes entraron de ese modo salen de inmediato. La contraseña sigue sirviendo.',
};
