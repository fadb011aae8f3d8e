/*
 * Is a user logged in to SuiteCRM 8? Its front end is one page from login to logout, and any request before the login
 * starts a new session, which makes the login fail. The menu is there only while a user is logged in
 * (base-navbar.component.html, the same in 8.5.0, 8.7.1, 8.8.1 and 8.10.1); a logout reloads the page.
 */
const MENU = 'scrm-navbar-ui .navbar-1, scrm-navbar-ui .mobile-nav-block';
const LOGIN = /^#\/?(auth\/)?(login|logged-out|2fa)/i;

export const isLoggedIn = () => !LOGIN.test(window.location.hash) && document.querySelector(MENU) !== null;

/** Calls `then` at each login, including one that has already happened. */
export const onLogin = (then) => {
  let wasLoggedIn = false;
  const look = () => {
    if (isLoggedIn() === wasLoggedIn) return;
    wasLoggedIn = !wasLoggedIn;
    if (wasLoggedIn) then();
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  window.addEventListener('hashchange', look);
  look();
};

/**
 * A door that is open only while a user is logged in. Once the CRM has reported that the session is over, it stays
 * shut until the next login, because the front end may not have noticed yet.
 */
export const guarded = (door, sessionOver) => {
  let isShut = false;
  onLogin(() => {
    isShut = false;
  });
  return async (...request) => {
    if (isShut || !isLoggedIn()) return sessionOver;
    const answer = await door(...request);
    isShut = !answer.ok && answer.problem.code === sessionOver.problem.code;
    return answer;
  };
};
