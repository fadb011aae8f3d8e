import type { FindingTexts } from '../texts.ts';

const REACH =
  'Проверьте адрес в `redis`, работает ли Redis и нет ли межсетевого экрана между машинами. Пока что ограничения делятся между узлами.';
const LOGIN = 'Исправьте пользователя и пароль в `redis`; пользователей Redis показывает ACL LIST.';
const TLS = 'Проверьте, что `redis` начинается с rediss://, если Redis требует TLS, и redisTls.caFile.';

/** Redis, который ведёт общие ограничения нескольких узлов. */
export const redis: FindingTexts['redis'] = {
  redis_works: { finding: '{address}' },
  redis_together: { finding: '{address}: ограничения ведутся сообща.' },
  redis_not_all: {
    finding:
      '{address}: доступен, но не всем узлам с теми же ограничениями. Ограничения делятся между узлами: {nodes}.',
  },
  redis_alone: {
    finding:
      '{address}: доступен, но не всем узлам с теми же ограничениями. Этот узел ведёт ограничения один.',
  },
  redis_asked: { finding: '{address}: опрашивается' },
  redis_refused: { finding: '{address}: Redis не принимает пользователя или пароль ({name}).', cure: LOGIN },
  redis_wants_password: { finding: '{address}: Redis требует пароль ({name}).', cure: LOGIN },
  redis_no_rights: {
    finding: '{address}: пользователю не разрешено то, что нужно ({name}).',
    cure: 'Дайте ему +@all на ~b_* и &b_* или возьмите другого пользователя.',
  },
  redis_replica: {
    finding: '{address}: этот Redis — копия и не принимает запись ({name}).',
    cure: 'Укажите в `redis` основной сервер.',
  },
  redis_full: {
    finding: '{address}: у Redis не осталось памяти ({name}).',
    cure: 'Дайте ему больше или удалите то, что ещё в нём хранится.',
  },
  redis_busy: { finding: '{address}: Redis сейчас не принимает команд ({name}).', cure: REACH },
  redis_untrusted: { finding: '{address}: сертификату Redis нет доверия ({name}).', cure: TLS },
  redis_no_tls: { finding: '{address}: TLS у Redis работает не так, как должен ({name}).', cure: TLS },
  redis_unknown_name: { finding: '{address}: имя машины неизвестно ({name}).', cure: REACH },
  redis_silent: { finding: '{address}: Redis не отвечает.', cure: REACH },
  redis_unreachable: { finding: '{address}: Redis недоступен ({name}).', cure: REACH },
  redis_clock: {
    finding: '{address}: часы этой машины и Redis расходятся на {seconds} с.',
    cure: 'Пусть обе машины сверяют время по NTP.',
  },
};
