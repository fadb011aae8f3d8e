/** Fields of a MOR connection: label and hint, by path. */
export const mor_settings = {
  url: { label: 'Адрес', hint: 'Где находятся страницы MOR, например https://mor.example.com/billing' },
  secretKey: {
    label: 'Секретный ключ API',
    hint: 'MOR: Settings, API. Пустой, только если этот MOR не проверяет хеши',
  },
  hashOrder: { label: 'Порядок хеша', hint: 'Коннектор может определить его сам' },
  status: { label: 'Отслеживание звонков' },
  'status.username': {
    label: 'Пользователь статуса',
    hint: 'Администратор или реселлер MOR, который может читать активные звонки и CDR; без него звонки не отслеживаются и мало что можно проверить',
  },
  'status.password': {
    label: 'Пароль пользователя статуса',
    hint: 'Нужен только для автоматического сопоставления агентов',
  },
  'status.pollMs': { label: 'Опрашивать каждые (мс)' },
  inbound: {
    label: 'Входящие звонки',
    hint: 'Показывает их агентам тех CRM, где включены входящие звонки; тогда этот MOR опрашивается постоянно',
  },
  recordings: {
    label: 'Записи',
    hint: 'Выключено, пока не решено, зачем записываются звонки, кто об этом сообщает и сколько они хранятся',
  },
  'recordings.enabled': {
    label: 'Предлагать записи',
    hint: 'Нужно дополнение MOR Recordings, а ниже: как долго, на каком основании и кто предупреждает',
  },
  'recordings.keepDays': {
    label: 'Хранить (дней)',
    hint: 'Затем коннектор удаляет запись в MOR (MOR X16 и новее)',
  },
  'recordings.listen': { label: 'Кто может слушать', hint: 'Администраторы могут всегда' },
  'recordings.legalBasis': {
    label: 'Правовое основание',
    hint: 'На котором ваша компания записывает звонки; знает ваш юрист',
  },
  'recordings.notice': { label: 'Кто предупреждает собеседника' },
  'recordings.guarded': {
    label: 'Никто другой не может получить файлы',
    hint: 'Отметьте, когда с другой машины увидите, что MOR отклоняет адрес записи; до этого самопроверка показывает ошибку',
  },
  'recordings.hosts': {
    label: 'Серверы записей',
    hint: 'Только если MOR хранит записи на другой машине, например http://recordings.example.com. Звук читается только из MOR и отсюда',
  },
  endpoint: { label: 'Имя метода обратного звонка', hint: 'В старых версиях MOR старое имя' },
  method: { label: 'Как отправляются запросы' },
  callbackUniqueId: {
    label: 'Этот MOR отвечает id обратного звонка',
    hint: 'Он связывает обе части звонка; нужно use_callback_uniqueid в mor.conf',
  },
  timeoutMs: { label: 'Предел времени (мс)' },
  connectTimeoutMs: { label: 'Предел времени на соединение (мс)' },
  limits: { label: 'Ограничения этого MOR', hint: 'Защищает небольшой MOR. Пусто: без ограничения' },
  'limits.concurrent': { label: 'Запросов одновременно' },
  'limits.perSecond': { label: 'В секунду' },
  'limits.queue': { label: 'Нажатия, которые могут ждать', hint: 'Остальные сразу отклоняются' },
  callEndSecret: {
    label: 'Секрет вебхука Call End',
    hint: 'Конец адреса в MOR: /hooks/mor/ID/call-end/SECRET, чтобы никто другой не заставлял коннектор читать CDR. Пусто: без секрета',
  },
  v2: { label: 'API v2', hint: 'MOR X18 и новее: агенты могут завершать звонок' },
  'v2.username': { label: 'Пользователь API v2' },
  'v2.password': { label: 'Пароль API v2' },
  numbers: { label: 'Номера, как их ждёт этот MOR' },
  'numbers.form': { label: 'Форма' },
  'numbers.homeCountry': {
    label: 'Своя страна',
    hint: 'Страна, номера которой набираются в национальной форме',
  },
  'numbers.prefixes': { label: 'Другие начала', hint: 'Действует первая запись, подходящая к началу цифр' },
  'numbers.prefixes[].match': { label: 'Начало' },
  'numbers.prefixes[].replace': { label: 'Вместо него' },
  legALcr: { label: 'LCR части A', hint: 'Маршрут звонка агенту, для всех звонков' },
  tls: { label: 'TLS' },
  'tls.caFile': { label: 'Файл CA', hint: 'Сертификат вашего CA, в PEM' },
  'tls.rejectUnauthorized': { label: 'Отклонять сертификаты, которые нельзя проверить' },
} as const;
