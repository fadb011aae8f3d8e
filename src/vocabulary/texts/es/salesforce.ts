import type { Texts } from '../texts.ts';

export const salesforce: Texts['salesforce'] = {
  Mor_Call_Title: 'Llamar',
  Mor_Call_Number: 'Llamar a {0}: {1}',
  Mor_Call_Record: 'Llamar a este registro',
  Mor_Call_Record_Hint: 'El número procede del contacto o de la cuenta relacionados.',
  Mor_No_Telephone: 'No hay ningún número de teléfono que usted pueda ver.',
  Mor_Record_Gone: 'Este registro no existe o usted no puede verlo.',
  Mor_Do_Not_Call: 'No llamar: este contacto no desea recibir llamadas.',
  Mor_Stale: 'Ahora no se puede leer el estado. La llamada no se ve afectada.',
  Mor_Someone: 'el contacto',
  Mor_List_Title: 'Llamar a los registros seleccionados',
  Mor_List_Empty: 'No hay registros seleccionados a los que llamar. Vuelva a la lista y seleccione algunos.',
  Mor_List_Progress: '{0} de {1}',
  Mor_List_Confirm: 'Elija un número para llamar u omita este registro.',
  Mor_List_Skip: 'Omitir',
  Mor_List_Next: 'Registro siguiente',
  Mor_List_Wait: 'Espere a que termine la llamada.',
  Mor_List_Finish: 'Volver a la lista',
  Mor_List_Done: 'Terminado: {0} llamados, {1} omitidos.',
  Mor_Refresh: 'Actualizar',
  Mor_Check_Title: '¿Por qué no puedo llamar?',
  Mor_Check_Run: 'Comprobar ahora',
  Mor_Check_Ok: 'Todo está en orden: puede llamar.',
  Mor_Check_Source: 'Su teléfono: {0}',
  Mor_Admin_Title: 'Conector MOR',
  Mor_Admin_Connection: 'Conexión',
  Mor_Admin_Connection_Hint:
    'Pregunta al conector por usted. Demuestra que la dirección, la clave y el servicio funcionan.',
  Mor_Admin_Test: 'Probar la conexión',
  Mor_Admin_Connection_Ok: 'El conector responde y acepta la clave de esta organización.',
  Mor_Admin_Agents: 'Usuarios con el conjunto de permisos MOR Agent',
  Mor_Admin_Search: 'Buscar por nombre',
  Mor_Admin_More: 'Se muestran los primeros {0}; busque los demás.',
  Mor_Admin_Agents_Empty: 'Nadie tiene todavía el conjunto de permisos MOR Agent.',
  Mor_Admin_Name: 'Nombre',
  Mor_Admin_Username: 'Usuario de MOR',
  Mor_Admin_Device: 'Dispositivo',
  Mor_Admin_Source: 'Número de origen',
  Mor_Admin_Status: 'Estado',
  Mor_Admin_Check: 'Comprobar',
  Mor_Admin_Check_User: 'Comprobar {0}',
  Mor_Admin_Ready: 'Puede llamar',
  Mor_Admin_Forbidden: 'Solo quienes tengan el conjunto de permisos MOR Administrator pueden ver esto.',
  Mor_Problem_Unauthenticated:
    'El conector no acepta la clave de esta organización. Un administrador debe introducirla de nuevo en Configuración.',
  Mor_Setup_Title: 'Configuración',
  Mor_Setup_Progress: '{0} de {1} pasos están hechos.',
  Mor_Setup_Again: 'Comprobar de nuevo',
  Mor_Setup_Done: 'Hecho',
  Mor_Setup_Missing: 'Pendiente',
  Mor_Setup_Look: 'Compruébelo usted',
  Mor_Setup_Open: 'Abrir en Configuración',
  Mor_Setup_Address: 'Dirección del conector',
  Mor_Setup_Address_Hint:
    'Introduzca la dirección https pública del conector. Salesforce la consulta en cada llamada.',
  Mor_Setup_Address_Invalid:
    'Introduzca la dirección completa con https:// delante, como la muestra el navegador, sin signo de interrogación.',
  Mor_Setup_Key: 'Clave de esta organización',
  Mor_Setup_Key_Hint:
    'Introduzca una clave de API que el conector tenga para esta organización. Salesforce la guarda cifrada y nadie puede volver a leerla.',
  Mor_Setup_Key_Invalid: 'Introduzca la clave.',
  Mor_Setup_Connection: 'Conexión',
  Mor_Setup_Connection_Hint: 'Salesforce pregunta al conector: debe responder y aceptar la clave.',
  Mor_Setup_Agents: 'Agentes',
  Mor_Setup_Agents_Hint:
    'Asigne el conjunto de permisos MOR Agent a todos los que llaman. Usuarios que lo tienen: {0}',
  Mor_Setup_Integration: 'Usuario del conector',
  Mor_Setup_Integration_Hint:
    'Cree un usuario para el conector, con una función por encima de las de los agentes, y asígnele el conjunto de permisos MOR Integration. Encontrado: {0}',
  Mor_Setup_Licence: 'Licencia de ese usuario',
  Mor_Setup_Licence_Hint:
    'Asigne la licencia de conjunto de permisos Salesforce API Integration: sin ella, la licencia del usuario no da acceso a los registros.',
  Mor_Setup_Login: 'Inicio de sesión del conector',
  Mor_Setup_Login_Hint:
    'Despliegue la carpeta service-login, dé al conector la clave de consumidor, el nombre de usuario y la clave privada, y ejecute su check. El paso está hecho cuando ese usuario ha iniciado sesión.',
  Mor_Setup_Flow: 'Flujo para vistas de lista',
  Mor_Setup_Flow_Hint:
    'Configuración, Flujos: active Call selected records with MOR. En producción los flujos se despliegan desactivados.',
  Mor_Setup_Telephones: 'Teléfonos de los agentes',
  Mor_Setup_Telephones_Hint:
    'Rellene MOR Username, MOR Device y MOR Source Number en los usuarios, o use la página de asignación del conector, y compruebe abajo cada agente. Sin número en el usuario: {0}',
  Mor_Setup_Pages: 'Páginas de registro y botones',
  Mor_Setup_Pages_Hint:
    'Lightning App Builder: ponga MOR Call en las páginas de registro, para escritorio y para teléfono. Formatos de página: añada la acción Call. Vistas de lista: añada el botón Call with MOR. La organización no puede saber si está hecho.',
  Mor_Setup_Call: 'Primera llamada',
  Mor_Setup_Call_Hint: 'Haga una llamada. Unos segundos después de terminar, su tarea está aquí.',
};

export const salesforceApps: Texts['salesforceApps'] = {
  MOR_Calls: 'Llamadas MOR',
  MOR_Administration: 'Administración MOR',
};
