import { showFailure, showPanel } from './show.tsx';
import { createWindowHost } from './window-host.ts';

/** Origins of pages that may embed the panel and give it tokens. */
const allowedOrigins = async (): Promise<readonly string[]> => {
  const response = await fetch('/panel/config.json');
  const config = (await response.json()) as { origins: readonly string[] };
  return [location.origin, ...config.origins];
};

allowedOrigins().then((origins) => {
  showPanel(createWindowHost(origins));
}, showFailure);
