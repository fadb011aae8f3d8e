// Does SuiteCRM 8's front end get the script? That depends on its cache, and only a browser can see what was served.
const FOLDER = '../extensions/morConnector/';

const textOf = async (file) => {
  const response = await fetch(FOLDER + file, { cache: 'no-store', credentials: 'omit' });
  return { status: response.status, text: response.ok ? await response.text() : '' };
};

/** The administration page is a frame of the front end, unless an administrator has opened it by its own URL. */
const isAsleep = () => {
  try {
    return window.parent !== window && window.parent.MorConnector === undefined;
  } catch {
    return false;
  }
};

/**
 * One line of the connection test.
 * @param version of the installed package; the served script names its own
 * @param said the texts of the page, by name
 */
export const servedLink = async (version, said) => {
  const broken = (reason, values = {}) => ({
    link: 'extension',
    ok: false,
    detail: said(reason).replace(/\{(\w+)\}/g, (_, name) => values[name]),
    cure: said(`${reason}_cure`),
  });
  try {
    const entry = await textOf('remoteEntry.js');
    const script = await textOf('mor-connector.js');
    for (const { status, text } of [entry, script]) if (text === '') return broken('extension_missing', { status });
    if (!entry.text.includes(`?v=${version}`)) return broken('extension_old');
  } catch {
    return broken('extension_missing', { status: 0 });
  }
  return isAsleep() ? broken('extension_asleep') : { link: 'extension', ok: true, detail: version };
};
