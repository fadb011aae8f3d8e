import type { FindingTexts } from '../texts.ts';

/** Por qué se propone una línea de MOR para un usuario del CRM. */
export const matching: FindingTexts['matching'] = {
  match_email: { finding: 'mismo correo {email}' },
  match_username: { finding: 'mismo nombre de usuario {username}' },
  match_local_part: { finding: 'el correo empieza por el usuario MOR {username}' },
  match_telephone: { finding: 'mismo teléfono {number}' },
  match_name: { finding: 'mismo nombre «{name}»' },
  match_initial: { finding: 'mismo apellido e inicial «{name}»' },
  match_extension: { finding: 'el teléfono es la extensión {number}' },
  match_device_number: { finding: 'el teléfono es el número del dispositivo {device}' },
  match_taken: { finding: 'El dispositivo {device} ya está asignado a {user}.' },
  match_rivals: { finding: 'El dispositivo {device} también encaja con {users}.' },
  match_several: { finding: '{username} tiene varios dispositivos ({devices}); este es el primero.' },
  match_second: { finding: '{username} encaja casi igual de bien.' },
  match_no_number: { finding: 'MOR no conoce ningún número de este dispositivo; ponga el origen.' },
  match_no_status_user: { finding: 'MOR {mor}: ponga un usuario de estado para poder preguntar a MOR.' },
  match_no_users: {
    finding:
      '{crm} no dice quiénes son sus usuarios, así que no se puede emparejar a nadie: importe un CSV o añada filas a mano.',
  },
};
