import type { Texts } from '../texts.ts';

export const salesforce: Texts['salesforce'] = {
  Mor_Call_Title: 'Anrufen',
  Mor_Call_Number: '{0} anrufen: {1}',
  Mor_Call_Record: 'Diesen Datensatz anrufen',
  Mor_Call_Record_Hint: 'Die Nummer kommt vom zugehörigen Kontakt oder Account.',
  Mor_No_Telephone: 'Hier gibt es keine Telefonnummer, die Sie sehen dürfen.',
  Mor_Record_Gone: 'Diesen Datensatz gibt es nicht, oder Sie dürfen ihn nicht sehen.',
  Mor_Do_Not_Call: 'Nicht anrufen: Dieser Kontakt möchte keine Anrufe.',
  Mor_Stale: 'Der Stand ist gerade nicht lesbar. Der Anruf läuft weiter.',
  Mor_Someone: 'der Kontakt',
  Mor_List_Title: 'Ausgewählte Datensätze anrufen',
  Mor_List_Empty:
    'Es ist kein Datensatz ausgewählt, der angerufen werden kann. Wählen Sie in der Liste welche aus.',
  Mor_List_Progress: '{0} von {1}',
  Mor_List_Confirm: 'Wählen Sie eine Nummer, oder überspringen Sie diesen Datensatz.',
  Mor_List_Skip: 'Überspringen',
  Mor_List_Next: 'Nächster Datensatz',
  Mor_List_Wait: 'Warten Sie, bis der Anruf beendet ist.',
  Mor_List_Finish: 'Zurück zur Liste',
  Mor_List_Done: 'Fertig: {0} angerufen, {1} übersprungen.',
  Mor_Refresh: 'Aktualisieren',
  Mor_Check_Title: 'Warum kann ich nicht anrufen?',
  Mor_Check_Run: 'Jetzt prüfen',
  Mor_Check_Ok: 'Alles in Ordnung: Sie können anrufen.',
  Mor_Check_Source: 'Ihr Telefon: {0}',
  Mor_Admin_Title: 'MOR-Konnektor',
  Mor_Admin_Connection: 'Verbindung',
  Mor_Admin_Connection_Hint:
    'Fragt den Konnektor nach Ihnen selbst. Das beweist, dass Adresse, Schlüssel und Dienst stimmen.',
  Mor_Admin_Test: 'Verbindung testen',
  Mor_Admin_Connection_Ok: 'Der Konnektor antwortet und nimmt den Schlüssel dieser Organisation an.',
  Mor_Admin_Agents: 'Benutzer mit dem Berechtigungssatz MOR Agent',
  Mor_Admin_Search: 'Nach Namen suchen',
  Mor_Admin_More: 'Die ersten {0} sind zu sehen; suchen Sie nach den anderen.',
  Mor_Admin_Agents_Empty: 'Noch niemand hat den Berechtigungssatz MOR Agent.',
  Mor_Admin_Name: 'Name',
  Mor_Admin_Username: 'MOR-Benutzername',
  Mor_Admin_Device: 'Gerät',
  Mor_Admin_Source: 'Quellnummer',
  Mor_Admin_Status: 'Status',
  Mor_Admin_Check: 'Prüfen',
  Mor_Admin_Check_User: '{0} prüfen',
  Mor_Admin_Ready: 'Kann anrufen',
  Mor_Admin_Forbidden: 'Nur Inhaber des Berechtigungssatzes MOR Administrator dürfen dies sehen.',
  Mor_Problem_Unauthenticated:
    'Der Konnektor nimmt den Schlüssel dieser Organisation nicht an. Ein Administrator trägt ihn im Setup neu ein.',
  Mor_Setup_Title: 'Einrichtung',
  Mor_Setup_Progress: '{0} von {1} Schritten sind erledigt.',
  Mor_Setup_Again: 'Erneut prüfen',
  Mor_Setup_Done: 'Erledigt',
  Mor_Setup_Missing: 'Zu tun',
  Mor_Setup_Look: 'Selbst prüfen',
  Mor_Setup_Open: 'In Setup öffnen',
  Mor_Setup_Address: 'Adresse des Connectors',
  Mor_Setup_Address_Hint:
    'Geben Sie die öffentliche https-Adresse des Connectors ein. Salesforce fragt sie bei jedem Anruf.',
  Mor_Setup_Address_Invalid:
    'Geben Sie die ganze Adresse mit https:// davor ein, wie der Browser sie zeigt, ohne Fragezeichen.',
  Mor_Setup_Key: 'Schlüssel dieser Org',
  Mor_Setup_Key_Hint:
    'Geben Sie einen API-Schlüssel ein, den der Connector für diese Org hat. Salesforce bewahrt ihn verschlüsselt auf, und niemand kann ihn wieder lesen.',
  Mor_Setup_Key_Invalid: 'Geben Sie den Schlüssel ein.',
  Mor_Setup_Connection: 'Verbindung',
  Mor_Setup_Connection_Hint: 'Salesforce fragt den Connector: Er muss antworten und den Schlüssel annehmen.',
  Mor_Setup_Agents: 'Agenten',
  Mor_Setup_Agents_Hint:
    'Weisen Sie allen, die anrufen, den Berechtigungssatz MOR Agent zu. Benutzer damit: {0}',
  Mor_Setup_Integration: 'Benutzer des Connectors',
  Mor_Setup_Integration_Hint:
    'Legen Sie einen Benutzer für den Connector an, mit einer Rolle über den Rollen der Agenten, und weisen Sie den Berechtigungssatz MOR Integration zu. Gefunden: {0}',
  Mor_Setup_Licence: 'Lizenz dieses Benutzers',
  Mor_Setup_Licence_Hint:
    'Weisen Sie die Berechtigungssatzlizenz Salesforce API Integration zu: Ohne sie gibt die Lizenz des Benutzers keinen Zugriff auf Datensätze.',
  Mor_Setup_Login: 'Anmeldung des Connectors',
  Mor_Setup_Login_Hint:
    'Stellen Sie den Ordner service-login bereit, geben Sie dem Connector Consumer Key, Benutzernamen und privaten Schlüssel und führen Sie dessen check aus. Erledigt ist der Schritt, wenn dieser Benutzer angemeldet war.',
  Mor_Setup_Flow: 'Flow für Listenansichten',
  Mor_Setup_Flow_Hint:
    'Setup, Flows: Aktivieren Sie Call selected records with MOR. In der Produktion werden Flows ausgeschaltet bereitgestellt.',
  Mor_Setup_Telephones: 'Telefone der Agenten',
  Mor_Setup_Telephones_Hint:
    'Füllen Sie MOR Username, MOR Device und MOR Source Number bei den Benutzern aus, oder nehmen Sie die Zuordnungsseite des Connectors, und prüfen Sie unten jeden Agenten. Ohne Nummer beim Benutzer: {0}',
  Mor_Setup_Pages: 'Datensatzseiten und Schaltflächen',
  Mor_Setup_Pages_Hint:
    'Lightning App Builder: Setzen Sie MOR Call auf die Datensatzseiten, für Desktop und für Telefon. Seitenlayouts: Fügen Sie die Aktion Call hinzu. Listenansichten: die Schaltfläche Call with MOR. Ob das erledigt ist, kann die Org nicht feststellen.',
  Mor_Setup_Call: 'Erster Anruf',
  Mor_Setup_Call_Hint: 'Rufen Sie jemanden an. Einige Sekunden nach dem Ende ist die Aufgabe da.',
};

export const salesforceApps: Texts['salesforceApps'] = {
  MOR_Calls: 'MOR-Anrufe',
  MOR_Administration: 'MOR-Verwaltung',
};
