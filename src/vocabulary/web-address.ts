/** Said of an address that fails `isWithoutLogin`. */
export const WITHOUT_LOGIN =
  'expected an address without user name and password: they would show in links and logs';

/** A name or password before the host is never sent, and the texts of errors repeat the address. */
export const isWithoutLogin = (address: string): boolean => {
  if (!URL.canParse(address)) return true;
  const { username, password } = new URL(address);
  return username === '' && password === '';
};
