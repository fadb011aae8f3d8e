import type { FindingTexts } from '../texts.ts';

/** Записи разговоров в MOR. */
export const recordings: FindingTexts['recordings'] = {
  recordings_settled: {
    finding:
      'правовое основание {basis}, уведомление {notice}, хранятся дней: {days}, слушать может {listen}',
  },
  recordings_none: {
    finding: 'за семь дней ни одной; можно ли их читать, станет ясно после записанного разговора',
  },
  recordings_guarded: {
    finding: 'отсюда читаются; согласно recordings.guarded — больше никем',
  },
  recordings_open: {
    finding:
      'Записи может слушать любой, кто угадает имя файла: веб-сервер MOR отдаёт их без входа, по крайней мере этой машине.',
    cure: 'Пусть веб-сервер MOR отдаёт /recordings только адресу этого коннектора (и страницам самого MOR). Затем откройте адрес записи с другой машины: если доступа нет, поставьте recordings.guarded в true.',
  },
  recordings_closed: {
    finding: 'Веб-сервер MOR не отдаёт записи этой машине.',
    cure: 'Пусть веб-сервер MOR отдаёт /recordings без входа адресу этого коннектора и больше никому: через API их не прочитать.',
  },
};
