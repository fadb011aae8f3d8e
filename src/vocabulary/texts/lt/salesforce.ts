import type { Texts } from '../texts.ts';

export const salesforce: Texts['salesforce'] = {
  Mor_Call_Title: 'Skambinti',
  Mor_Call_Number: 'Skambinti, {0}: {1}',
  Mor_Call_Record: 'Skambinti pagal šį įrašą',
  Mor_Call_Record_Hint: 'Numeris imamas iš susijusio kontakto arba kliento.',
  Mor_No_Telephone: 'Čia nėra telefono numerio, kurį galite matyti.',
  Mor_Record_Gone: 'Šio įrašo nėra arba jūs negalite jo matyti.',
  Mor_Do_Not_Call: 'Neskambinti: šis kontaktas nenori skambučių.',
  Mor_Stale: 'Šiuo metu nepavyksta nuskaityti būsenos. Skambučiui tai įtakos neturi.',
  Mor_Someone: 'kontaktas',
  Mor_List_Title: 'Skambinti pagal pasirinktus įrašus',
  Mor_List_Empty: 'Nepasirinkta įrašų, kuriais galima skambinti. Grįžkite į sąrašą ir pasirinkite.',
  Mor_List_Progress: '{0} iš {1}',
  Mor_List_Confirm: 'Pasirinkite numerį arba praleiskite šį įrašą.',
  Mor_List_Skip: 'Praleisti',
  Mor_List_Next: 'Kitas įrašas',
  Mor_List_Wait: 'Palaukite, kol skambutis baigsis.',
  Mor_List_Finish: 'Grįžti į sąrašą',
  Mor_List_Done: 'Baigta: paskambinta {0}, praleista {1}.',
  Mor_Refresh: 'Atnaujinti',
  Mor_Check_Title: 'Kodėl negaliu skambinti?',
  Mor_Check_Run: 'Tikrinti',
  Mor_Check_Ok: 'Viskas gerai: galite skambinti.',
  Mor_Check_Source: 'Jūsų telefonas: {0}',
  Mor_Admin_Title: 'MOR jungtis',
  Mor_Admin_Connection: 'Ryšys',
  Mor_Admin_Connection_Hint: 'Klausia jungties apie jus. Tai įrodo, kad adresas, raktas ir paslauga veikia.',
  Mor_Admin_Test: 'Tikrinti ryšį',
  Mor_Admin_Connection_Ok: 'Jungtis atsako ir priima šios organizacijos raktą.',
  Mor_Admin_Agents: 'Naudotojai, turintys leidimų rinkinį „MOR Agent“',
  Mor_Admin_Search: 'Ieškoti pagal vardą',
  Mor_Admin_More: 'Rodomi pirmieji {0}; kitų ieškokite.',
  Mor_Admin_Agents_Empty: 'Leidimų rinkinys „MOR Agent“ dar niekam nepriskirtas.',
  Mor_Admin_Name: 'Vardas',
  Mor_Admin_Username: 'MOR naudotojo vardas',
  Mor_Admin_Device: 'Įrenginys',
  Mor_Admin_Source: 'Šaltinio numeris',
  Mor_Admin_Status: 'Būsena',
  Mor_Admin_Check: 'Tikrinti',
  Mor_Admin_Check_User: 'Tikrinti: {0}',
  Mor_Admin_Ready: 'Gali skambinti',
  Mor_Admin_Forbidden: 'Tai mato tik turintieji leidimų rinkinį „MOR Administrator“.',
  Mor_Problem_Unauthenticated:
    'Jungtis nepriima šios organizacijos rakto. Administratorius turi jį iš naujo įvesti sąrankoje.',
  Mor_Setup_Title: 'Sąranka',
  Mor_Setup_Progress: 'Atlikta žingsnių: {0} iš {1}.',
  Mor_Setup_Again: 'Tikrinti dar kartą',
  Mor_Setup_Done: 'Atlikta',
  Mor_Setup_Missing: 'Reikia atlikti',
  Mor_Setup_Look: 'Patikrinkite patys',
  Mor_Setup_Open: 'Atverti sąrankoje',
  Mor_Setup_Address: 'Jungties adresas',
  Mor_Setup_Address_Hint:
    'Įveskite viešą jungties https adresą. Salesforce kreipiasi juo kiekvieno skambučio metu.',
  Mor_Setup_Address_Invalid:
    'Įveskite visą adresą su https:// priekyje, kaip jį rodo naršyklė, be klaustuko.',
  Mor_Setup_Key: 'Šios organizacijos raktas',
  Mor_Setup_Key_Hint:
    'Įveskite API raktą, kurį jungtis turi šiai organizacijai. Salesforce jį saugo užšifruotą, ir niekas jo nebegali perskaityti.',
  Mor_Setup_Key_Invalid: 'Įveskite raktą.',
  Mor_Setup_Connection: 'Ryšys',
  Mor_Setup_Connection_Hint: 'Salesforce kreipiasi į jungtį: ji turi atsakyti ir priimti raktą.',
  Mor_Setup_Agents: 'Agentai',
  Mor_Setup_Agents_Hint:
    'Priskirkite leidimų rinkinį MOR Agent visiems, kurie skambina. Naudotojai su juo: {0}',
  Mor_Setup_Integration: 'Jungties naudotojas',
  Mor_Setup_Integration_Hint:
    'Sukurkite jungčiai naudotoją, kurio vaidmuo yra aukščiau už agentų vaidmenis, ir priskirkite leidimų rinkinį MOR Integration. Rasta: {0}',
  Mor_Setup_Licence: 'To naudotojo licencija',
  Mor_Setup_Licence_Hint:
    'Priskirkite leidimų rinkinio licenciją Salesforce API Integration: be jos naudotojo licencija nesuteikia prieigos prie įrašų.',
  Mor_Setup_Login: 'Jungties prisijungimas',
  Mor_Setup_Login_Hint:
    'Įdiekite aplanką service-login, perduokite jungčiai consumer key, naudotojo vardą ir privatųjį raktą ir paleiskite jos check. Žingsnis atliktas, kai tas naudotojas yra prisijungęs.',
  Mor_Setup_Flow: 'Sąrašų rodinių srautas',
  Mor_Setup_Flow_Hint:
    'Sąranka, Srautai: suaktyvinkite Call selected records with MOR. Darbinėje aplinkoje srautai įdiegiami išjungti.',
  Mor_Setup_Telephones: 'Agentų telefonai',
  Mor_Setup_Telephones_Hint:
    'Užpildykite naudotojų laukus MOR Username, MOR Device ir MOR Source Number arba naudokite jungties susiejimo puslapį ir žemiau patikrinkite kiekvieną agentą. Be numerio naudotojo įraše: {0}',
  Mor_Setup_Pages: 'Įrašų puslapiai ir mygtukai',
  Mor_Setup_Pages_Hint:
    'Lightning App Builder: įdėkite MOR Call į įrašų puslapius, kompiuteriui ir telefonui. Puslapių maketai: pridėkite veiksmą Call. Sąrašų rodiniai: pridėkite mygtuką Call with MOR. Ar tai atlikta, organizacija pati nustatyti negali.',
  Mor_Setup_Call: 'Pirmas skambutis',
  Mor_Setup_Call_Hint: 'Paskambinkite. Praėjus kelioms sekundėms po pabaigos čia atsiras užduotis.',
};

export const salesforceApps: Texts['salesforceApps'] = {
  MOR_Calls: 'MOR skambučiai',
  MOR_Administration: 'MOR valdymas',
};
