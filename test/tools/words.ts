import en from '../../utils/i18n/locales/en.json' with { type: 'json' };

/** The locale file as the browser serves it: nested names joined by `_`. */
function flatten(node: object, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [[prefix + name, value]] : flatten(value, `${prefix}${name}_`),
  ) as [string, string][];
}

const messages = new Map(flatten(en));

Object.assign(globalThis, {
  chrome: {
    ...Reflect.get(globalThis, 'chrome'),
    i18n: {
      getMessage: (key: string) => (key === '@@bidi_dir' ? 'ltr' : (messages.get(key) ?? '')),
      getUILanguage: () => 'en',
    },
  },
});
