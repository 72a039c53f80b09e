/** Runs in every webview: the page's own element says whether it is a panel, the Lab or a picture alone. */
import { startApp } from './app/app-page.js';
import { startLab } from './lab/lab-page.js';
import { startPanel } from './panel/panel-page.js';
import { installTheme } from './shared/theme-sheet.js';

installTheme();
const panel = document.querySelector('ps-panel');
if (panel !== null) startPanel(panel);
const lab = document.querySelector('ps-lab');
if (lab !== null) startLab(lab);
const app = document.querySelector('ps-app');
if (app !== null) startApp(app);
