// Puts the parts together. The script's own tag says where it runs; Sugar's page is known by its app.
import { createRecall, isAnybodyAsked } from './asking.js';
import { createDial } from './dial.js';
import { createDock } from './dock.js';
import { createSession, entryPointDoor, problemAnswer, sugarDoor } from './door.js';
import { createFollow } from './follow.js';
import { createIncoming, isIncoming } from './incoming.js';
import { classicPages, frontEndPages, sugarPages } from './pages.js';
import { createPop } from './pop.js';
import { addSugarPage } from './recording.js';
import { guarded, onLogin } from './front-end.js';
import { forBrowser, forTab } from './keep.js';
import { listen } from './listen.js';
import { createResults } from './results.js';
import { showOthers } from './others.js';
import { guardMapping } from './profile.js';
import { piecesOf } from './split.js';
import { t, useTexts } from './texts.js';

const GREETING_FOR_MS = 5 * 60 * 1000;
const GREET_AGAIN_MS = 5000;
/** How long to remember whether this user gets incoming calls. */
const INCOMING_FOR_MS = 5 * 60 * 1000;

const workerAddress = (scriptAddress) =>
  scriptAddress.includes('file=script')
    ? scriptAddress.replace('file=script', 'file=worker')
    : scriptAddress.replace('mor-connector.js', 'mor-worker.js');

/** In SuiteCRM 8, classic pages are frames of the new page, which then shows the cards. */
const outerConnector = () => {
  try {
    return window.parent !== window ? window.parent.MorConnector : undefined;
  } catch {
    return undefined;
  }
};

const begin = ({ door, workerUrl, user, isExpected, isSure, listens, loginAddress, pages }) => {
  const session = createSession(door);
  const cached = forTab.read('greeting', undefined);
  if (cached && user && cached.user === user && Date.now() - cached.atMs < GREETING_FOR_MS) {
    session.adopt(cached.greeting);
    useTexts(cached.greeting.texts);
  }
  let greetedMs = 0;
  const greet = async () => {
    greetedMs = Date.now();
    const answer = await session.greet();
    if (answer.ok) {
      useTexts(answer.texts);
      forTab.write('greeting', { user: answer.user, atMs: Date.now(), greeting: answer });
      window.dispatchEvent(new Event('mor-connector-ready'));
    }
    return answer;
  };
  let parts;
  let when = 'never';
  const assemble = () => {
    if (parts) return parts;
    const dock = createDock({
      again: (key, target, code) => parts.dialler.again(key, target, code),
      login: () => window.location.assign(loginAddress),
      note: async (call, values) => {
        const answer = await session.ask('note', { call, ...values });
        if (answer.ok) void show(answer.call);
        return answer;
      },
      recall: () => void recall(),
      recording: {
        address: pages.recording,
        ticket: (call) => session.ask('recording', { call }),
        refresh: async (call) => {
          const answer = await session.ask('status', { call });
          if (answer.ok) void show(answer.call);
        },
      },
      results: createResults(session.ask),
      open: pages.open,
      create: pages.create,
      choose: async (call, record) => {
        const answer = await session.ask('choose', { call: call.id, record: { type: record.type, id: record.id } });
        if (answer.ok) void show(answer.call);
        pages.open(record);
      },
    });
    const incoming = createIncoming({
      ask: session.ask,
      me: () => session.greeting().user,
      dock,
      pop: createPop(() => when, pages.open),
    });
    const show = (call) => (isIncoming(call) ? incoming.take(call) : dock.show(call));
    const recall = createRecall({ ask: session.ask, dock, show });
    const follow = createFollow({ ask: session.ask, dock, workerUrl, show });
    parts = { follow, recall, dialler: createDial({ ask: session.ask, dock, follow }) };
    return parts;
  };
  /** Labels come with the greeting, so the first card waits for it; the clicks that follow do not. */
  const ready = async () => {
    if (session.greeting() === undefined) await greet();
    return assemble();
  };
  const dial = (target) => {
    const outer = outerConnector();
    if (outer) outer.dial(target);
    else void ready().then(({ dialler }) => dialler.dial(target));
  };
  /** Listens for incoming calls, if the connector says that this user gets them. */
  const watch = async () => {
    if (session.greeting() === undefined) await greet();
    const { user: me, enabled } = session.greeting() || {};
    if (!enabled) return;
    const known = forTab.read('incoming', undefined);
    const isFresh = known && known.user === me && Date.now() - known.atMs < INCOMING_FOR_MS;
    const answer = isFresh ? known : await session.ask('incoming');
    if (!isFresh && answer.ok) forTab.write('incoming', { user: me, atMs: Date.now(), pop: answer.pop });
    when = answer.pop || '';
    if (when !== '') assemble().follow.watch();
  };
  const isOn = () => isSure || Boolean(session.greeting() && session.greeting().enabled);

  window.MorConnector = {
    /** Calls `{number, records: [{type, id}], name?}` for scripts of the CRM. */
    dial: (target) => dial({ name: '', records: [], ...target }),
    isOn,
    label: t,
    piecesOf,
    showOthers,
    /** Shows the user's calls that were asked for without a click. */
    follow: () => void ready().then(({ follow }) => follow.begin(true)),
  };
  if (listens) listen(dial, isOn);
  const isBusy = () => forBrowser.read('busy', { untilMs: 0 }).untilMs > Date.now();
  if (!outerConnector()) {
    void watch();
    if (isExpected || isBusy()) void ready().then(({ follow }) => follow.resume(isExpected));
    if (isAnybodyAsked()) void ready().then(({ recall }) => recall());
    // A call in another tab shows here, too.
    window.addEventListener('storage', (event) => {
      if (event.key === 'mor:busy' && !parts && isBusy()) void ready().then(({ follow }) => follow.resume(false));
    });
  }
  if (!isSure) {
    if (session.greeting() === undefined) void greet();
    window.addEventListener('hashchange', () => {
      if (!isOn() && Date.now() - greetedMs > GREET_AGAIN_MS) void greet();
    });
  }
};

