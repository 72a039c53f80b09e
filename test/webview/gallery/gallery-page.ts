import { useTheme, type ThemeName } from '../panel/themes.js';
import { exhibitsOf, hang } from './gallery.js';

/** The example programs, by file name, and the names of stored pictures; put in by the script. */
declare const PROGRAMS: Readonly<Record<string, string>>;
declare const STORED: readonly string[];

const THEMES = ['dark', 'light', 'hc', 'hc-light'] as const satisfies readonly ThemeName[];
const WIDTHS = [320, 560, 900, 1200] as const;

function choice(name: string, values: readonly (string | number)[]): HTMLSelectElement {
  const select = document.createElement('select');
  select.setAttribute('aria-label', name);
  select.append(...values.map((value) => new Option(String(value))));
  return select;
}

const theme = choice('Theme', THEMES);
const width = choice('Width', WIDTHS);
width.value = '1200';
const bar = document.createElement('header');
bar.append(theme, width);
document.body.append(bar);

const paint = (): void => useTheme(THEMES.find((name) => name === theme.value) ?? 'dark');
theme.addEventListener('change', paint);
paint();

const hall = document.createElement('div');
document.body.append(hall);
const pages = hang(await exhibitsOf(PROGRAMS), hall, Number(width.value));
hall.style.color = 'var(--vscode-foreground)';
for (const page of pages) {
  page.show();
  await page.drawn();
}
// A page that asks for something takes the keyboard.
scrollTo(0, 0);
width.addEventListener('change', () => {
  for (const page of pages) page.resize(Number(width.value));
});

for (const path of STORED) {
  const picture = new Image();
  picture.src = path;
  picture.alt = path.split('/').at(-1) ?? path;
  document.body.append(picture);
}

// esbuild tells of a change once it has bundled again.
new EventSource('/esbuild').addEventListener('change', () => location.reload());
