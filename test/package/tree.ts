import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One file of the project's own sources. */
export interface Source {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
  /** What it imports: a path from the root for its own files, the package's name for others. */
  imports: string[];
}

const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g;

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
      const imports = [...text.matchAll(specifier)].map(([, name = '']) =>
        name.startsWith('.') ? join(dirname(path), name) : name,
      );
      return { path, text, imports };
    });
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
