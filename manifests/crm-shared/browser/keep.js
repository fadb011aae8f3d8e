// Small memories of this browser. Private windows and full disks make every access throw, so nothing relies on them.
const keep = (storage) => ({
  read(name, otherwise) {
    try {
      const text = storage().getItem(`mor:${name}`);
      return text === null ? otherwise : JSON.parse(text);
    } catch {
      return otherwise;
    }
  },
  write(name, value) {
    try {
      storage().setItem(`mor:${name}`, JSON.stringify(value));
    } catch {
      // Without it the page still works; only reloads and other tabs know less.
    }
  },
});
export const forBrowser = keep(() => window.localStorage);
export const forTab = keep(() => window.sessionStorage);
