import { render } from 'preact';
import '@picocss/pico/css/pico.min.css';
import 'uplot/dist/uPlot.min.css';
import './admin.css';
import { speak } from './texts.ts';

await speak();
// Loaded only now, because the pages' tables of words are made when they are loaded.
const { App } = await import('./app.tsx');
const root = document.getElementById('app');
if (root) render(<App />, root);
