/** Fields of a Salesforce connection: label and hint, by path. */
export const salesforce_settings = {
  url: { label: 'Adresas', hint: 'Organizacijos My Domain adresas, https://NAME.my.salesforce.com' },
  login: { label: 'Prisijungimas' },
  'login.flow': { label: 'Prisijungimo būdas' },
  'login.clientId': { label: 'Kliento id', hint: 'External Client App naudotojo raktas (consumer key)' },
  'login.username': { label: 'Naudotojo vardas', hint: 'Integracijos naudotojo' },
  'login.privateKey': {
    label: 'Privatusis raktas (PEM)',
    hint: 'RSA, nuo BEGIN iki END; jo sertifikatas yra External Client App',
  },
  'login.audience': { label: 'Gavėjas', hint: 'Organizacijos adresas, nebent valstybinė debesija nori kito' },
  'login.certificate': {
    label: 'Sertifikatas (PEM)',
    hint: 'Nuo BEGIN iki END; tik tam, kad savitikra įspėtų prieš jam baigiantis',
  },
  'login.clientSecret': {
    label: 'Kliento paslaptis',
    hint: 'External Client App naudotojo paslaptis (consumer secret)',
  },
  apiVersion: { label: 'API versija' },
  timeoutMs: {
    label: 'Laiko riba (ms)',
    hint: 'Vienos užklausos; visa operacija baigiasi vėliausiai po 10 s',
  },
  cacheSec: {
    label: 'Laikyti naudotojus (s)',
    hint: 'Kiek laiko prisimenami naudotojai, o įrašai – 5 s; pakeitimai panaikina anksčiau',
  },
  visibility: { label: 'Ką agentai gali kviesti' },
  objects: {
    label: 'Objektai',
    hint: 'Nuosavi objektai, kuriems galima skambinti, ir kiti įprastų objektų laukai (Contact, Lead, Account ...)',
  },
  'objects.*.phones': { label: 'Telefono laukai' },
  'objects.*.otherPhones': {
    label: 'Ir kiti telefono laukai',
    hint: 'Rinkti ir kitus Phone tipo laukus, po išvardytų',
  },
  'objects.*.names': { label: 'Vardo laukai' },
  'objects.*.countries': { label: 'Šalies laukai' },
  'objects.*.doNotCall': { label: 'Laukai „neskambinti“' },
  userFields: { label: 'Naudotojo įrašo laukai' },
  'userFields.username': { label: 'Naudotojo vardas' },
  'userFields.device': { label: 'Įrenginys' },
  'userFields.source': { label: 'Šaltinis' },
  'userFields.callerIdA': { label: 'Agentui rodomas numeris' },
  'userFields.callerIdB': { label: 'Kontaktui rodomas numeris' },
  task: { label: 'Užduotys (Tasks)' },
  'task.callIdField': { label: 'Skambučio id laukas' },
  'task.outcomeField': { label: 'Baigties laukas' },
  'task.directionField': { label: 'Krypties laukas', hint: 'Siunčiamas ar gaunamas, ataskaitoms' },
  'task.talkSecondsField': { label: 'Pokalbio trukmės laukas' },
  'task.status': {
    label: 'Būsena',
    hint: 'Baigto skambučio; tuščia: „Completed“, jei tai laikoma uždaryta, kitaip pirma tokia',
  },
  'task.recordType': { label: 'Įrašo tipas', hint: 'Task įrašo tipo kūrėjo vardas' },
  'task.subject': {
    label: 'Tema',
    hint: 'Naujos užduoties, su {contact}, {number}, {source}, {outcome}, {result}, {talk}, {call}',
  },
  'task.language': { label: 'Kalba', hint: 'Kuria jungtis rašo į užduotis' },
  'task.fields': {
    label: 'Kiti laukai',
    hint: 'Naujos užduoties, ir perskambinimo, pavyzdžiui, privalomi; su {contact}, {number}, {source}, {outcome}, {result}, {talk}, {call}',
  },
  stateEvent: {
    label: 'Platformos įvykis',
    hint: 'Juo skelbiamas kiekvienas skambučio būsenos pokytis; tuščia: neskelbiama',
  },
  permissionSet: { label: 'Leidimų rinkinys', hint: 'Savitikra tikisi jo prie integracijos naudotojo' },
} as const;
