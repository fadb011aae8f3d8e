/** Fields of SugarCRM and SuiteCRM connections: label and hint, by path. */
export const sugar_settings = {
  url: { label: 'Adresas' },
  numbersFrom: { label: 'Numeriai imami iš' },
  modules: {
    label: 'Moduliai',
    hint: 'Moduliai, kurių numeriais galima skambinti, be Contacts, Leads, Prospects, Accounts ir Users',
  },
  'modules.*.phones': { label: 'Telefono laukai' },
  'modules.*.name': { label: 'Vardo laukai' },
  'modules.*.country': { label: 'Šalies laukas' },
  'modules.*.doNotCall': { label: 'Laukai „neskambinti“' },
  userFields: { label: 'Naudotojo įrašo laukai' },
  'userFields.username': { label: 'Naudotojo vardas' },
  'userFields.device': { label: 'Įrenginys' },
  'userFields.source': { label: 'Šaltinis' },
  activityFields: { label: 'Veiklos laukai' },
  'activityFields.callId': { label: 'Skambučio id' },
  'activityFields.talkSeconds': { label: 'Pokalbio trukmė' },
  'activityFields.outcome': { label: 'Baigtis' },
  'activityFields.recording': { label: 'Nuoroda į įrašą', hint: 'Rašoma tik tada, kai CRM turi šį lauką' },
  'activityFields.disposition': {
    label: 'Rezultatas',
    hint: 'Nėra, arba CRM jo neturi: agento rezultatas yra pirma aprašymo eilutė',
  },
  task: { label: 'Perskambinimo užduotys' },
  'task.language': {
    label: 'Kalba',
    hint: 'Kuria rašoma skambučio tema ir tai, ką jungtis rašo į perskambinimo užduotį',
  },
  'task.fields': {
    label: 'Kiti laukai',
    hint: 'Naujos perskambinimo užduoties, pavyzdžiui, privalomi; su {contact}, {number}, {call}',
  },
  numberFields: {
    label: 'Paskutinių skaitmenų laukai',
    hint: 'Kuriuose paketas laiko paskutinius įrašo numerių skaitmenis gaunamiems skambučiams',
  },
  changesPollSec: {
    label: 'Ieškoti pasikeitusių naudotojų (s)',
    hint: 'Kaip dažnai CRM klausiamas apie naudotojus, pasikeitusius be paketo pranešimo; 0: niekada',
  },
  rate: { label: 'Užklausos į CRM' },
  'rate.perSecond': { label: 'Per sekundę' },
  'rate.concurrent': { label: 'Vienu metu' },
  timeoutMs: { label: 'Laiko riba (ms)' },
  version: {
    label: 'Versija',
    hint: 'Naujausia, kurią turi diegimas; Sugar 14 turi v11_24. SuiteCRM: 8 laiko API po /legacy',
  },
  apiPath: { label: 'API kelias', hint: 'Po adresu, kai jis ne ten, kur šioje versijoje įprasta' },
  api: { label: 'API' },
  username: { label: 'Naudotojo vardas' },
  password: { label: 'Slaptažodis' },
  passwordEncoding: {
    label: 'Slaptažodžio forma',
    hint: 'Nepakeistas tik tada, kai CRM slaptažodžius tikrina LDAP, ir per https',
  },
  platform: {
    label: 'Platforma',
    hint: 'Užregistruota paketo arba Admin > Configure API Platforms; keliems mazgams reikia po vieną',
  },
  clientId: {
    label: 'Kliento id',
    hint: 'CRM OAuth kliento; Sugar sistemoje sugar yra visur ir neturi paslapties',
  },
  clientSecret: { label: 'Kliento paslaptis' },
} as const;
