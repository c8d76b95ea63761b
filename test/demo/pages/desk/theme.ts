export type Theme = 'light' | 'dark';

const key = 'tidewater-theme';

/** The theme that the agent chose, else the system's. */
export function currentTheme(): Theme {
  const chosen = localStorage.getItem(key);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  document.documentElement.dataset.theme = theme;
}

/** Puts theme and direction on the document, and follows the choice made in another frame or tab. */
export function takeTheme(): void {
  const root = document.documentElement;
  root.dataset.theme = currentTheme();
  if (new URLSearchParams(location.search).get('rtl') === '1') root.dir = 'rtl';
  addEventListener('storage', () => {
    root.dataset.theme = currentTheme();
  });
}
