import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One file of the project's own sources. */
export interface Source {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
  imports: Import[];
}

export interface Import {
  /** A path from the root for the project's own files, the package's name for others. */
  name: string;
  /** Gone after compiling, so it costs nothing and ties nothing. */
  typeOnly: boolean;
}

/** `import … from`, `export … from`, `import '…'` and `import('…')`, as this project's formatter writes them. */
const statement = /^(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;

/** Every TypeScript file below some of the top folders. */
export function sources(...folders: string[]): Source[] {
  return globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: root },
  )
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = read(path);
      const imports = [...text.matchAll(statement)].map(([, type, plain, dynamic]) => {
        const name = plain ?? dynamic ?? '';
        return {
          name: name.startsWith('.') ? join(dirname(path), name) : name,
          typeOnly: type !== undefined,
        };
      });
      return { path, text, imports };
    });
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
