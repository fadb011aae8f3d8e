/** Fields of a Salesforce connection: label and hint, by path. */
export const salesforce_settings = {
  url: { label: 'Адрес', hint: 'Адрес My Domain организации, https://NAME.my.salesforce.com' },
  login: { label: 'Вход' },
  'login.flow': { label: 'Способ входа' },
  'login.clientId': { label: 'Id клиента', hint: 'Consumer key приложения External Client App' },
  'login.username': { label: 'Имя пользователя', hint: 'Пользователя интеграции' },
  'login.privateKey': {
    label: 'Закрытый ключ (PEM)',
    hint: 'RSA, от BEGIN до END; его сертификат находится в External Client App',
  },
  'login.audience': {
    label: 'Получатель',
    hint: 'Адрес организации, если государственное облако не требует другого',
  },
  'login.certificate': {
    label: 'Сертификат (PEM)',
    hint: 'От BEGIN до END; только чтобы самопроверка предупредила до истечения',
  },
  'login.clientSecret': { label: 'Секрет клиента', hint: 'Consumer secret приложения External Client App' },
  apiVersion: { label: 'Версия API' },
  timeoutMs: {
    label: 'Предел времени (мс)',
    hint: 'Одного запроса; операции целиком завершаются не позднее 10 с',
  },
  cacheSec: {
    label: 'Помнить пользователей (с)',
    hint: 'Сколько помнятся пользователи, а записи – 5 с; изменения сбрасывают раньше',
  },
  visibility: { label: 'Кому могут звонить агенты' },
  objects: {
    label: 'Объекты',
    hint: 'Собственные объекты, которым можно звонить, и другие поля обычных (Contact, Lead, Account ...)',
  },
  'objects.*.phones': { label: 'Поля телефонов' },
  'objects.*.otherPhones': {
    label: 'Другие поля телефонов тоже',
    hint: 'Набирать остальные поля типа Phone после перечисленных',
  },
  'objects.*.names': { label: 'Поля имени' },
  'objects.*.countries': { label: 'Поля страны' },
  'objects.*.doNotCall': { label: 'Поля «не звонить»' },
  userFields: { label: 'Поля записи пользователя' },
  'userFields.username': { label: 'Имя пользователя' },
  'userFields.device': { label: 'Устройство' },
  'userFields.source': { label: 'Источник' },
  'userFields.callerIdA': { label: 'Номер, показываемый агенту' },
  'userFields.callerIdB': { label: 'Номер, показываемый контакту' },
  task: { label: 'Задачи (Tasks)' },
  'task.callIdField': { label: 'Поле id звонка' },
  'task.outcomeField': { label: 'Поле исхода' },
  'task.directionField': { label: 'Поле направления', hint: 'Исходящий или входящий, для отчётов' },
  'task.talkSecondsField': { label: 'Поле времени разговора' },
  'task.status': {
    label: 'Статус',
    hint: 'Завершённого звонка; пусто: «Completed», если он считается закрытым, иначе первый такой',
  },
  'task.recordType': { label: 'Тип записи', hint: 'Имя разработчика типа записи Task' },
  'task.subject': {
    label: 'Тема',
    hint: 'Новой задачи, с {contact}, {number}, {source}, {outcome}, {result}, {talk}, {call}',
  },
  'task.language': { label: 'Язык', hint: 'На котором коннектор пишет в задачи' },
  'task.fields': {
    label: 'Другие поля',
    hint: 'Новой задачи, и перезвонить, например обязательные; с {contact}, {number}, {source}, {outcome}, {result}, {talk}, {call}',
  },
  stateEvent: {
    label: 'Событие платформы',
    hint: 'Им публикуется каждое изменение состояния звонка; пусто: нет',
  },
  permissionSet: { label: 'Набор разрешений', hint: 'Самопроверка ожидает его у пользователя интеграции' },
} as const;
