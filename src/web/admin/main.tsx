import { render } from 'preact';
import '@picocss/pico/css/pico.min.css';
import 'uplot/dist/uPlot.min.css';
import './admin.css';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root) render(<App />, root);
