import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../../utils/codes');

describe('the recogniser alone', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );

  it.each(files)('%s imports nothing from elsewhere', (name) => {
    const source = readFileSync(join(root, name), 'utf8');
    for (const [, path = ''] of source.matchAll(/from '([^']+)'/g)) {
      expect(path).toMatch(/^\..*\.ts$/);
      expect(resolve(root, dirname(name), path).startsWith(`${root}/`)).toBe(true);
    }
    expect(source).not.toMatch(/import\(|import\.meta|\bdocument\b\.|\bwindow\b\.|\bbrowser\b\./);
  });

  it('runs under Node without a bundler', () => {
    const script = `import { explainCodes, findCodes } from ${JSON.stringify(join(root, 'index.ts'))};
      console.log(JSON.stringify([findCodes('help code 482913'), explainCodes('482 913').length]));`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(JSON.parse(out)).toEqual([
      [{ code: '482913', kind: 'noibu', strength: 'strong', start: 10, end: 16 }],
      1,
    ]);
  });
});