const startInSugar = (app) => {
  const door = sugarDoor(app);
  addSugarPage(app, door);
  let started = false;
  app.events.on('app:sync:complete', () => {
    if (started) return;
    started = true;
    begin({
      door,
      workerUrl: 'custom/include/MorConnector/js/mor-worker.js',
      isSure: false,
      listens: false,
      loginAddress: '#',
      pages: sugarPages(app),
    });
    if (app.user && app.user.get('type') !== 'admin') guardMapping();
  });
  // "Dial now" on a saved call: the server clears the flag while saving, so it must be noticed before that.
  let isWanted = false;
  app.events.on('data:sync:start', (method, model) => {
    if (!model || model.module !== 'Calls' || (method !== 'create' && method !== 'update')) return;
    isWanted = Boolean(model.get('mor_dial_now_c'));
  });
  app.events.on('data:sync:complete', (method, model) => {
    if (!isWanted || !model || model.module !== 'Calls' || !window.MorConnector) return;
    isWanted = false;
    window.MorConnector.follow();
  });
};

/** Pages of SuiteCRM 7, and the classic pages of 8: a user is logged in wherever the hook has put the script. */
const startInPage = (tag) => {
  const { user, follow, admin } = tag.dataset;
  begin({
    door: entryPointDoor('index.php?entryPoint=morCall'),
    workerUrl: workerAddress(tag.src),
    user,
    isExpected: follow === '1',
    isSure: true,
    listens: true,
    loginAddress: 'index.php?module=Users&action=Login',
    pages: classicPages,
  });
  if (admin === '0') guardMapping();
};

/** SuiteCRM 8's front end. Never calls the root's own index.php, which keeps a separate session. */
const startInFrontEnd = (tag) => {
  const door = guarded(entryPointDoor('legacy/index.php?entryPoint=morCall'), problemAnswer('session_expired'));
  const start = () => {
    if (window.MorConnector) return;
    begin({
      door,
      workerUrl: workerAddress(tag.src),
      isExpected: false,
      isSure: false,
      listens: true,
      // Without a hash the page reloads, and shows its login if there is no session.
      loginAddress: './',
      pages: frontEndPages,
    });
  };
  onLogin(start);
};

const startInSuiteCrm = (tag) => (tag.dataset.frontEnd === '1' ? startInFrontEnd(tag) : startInPage(tag));

const ownTag = document.currentScript;
if (!window.MorConnector) {
  if (window.SUGAR && window.SUGAR.App && window.SUGAR.App.events) startInSugar(window.SUGAR.App);
  else if (ownTag && ownTag.src) {
    if (document.body) startInSuiteCrm(ownTag);
    else document.addEventListener('DOMContentLoaded', () => startInSuiteCrm(ownTag));
  }
}
