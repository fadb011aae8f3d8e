/** Fields of a MOR connection: label and hint, by path. */
export const mor_settings = {
  url: { label: 'Adresas', hint: 'Kur yra MOR puslapiai, pavyzdžiui, https://mor.example.com/billing' },
  secretKey: {
    label: 'Slaptas API raktas',
    hint: 'MOR: Settings, API. Tuščias tik tada, kai šis MOR netikrina maišos',
  },
  hashOrder: { label: 'Maišos tvarka', hint: 'Jungtis gali išsiaiškinti pati' },
  status: { label: 'Skambučių sekimas' },
  'status.username': {
    label: 'Būsenos naudotojas',
    hint: 'MOR administratorius ar perpardavėjas, galintis skaityti aktyvius skambučius ir CDR; be jo skambučiai nesekami ir mažai ką galima patikrinti',
  },
  'status.password': {
    label: 'Būsenos naudotojo slaptažodis',
    hint: 'Reikalingas tik automatiniam agentų priskyrimui',
  },
  'status.pollMs': { label: 'Klausti kas (ms)' },
  inbound: {
    label: 'Gaunami skambučiai',
    hint: 'Rodomi agentams tų CRM, kuriuose įjungti gaunami skambučiai; tada šio MOR klausiama nuolat',
  },
  recordings: {
    label: 'Įrašai',
    hint: 'Išjungta, kol nenuspręsta, kodėl skambučiai įrašomi, kas apie tai pasako ir kiek jie saugomi',
  },
  'recordings.enabled': {
    label: 'Siūlyti įrašus',
    hint: 'Reikia MOR priedo Recordings ir žemiau: kiek laiko, kokiu teisiniu pagrindu ir kas įspėja',
  },
  'recordings.keepDays': {
    label: 'Saugoti (dienomis)',
    hint: 'Po to jungtis ištrina įrašą MOR (MOR X16 ir naujesnis)',
  },
  'recordings.listen': { label: 'Kas gali klausyti', hint: 'Administratoriai gali visada' },
  'recordings.legalBasis': {
    label: 'Teisinis pagrindas',
    hint: 'Kuriuo jūsų įmonė įrašo skambučius; žino jūsų teisininkas',
  },
  'recordings.notice': { label: 'Kas pasako kitai pusei' },
  'recordings.guarded': {
    label: 'Niekas kitas negali parsisiųsti failų',
    hint: 'Pažymėkite, kai iš kito kompiuterio pamatėte, kad MOR atmeta įrašo adresą; iki tol savitikra rodo klaidą',
  },
  'recordings.hosts': {
    label: 'Įrašų serveriai',
    hint: 'Tik kai MOR laiko įrašus kitame kompiuteryje, pavyzdžiui, http://recordings.example.com. Garsas skaitomas tik iš paties MOR ir iš šių',
  },
  endpoint: { label: 'Atgalinio skambučio metodo vardas', hint: 'Senesnės MOR versijos turi seną vardą' },
  method: { label: 'Kaip siunčiamos užklausos' },
  callbackUniqueId: {
    label: 'Šis MOR atsako atgalinio skambučio id',
    hint: 'Jis susieja abi skambučio dalis; mor.conf reikia use_callback_uniqueid',
  },
  timeoutMs: { label: 'Laiko riba (ms)' },
  connectTimeoutMs: { label: 'Prisijungimo laiko riba (ms)' },
  limits: { label: 'Šio MOR ribos', hint: 'Apsaugo mažą MOR. Tuščia: ribos nėra' },
  'limits.concurrent': { label: 'Užklausų vienu metu' },
  'limits.perSecond': { label: 'Per sekundę' },
  'limits.queue': { label: 'Spustelėjimai, galintys laukti', hint: 'Kiti iškart atmetami' },
  callEndSecret: {
    label: 'Call End kreipinio paslaptis',
    hint: 'Adreso pabaiga MOR: /hooks/mor/ID/call-end/SECRET, kad niekas kitas neverstų jungties skaityti CDR. Tuščia: paslapties nėra',
  },
  v2: { label: 'API v2', hint: 'MOR X18 ir naujesnis: agentai gali padėti ragelį' },
  'v2.username': { label: 'API v2 naudotojas' },
  'v2.password': { label: 'API v2 slaptažodis' },
  numbers: { label: 'Numeriai, kokių nori šis MOR' },
  'numbers.form': { label: 'Forma' },
  'numbers.homeCountry': { label: 'Gimtoji šalis', hint: 'Šalis, kurios numeriai renkami nacionaline forma' },
  'numbers.prefixes': {
    label: 'Kitos pradžios',
    hint: 'Taikomas pirmas įrašas, atitinkantis skaitmenų pradžią',
  },
  'numbers.prefixes[].match': { label: 'Pradžia' },
  'numbers.prefixes[].replace': { label: 'Vietoj jos' },
  legALcr: { label: 'A dalies LCR', hint: 'Skambučio agentui maršrutas visiems skambučiams' },
  tls: { label: 'TLS' },
  'tls.caFile': { label: 'CA failas', hint: 'Jūsų CA sertifikatas, PEM' },
  'tls.rejectUnauthorized': { label: 'Atmesti sertifikatus, kurių patikrinti neįmanoma' },
} as const;
