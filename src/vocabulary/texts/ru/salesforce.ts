import type { Texts } from '../texts.ts';

export const salesforce: Texts['salesforce'] = {
  Mor_Call_Title: 'Позвонить',
  Mor_Call_Number: 'Позвонить, {0}: {1}',
  Mor_Call_Record: 'Позвонить по этой записи',
  Mor_Call_Record_Hint: 'Номер берётся из связанного контакта или контрагента.',
  Mor_No_Telephone: 'Здесь нет телефонного номера, доступного вам.',
  Mor_Record_Gone: 'Этой записи нет, или она вам недоступна.',
  Mor_Do_Not_Call: 'Не звонить: этот контакт просил не звонить ему.',
  Mor_Stale: 'Сейчас не удаётся узнать состояние. На звонок это не влияет.',
  Mor_Someone: 'контакт',
  Mor_List_Title: 'Обзвон выбранных записей',
  Mor_List_Empty: 'Не выбрано записей, по которым можно позвонить. Вернитесь к списку и выберите их.',
  Mor_List_Progress: '{0} из {1}',
  Mor_List_Confirm: 'Выберите номер для звонка или пропустите запись.',
  Mor_List_Skip: 'Пропустить',
  Mor_List_Next: 'Следующая запись',
  Mor_List_Wait: 'Дождитесь конца звонка.',
  Mor_List_Finish: 'Назад к списку',
  Mor_List_Done: 'Готово: звонков {0}, пропущено {1}.',
  Mor_Refresh: 'Обновить',
  Mor_Check_Title: 'Почему я не могу позвонить?',
  Mor_Check_Run: 'Проверить',
  Mor_Check_Ok: 'Всё в порядке: можно звонить.',
  Mor_Check_Source: 'Ваш телефон: {0}',
  Mor_Admin_Title: 'Коннектор MOR',
  Mor_Admin_Connection: 'Соединение',
  Mor_Admin_Connection_Hint:
    'Спрашивает коннектор о вас самих. Это доказывает, что адрес, ключ и служба работают.',
  Mor_Admin_Test: 'Проверить соединение',
  Mor_Admin_Connection_Ok: 'Коннектор отвечает и принимает ключ этой организации.',
  Mor_Admin_Agents: 'Пользователи с набором разрешений MOR Agent',
  Mor_Admin_Search: 'Поиск по имени',
  Mor_Admin_More: 'Показаны первые {0}; остальных найдите поиском.',
  Mor_Admin_Agents_Empty: 'Набор разрешений MOR Agent пока никому не назначен.',
  Mor_Admin_Name: 'Имя',
  Mor_Admin_Username: 'Имя пользователя MOR',
  Mor_Admin_Device: 'Устройство',
  Mor_Admin_Source: 'Исходный номер',
  Mor_Admin_Status: 'Состояние',
  Mor_Admin_Check: 'Проверить',
  Mor_Admin_Check_User: 'Проверить: {0}',
  Mor_Admin_Ready: 'Может звонить',
  Mor_Admin_Forbidden: 'Это доступно только обладателям набора разрешений MOR Administrator.',
  Mor_Problem_Unauthenticated:
    'Коннектор не принимает ключ этой организации. Администратор должен ввести его заново в настройках.',
  Mor_Setup_Title: 'Настройка',
  Mor_Setup_Progress: 'Выполнено шагов: {0} из {1}.',
  Mor_Setup_Again: 'Проверить снова',
  Mor_Setup_Done: 'Готово',
  Mor_Setup_Missing: 'Нужно сделать',
  Mor_Setup_Look: 'Проверьте сами',
  Mor_Setup_Open: 'Открыть в настройках',
  Mor_Setup_Address: 'Адрес коннектора',
  Mor_Setup_Address_Hint:
    'Введите публичный https-адрес коннектора. Salesforce обращается к нему при каждом звонке.',
  Mor_Setup_Address_Invalid:
    'Введите адрес целиком с https:// в начале, как его показывает браузер, без вопросительного знака.',
  Mor_Setup_Key: 'Ключ этой организации',
  Mor_Setup_Key_Hint:
    'Введите ключ API, который есть у коннектора для этой организации. Salesforce хранит его зашифрованным, и прочитать его больше никто не может.',
  Mor_Setup_Key_Invalid: 'Введите ключ.',
  Mor_Setup_Connection: 'Соединение',
  Mor_Setup_Connection_Hint: 'Salesforce обращается к коннектору: он должен ответить и принять ключ.',
  Mor_Setup_Agents: 'Агенты',
  Mor_Setup_Agents_Hint: 'Назначьте набор разрешений MOR Agent всем, кто звонит. Пользователи с ним: {0}',
  Mor_Setup_Integration: 'Пользователь коннектора',
  Mor_Setup_Integration_Hint:
    'Создайте для коннектора пользователя с ролью выше ролей агентов и назначьте набор разрешений MOR Integration. Найдено: {0}',
  Mor_Setup_Licence: 'Лицензия этого пользователя',
  Mor_Setup_Licence_Hint:
    'Назначьте лицензию набора разрешений Salesforce API Integration: без неё лицензия пользователя не даёт доступа к записям.',
  Mor_Setup_Login: 'Вход коннектора',
  Mor_Setup_Login_Hint:
    'Разверните папку service-login, передайте коннектору consumer key, имя пользователя и закрытый ключ и запустите его check. Шаг выполнен, когда этот пользователь вошёл.',
  Mor_Setup_Flow: 'Поток для списков',
  Mor_Setup_Flow_Hint:
    'Настройка, Потоки: включите Call selected records with MOR. В рабочей организации потоки разворачиваются выключенными.',
  Mor_Setup_Telephones: 'Телефоны агентов',
  Mor_Setup_Telephones_Hint:
    'Заполните у пользователей MOR Username, MOR Device и MOR Source Number или используйте страницу сопоставления коннектора и проверьте ниже каждого агента. Без номера у пользователя: {0}',
  Mor_Setup_Pages: 'Страницы записей и кнопки',
  Mor_Setup_Pages_Hint:
    'Lightning App Builder: поместите MOR Call на страницы записей, для компьютера и для телефона. Макеты страниц: добавьте действие Call. Списки: добавьте кнопку Call with MOR. Сделано ли это, сама организация определить не может.',
  Mor_Setup_Call: 'Первый звонок',
  Mor_Setup_Call_Hint: 'Позвоните. Через несколько секунд после окончания здесь появится задача.',
};

export const salesforceApps: Texts['salesforceApps'] = {
  MOR_Calls: 'Звонки MOR',
  MOR_Administration: 'Управление MOR',
};
