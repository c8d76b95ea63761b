import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import { AccountsPart } from './accounts.tsx';
import { ImportPart } from './importing.tsx';
import { BackupPart, CustomerPart, DeletePart, ExportPart, RetentionPart } from './keeping.tsx';
import { PresetsPart } from './presets.tsx';
import { SitesPart } from './sites.tsx';
import { SnippetsPart } from './snippets.tsx';
import { TemplatesPart } from './templates.tsx';
import { UnreadPart } from './unread.tsx';
import { WordsPart } from './words.tsx';

const sections = [
  ...(['sites', 'accounts', 'words', 'templates', 'presets', 'unread', 'snippets'] as const),
  ...(['import', 'export', 'backup', 'keeping', 'customer', 'delete'] as const),
];

/** The options page: one section for each thing that Patchcord keeps. */
export function App() {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // The popup leads to a section that was not there yet when the page began.
    main.current?.querySelector(location.hash || '#none')?.scrollIntoView();
  }, []);
  return (
    <>
      <header>
        <h1>{words('options.title')}</h1>
        <p class="quiet">{words('options.intro')}</p>
        <nav aria-label={words('options.title')}>
          <ul>
            {sections.map((section) => (
              <li key={section}>
                <a href={`#${section}`}>{words(`options.${section}.title`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main ref={main}>
        <SitesPart />
        <AccountsPart />
        <WordsPart />
        <TemplatesPart />
        <PresetsPart />
        <UnreadPart />
        <SnippetsPart />
        <ImportPart />
        <ExportPart />
        <BackupPart />
        <RetentionPart />
        <CustomerPart />
        <DeletePart />
      </main>
    </>
  );
}
