import { Route, Router, useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { api } from './endpoints.ts';
import { Brand } from './parts/brand.tsx';
import { HelpLink } from './parts/help-link.tsx';
import { LanguageChoice } from './parts/language-choice.tsx';
import { Audit } from './pages/audit.tsx';
import { Calls } from './pages/calls.tsx';
import { Check } from './pages/check.tsx';
import { Connections } from './pages/connections.tsx';
import { Glossary } from './pages/glossary.tsx';
import { Keys } from './pages/keys.tsx';
import { MappingPage } from './pages/mapping.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { PreviewPage } from './pages/preview.tsx';
import { Reports } from './pages/reports.tsx';
import { RulesPage } from './pages/rules.tsx';
import { Sessions } from './pages/sessions.tsx';
import { Setup } from './pages/setup.tsx';
import { View } from './parts/view.tsx';
import { useSession } from './session.tsx';
import { texts } from './texts.ts';

type MenuPage = readonly [path: string, name: string];

/** Everyday pages first, then those for setting up, then those for troubleshooting. */
const GROUPS: readonly (readonly [title: string, pages: readonly MenuPage[]])[] = [
  [
    texts.frame.calling,
    [
      ['/admin/', texts.frame.overview],
      ['/admin/calls', texts.common.calls],
      ['/admin/reports', texts.frame.reports],
      ['/admin/mapping', texts.frame.mapping],
      ['/admin/preview', texts.frame.menu_preview],
    ],
  ],
  [
    texts.frame.setting_up,
    [
      ['/admin/setup', texts.frame.set_up],
      ['/admin/connections', texts.frame.connections],
      ['/admin/rules', texts.frame.rules],
      ['/admin/keys', texts.frame.keys],
    ],
  ],
  [
    texts.frame.looking_after,
    [
      ['/admin/check', texts.frame.self_check],
      ['/admin/audit', texts.frame.audit],
      ['/admin/sessions', texts.frame.sessions],
      ['/admin/glossary', texts.glossary.title],
    ],
  ],
];

const Menu = ({ isOpen }: { isOpen: boolean }) => {
  const { path } = useLocation();
  const at = path.replace(/\/$/, '') || '/admin';
  return (
    <nav id="menu" class={isOpen ? 'menu open' : 'menu'} aria-label={texts.frame.pages_of_the_administration}>
      {GROUPS.map(([title, pages]) => (
        <section key={title} aria-label={title}>
          <p class="menu-title">{title}</p>
          <ul>
            {pages.map(([href, name]) => (
              <li key={href}>
                <a href={href} aria-current={href.replace(/\/$/, '') === at ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <LanguageChoice />
    </nav>
  );
};

const NotFound = () => (
  <View title={texts.frame.no_such_page}>
    <p>
      {texts.frame.nothing_is_at_this_address} <a href="/admin/">{texts.common.to_the_overview}</a>
    </p>
  </View>
);

/** Frame of all pages: menu, who is signed in, and the page itself. */
export const Layout = () => {
  const { session, replace } = useSession();
  const { path, route } = useLocation();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    setIsOpen(false);
  }, [path]);
  useEffect(() => {
    // A new installation starts with the guide; later it is a page like any other.
    if (!session.setupDone && session.role === 'administrator' && /^\/admin\/?$/.test(path)) {
      route('/admin/setup', true);
    }
  }, []);
  return (
    <>
      <a class="skip" href="#content">
        {texts.frame.skip_to_the_content}
      </a>
      <header class="top">
        <button
          type="button"
          class="small secondary outline menu-button"
          aria-expanded={isOpen}
          aria-controls="menu"
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {texts.frame.menu}
        </button>
        <Brand />
        <span class="who">
          {session.name}
          {session.role === 'viewer' && session.name !== 'viewer' && ` (${texts.frame.viewer})`}
        </span>
        <HelpLink path={path} />
        <button
          type="button"
          class="small secondary outline"
          onClick={() => {
            void api.signOut().finally(() => {
              replace(undefined);
            });
          }}
        >
          {texts.frame.sign_out}
        </button>
      </header>
      <div class="frame">
        <Menu isOpen={isOpen} />
        <main id="content" tabIndex={-1}>
          <Router>
            <Route path="/admin" component={OverviewPage} />
            <Route path="/admin/mapping" component={MappingPage} />
            <Route path="/admin/calls" component={Calls} />
            <Route path="/admin/reports" component={Reports} />
            <Route path="/admin/preview" component={PreviewPage} />
            <Route path="/admin/check" component={Check} />
            <Route path="/admin/connections" component={Connections} />
            <Route path="/admin/rules" component={RulesPage} />
            <Route path="/admin/keys" component={Keys} />
            <Route path="/admin/audit" component={Audit} />
            <Route path="/admin/sessions" component={Sessions} />
            <Route path="/admin/glossary" component={Glossary} />
            <Route path="/admin/setup" component={Setup} />
            <Route default component={NotFound} />
          </Router>
        </main>
      </div>
    </>
  );
};
