import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Takes the permission for unlimited storage out of an unpacked extension, so that a limit can be met. */
export function limitPackage(folder: string): void {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const permissions = manifest.permissions.filter((each: string) => each !== 'unlimitedStorage');
  writeFileSync(file, JSON.stringify({ ...manifest, permissions }));
}
