/** Labels of the Salesforce package alone. */
export const salesforce = {
  Mor_Call_Title: 'Call',
  Mor_Call_Number: 'Call {0}: {1}',
  Mor_Call_Record: 'Call this record',
  Mor_Call_Record_Hint: 'The number comes from the related contact or account.',
  Mor_No_Telephone: 'There is no telephone number here that you may see.',
  Mor_Record_Gone: 'This record does not exist or you may not see it.',
  Mor_Do_Not_Call: 'Do not call: this contact does not want to be called.',
  Mor_Stale: 'The state cannot be read at the moment. The call is not affected.',
  Mor_Someone: 'the contact',
  Mor_List_Title: 'Call selected records',
  Mor_List_Empty: 'No records are selected that can be called. Go back to the list and select some.',
  Mor_List_Progress: '{0} of {1}',
  Mor_List_Confirm: 'Choose a number to call, or skip this record.',
  Mor_List_Skip: 'Skip',
  Mor_List_Next: 'Next record',
  Mor_List_Wait: 'Wait until the call has ended.',
  Mor_List_Finish: 'Back to the list',
  Mor_List_Done: 'Done: {0} called, {1} skipped.',
  Mor_Refresh: 'Refresh',
  Mor_Check_Title: 'Why can I not call?',
  Mor_Check_Run: 'Check now',
  Mor_Check_Ok: 'Everything is in order: you can call.',
  Mor_Check_Source: 'Your telephone: {0}',
  Mor_Admin_Title: 'MOR connector',
  Mor_Admin_Connection: 'Connection',
  Mor_Admin_Connection_Hint:
    'Asks the connector about yourself. It proves that address, key and service work.',
  Mor_Admin_Test: 'Test the connection',
  Mor_Admin_Connection_Ok: 'The connector answers and accepts the key of this org.',
  Mor_Admin_Agents: 'Users with the permission set MOR Agent',
  Mor_Admin_Search: 'Search by name',
  Mor_Admin_More: 'The first {0} are shown; search for the others.',
  Mor_Admin_Agents_Empty: 'Nobody has the permission set MOR Agent yet.',
  Mor_Admin_Name: 'Name',
  Mor_Admin_Username: 'MOR username',
  Mor_Admin_Device: 'Device',
  Mor_Admin_Source: 'Source number',
  Mor_Admin_Status: 'Status',
  Mor_Admin_Check: 'Check',
  Mor_Admin_Check_User: 'Check {0}',
  Mor_Admin_Ready: 'Can call',
  Mor_Admin_Forbidden: 'Only holders of the permission set MOR Administrator may see this.',
  Mor_Problem_Unauthenticated:
    'The connector does not accept the key of this org. An administrator enters it again in Setup.',
  Mor_Setup_Title: 'Set-up',
  Mor_Setup_Progress: '{0} of {1} steps are done.',
  Mor_Setup_Again: 'Check again',
  Mor_Setup_Done: 'Done',
  Mor_Setup_Missing: 'To do',
  Mor_Setup_Look: 'Check yourself',
  Mor_Setup_Open: 'Open in Setup',
  Mor_Setup_Address: 'Address of the connector',
  Mor_Setup_Address_Hint:
    'Enter the public https address of the connector. Salesforce asks it for every call.',
  Mor_Setup_Address_Invalid:
    'Enter the whole address with https:// in front, as the browser shows it, without a question mark.',
  Mor_Setup_Key: 'Key of this org',
  Mor_Setup_Key_Hint:
    'Enter an API key that the connector has for this org. Salesforce keeps it encrypted, and nobody can read it again.',
  Mor_Setup_Key_Invalid: 'Enter the key.',
  Mor_Setup_Connection: 'Connection',
  Mor_Setup_Connection_Hint: 'Salesforce asks the connector: it has to answer and to accept the key.',
  Mor_Setup_Agents: 'Agents',
  Mor_Setup_Agents_Hint: 'Assign the permission set MOR Agent to everybody who calls. Users with it: {0}',
  Mor_Setup_Integration: 'User of the connector',
  Mor_Setup_Integration_Hint:
    'Create a user for the connector, with a role above the roles of the agents, and assign the permission set MOR Integration. Found: {0}',
  Mor_Setup_Licence: 'Licence of that user',
  Mor_Setup_Licence_Hint:
    'Assign the permission set license Salesforce API Integration: without it the licence of the user gives no access to records.',
  Mor_Setup_Login: 'Login of the connector',
  Mor_Setup_Login_Hint:
    'Deploy the folder service-login, give consumer key, user name and private key to the connector, and run its check. This step is done when that user has logged in.',
  Mor_Setup_Flow: 'Flow for list views',
  Mor_Setup_Flow_Hint:
    'Setup, Flows: activate Call selected records with MOR. Production deploys flows switched off.',
  Mor_Setup_Telephones: 'Telephones of the agents',
  Mor_Setup_Telephones_Hint:
    'Fill MOR Username, MOR Device and MOR Source Number on the users, or use the mapping page of the connector, and check each agent below. Without a number on the user: {0}',
  Mor_Setup_Pages: 'Record pages and buttons',
  Mor_Setup_Pages_Hint:
    'Lightning App Builder: put MOR Call on the record pages, for desktop and for phone. Page layouts: add the action Call. List views: add the button Call with MOR. Nothing inside the org can tell whether this is done.',
  Mor_Setup_Call: 'First call',
  Mor_Setup_Call_Hint: 'Place a call. Some seconds after its end its Task is here.',
} as const;

/** Salesforce's application and its administrator's tab. */
export const salesforceApps = {
  MOR_Calls: 'MOR Calls',
  MOR_Administration: 'MOR Administration',
} as const;
