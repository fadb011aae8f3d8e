import type { FindingTexts } from '../texts.ts';

/** Ką konfigūracija leidžia, nors niekas neturėtų to norėti. */
export const warnings: FindingTexts['warnings'] = {
  warn_trust_proxy: {
    finding:
      'server.trustProxy: kai reikšmė true, tikima bet kieno X-Forwarded-For, ir prisijungiant vienas svetimas laikomas daugeliu lankytojų. Nurodykite tarpinį serverį (loopback, adresą, potinklį) arba jų skaičių.',
  },
  warn_postgres_clear: {
    finding:
      'database: „PostgreSQL“ kitame kompiuteryje be TLS. Kas klausosi, mato skambučius ir gali juos keisti. Pridėkite ?sslmode=verify-full.',
  },
  warn_redis_clear: {
    finding:
      'redis: „Redis“ kitame kompiuteryje be TLS. Kas klausosi, mato slaptažodį ir gali keisti ribas. Rašykite rediss:// arba laikykite jį atskirame tinkle.',
  },
  warn_redis_needless: {
    finding: 'redis: SQLite duomenų bazę naudoja viena tarnyba, jos riboms „Redis“ nereikia.',
  },
  warn_get: {
    finding:
      'MOR {mor}: naudojant GET numeriai ir maišos lieka MOR ir tarpinių serverių žurnaluose. Naudokite POST.',
  },
  warn_no_secret_key: {
    finding:
      'MOR {mor}: be secretKey šiame MOR turi būti išjungtas maišos tikrinimas. Tada skambinti gali kiekvienas, kas jį pasiekia.',
  },
  warn_no_status_user: {
    finding: 'MOR {mor}: be status.username skambučių sekti negalima. Visų skambučių baigtis liks nežinoma.',
  },
  warn_mor_clear: {
    finding: 'MOR {mor}: nešifruotas http į kitą kompiuterį. Kas klausosi, gali pakartoti maišą.',
  },
  warn_no_notice: {
    finding:
      'MOR {mor}: recordings.notice yra none. Daugumoje šalių kita pusė turi žinoti, kad pokalbis įrašomas, daug kur – ir sutikti.',
  },
  warn_short_secret: {
    finding: 'CRM {crm}: raktas ar paslaptis trumpesni nei {length} simbolių, juos galima atspėti.',
  },
  warn_default_source: {
    finding:
      'CRM {crm}: defaults.source nebenaudojamas, nes telefonas priklauso vienam darbuotojui. Darbuotojai be savo šaltinio negalės skambinti, kol jo nebus priskyrime arba naudotojo įraše.',
  },
  warn_no_country: {
    finding:
      'numbers: vidiniai numeriai be defaultCountry. Kur nei darbuotojas, nei CRM neturi šalies, pagalbos numeriais laikomi tik 112, 911 ir 999.',
  },
};
