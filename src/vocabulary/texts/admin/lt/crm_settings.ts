/** Fields that every CRM connection has, and those of the generic one: label and hint, by path. */
export const crm_settings = {
  jwt: { label: 'CRM naršyklės žetonai', hint: 'Žetonai, kuriuos pasirašo pats CRM' },
  'jwt.publicKey': { label: 'Viešasis raktas arba sertifikatas (PEM)', hint: 'RS256 arba ES256' },
  'jwt.issuer': { label: 'Išdavėjas' },
  'jwt.audience': { label: 'Gavėjas' },
  origins: {
    label: 'Puslapių kilmė',
    hint: 'CRM puslapiai, galintys naudoti jungtį iš naršyklės, pavyzdžiui, https://crm.example.com',
  },
  defaultCountry: { label: 'Jo numerių šalis', hint: 'Numeriams be +' },
  callerIds: {
    label: 'Rodomi numeriai',
    hint: 'Numeriai, kuriuos agentai gali rodyti kontaktui, be savo linijos numerių',
  },
  results: {
    label: 'Skambučių rezultatai',
    hint: 'Ką agentai gali pasirinkti po skambučio. Tuščia: penki įprasti, su pavadinimais visomis skydelio kalbomis',
  },
  'results[].code': {
    label: 'Kodas',
    hint: 'Tai, kas saugoma ir skaičiuojama; jo reikšmė niekada neturi keistis',
  },
  'results[].labels': {
    label: 'Pavadinimai',
    hint: 'Ką skaito agentai, pagal kalbą, pavyzdžiui, en ar pt-BR',
  },
  'results[].outcome': {
    label: 'Baigtis',
    hint: 'Rezultatui, kuris pasako, kaip skambutis iš tikrųjų baigėsi; tuščia: kaip sako MOR',
  },
  'results[].value': { label: 'Reikšmė CRM', hint: 'Atitinkamas CRM sąrašo įrašas; tuščia: kodas' },
  resultRequired: {
    label: 'Rezultatai privalomi',
    hint: 'Atsiliepto skambučio kortelė lieka, kol agentas pasirenka rezultatą',
  },
  inbound: { label: 'Gaunami skambučiai' },
  'inbound.enabled': {
    label: 'Rodyti gaunamus skambučius',
    hint: 'Skambučiai priskirtiems agentams iš tų MOR serverių, kuriuose tai įjungta',
  },
  'inbound.pop': { label: 'Atverti įrašą', hint: 'Kada skambinančiojo įrašas atsiveria pats' },
  'inbound.objects': {
    label: 'Kur ieškoma skambinančiųjų',
    hint: 'Įrašų tipai pagal pirmenybę, pavyzdžiui, Contact, Lead. Tuščia: įprasti to CRM tipai',
  },
  'inbound.createLead': {
    label: 'Siūlyti sukurti įrašą',
    hint: 'Nežinomam skambinančiajam kortelė rodo nuorodą į CRM puslapį; niekas nesukuriama savaime',
  },
  'inbound.missedTask': {
    label: 'Užduotis dėl praleistų skambučių',
    hint: 'Atvira užduotis perskambinti, viena visiems to paties numerio skambučiams per valandą',
  },
  'inbound.defaultOwner': {
    label: 'Tokių užduočių savininkas',
    hint: 'CRM naudotojo id skambučiams, kurie nepriklauso vienam agentui. Tuščia: agentas, kurio telefonas suskambo pirmas',
  },
  'inbound.ignoreDids': {
    label: 'Praleidžiami skambinti numeriai',
    hint: 'Skambučiai jais nerodomi ir neskaičiuojami',
  },
  'inbound.ignoreCallers': { label: 'Praleidžiami skambinantieji', hint: 'Pavyzdžiui, asmeniniai numeriai' },
  'inbound.hours': {
    label: 'Valandos',
    hint: 'Kitu metu MOR klausiama tik kas 9 sekundes, kol nėra skambučių. Tuščia: visada kaip darbo metu',
  },
  'inbound.hours.from': { label: 'Nuo' },
  'inbound.hours.to': { label: 'Iki', hint: 'Anksčiau nei pradžia – po vidurnakčio' },
  'inbound.hours.zone': {
    label: 'Laiko juosta',
    hint: 'Pavyzdžiui, Europe/Vilnius; tuščia: šio kompiuterio juosta',
  },
  defaults: {
    label: 'Įprastos reikšmės',
    hint: 'Naudojamos, kai reikšmės neturi nei priskyrimas, nei CRM naudotojo įrašas',
  },
  'defaults.mor': { label: 'MOR serveris' },
  'defaults.username': { label: 'MOR naudotojas' },
  'defaults.device': { label: 'Įrenginys' },
  'defaults.source': {
    label: 'Šaltinis',
    hint: 'Nebenaudojama: telefonas priklauso vienam agentui. Paleidžiant žurnale išvardijami CRM, kuriuose tai dar yra',
  },
  'defaults.callerIdA': { label: 'Agentui rodomas numeris' },
  'defaults.callerIdB': { label: 'Kontaktui rodomas numeris' },
  'defaults.country': { label: 'Šalis' },
  activity: {
    label: 'Pranešimai apie skambučius',
    hint: 'Kur siunčiami pasirašyti pranešimai apie baigtus skambučius ir gaunamus, kai skamba',
  },
  'activity.url': { label: 'Adresas' },
  'activity.secret': { label: 'Parašo paslaptis' },
  'activity.timeoutMs': { label: 'Laiko riba (ms)' },
  task: { label: 'Užduotys ir temos' },
  'task.language': { label: 'Kalba', hint: 'Kuria rašoma skambučio ir perskambinimo užduoties tema' },
} as const;
