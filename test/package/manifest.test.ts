import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtFolder } from '../tools/build.ts';

function manifest(browser: 'chromium' | 'firefox') {
  return JSON.parse(readFileSync(`${builtFolder(browser)}/manifest.json`, 'utf8'));
}

/** Whatever is added here makes the browser ask the agent again, or warn at install: say so in the changelog. */
describe.each(['chromium', 'firefox'] as const)('the package for %s', (browser) => {
  test('asks for these permissions at install and for no others', () => {
    const { permissions, optional_permissions } = manifest(browser);
    const menus = browser === 'firefox' ? 'menus' : 'contextMenus';
    expect(permissions.toSorted()).toEqual(
      ['activeTab', 'alarms', 'clipboardWrite', menus, 'scripting', 'storage', 'unlimitedStorage'].sort(),
    );
    expect(optional_permissions).toEqual(['notifications']);
  });

  test('is kept out of private windows', () => {
    expect(manifest(browser).incognito).toBe('not_allowed');
  });

  test('reads no site before the agent grants it', () => {
    const { host_permissions, optional_host_permissions, content_scripts } = manifest(browser);
    expect(host_permissions ?? []).toEqual([]);
    expect(content_scripts ?? []).toEqual([]);
    expect(optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
  });

  test('offers web pages none of its files, and runs none but its own scripts', () => {
    const { web_accessible_resources, externally_connectable, content_security_policy } = manifest(browser);
    expect(web_accessible_resources ?? []).toEqual([]);
    expect(externally_connectable).toBeUndefined();
    expect(content_security_policy.extension_pages).toBe("script-src 'self'; object-src 'self'");
  });

  test('is Manifest V3 and needs no browser newer than the README says', () => {
    const { manifest_version, minimum_chrome_version, browser_specific_settings } = manifest(browser);
    expect(manifest_version).toBe(3);
    expect(minimum_chrome_version).toBe(browser === 'chromium' ? '128' : undefined);
    expect(browser_specific_settings?.gecko.strict_min_version).toBe(
      browser === 'firefox' ? '140.0' : undefined,
    );
  });
});
