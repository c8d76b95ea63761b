import { expect, test } from 'vitest';
import { append, painted, plainFinder, untilPainted, watch } from './stage.ts';

test.each([
  ['in one text', '<p>Your code 482913</p>', '482913'],
  ['over elements', '<p>Your code <b>482</b><i>-</i><b>913</b> ok</p>', '482-913'],
  [
    'over one element a digit',
    `<p>code ${[...'482913'].map((digit) => `<span>${digit}</span>`).join('')}</p>`,
    '482913',
  ],
  ['apart from its label', '<p><strong>code</strong> <em>482913</em></p>', '482913'],
  ['around an empty element', '<p>code 482<wbr>913</p>', '482913'],
  ['around a hidden sign', '<p>code 482<span hidden>·</span>913</p>', '482·913'],
  ['deep inside', '<div><div><ul><li><div><span>code 482913</span></div></li></ul></div></div>', '482913'],
])('a code is lit when it stands %s', async (_, html, text) => {
  watch(html);
  await untilPainted(text);
});

test('a code split over text nodes is lit', async () => {
  watch('<p></p>');
  document.querySelector('p')?.append('co', 'de 48', '29', '', '13');
  await untilPainted('482913');
});

test.each([
  ['hidden', '<p>code 482<span hidden>or</span>913</p>', '482or913'],
  ['aria-hidden', '<p>code <b>482</b><i aria-hidden="true">x</i><b>913</b></p>', '482x913'],
])('a code with letters in it that are %s is lit', async (_, html, inTheDom) => {
  watch(html);
  await untilPainted(inTheDom);
});

test('letters that a reader sees part two numbers', async () => {
  watch('<p>code 482<span>or</span>913</p><p>code 111222</p>');
  await untilPainted('111222');
});

test.each([
  ['blocks', '<div><div>code 482</div><div>913</div></div>'],
  ['lines', '<p>code 482<br>913</p>'],
  ['cells', '<table><tr><td>code 482</td><td>913</td></tr></table>'],
  ['flex items', '<div style="display:flex"><span>code 482</span><span>913</span></div>'],
])('text of two %s is not read as one', async (_, html) => {
  watch(`${html}<p>code 111222</p>`);
  await untilPainted('111222');
});

test('a name, a text and a time that a style puts into boxes of their own are apart', async () => {
  watch('<div style="display:grid"><span>Ada9</span><span>code 482913</span><time>12 Mar</time></div>');
  await untilPainted('482913');
});

test('a source that wraps its lines wraps no text', async () => {
  watch('<p>your code\n  482913</p>', {
    finder: {
      ...plainFinder,
      next: (text, from) => text.indexOf('code', from),
      find: (text) => {
        const at = text.search(/code +482913/);
        return at < 0
          ? []
          : [
              {
                code: '482913',
                kind: 'unknown',
                strength: 'strong',
                start: text.indexOf('4'),
                end: text.indexOf('4') + 6,
              },
            ];
      },
    },
  });
  await untilPainted('482913');
});

test.each([
  ['a script', '<script type="text/plain">code 482913</script>'],
  ['a style', '<style>/* code 482913 */</style>'],
  ['a template', '<template><p>code 482913</p></template>'],
  ['an input', '<input value="code 482913">'],
  ['a text area', '<textarea>code 482913</textarea>'],
  ['the composer', '<div contenteditable><p>code <b>482913</b></p></div>'],
  [
    'a part of the composer that cannot be edited',
    '<div contenteditable><i contenteditable="false">code 482913</i></div>',
  ],
  ['a text box', '<div role="textbox">code 482913</div>'],
  ['what is hidden', '<div hidden><p>code 482913</p></div>'],
  ['what is hidden from assistive tools', '<div aria-hidden="true"><p>code 482913</p></div>'],
  ['what is not drawn', '<div style="display:none"><p>code 482913</p></div>'],
  ['a closed menu', '<details><summary>More</summary>code 482913</details>'],
])('%s is not read', async (_, html) => {
  const { seen } = watch(`<p>code 111222</p>${html}<p>code 333444</p>`);
  await untilPainted('111222', '333444');
  append(html);
  append('<p>code 555666</p>');
  await untilPainted('111222', '333444', '555666');
  expect(seen.map(({ code }) => code)).not.toContain('482913');
});

test('what the agent types is not read, letter by letter', async () => {
  const { seen } = watch('<div contenteditable>code </div><p>x</p>');
  const text = document.querySelector('div')?.firstChild as Text;
  for (const digit of '482913') text.appendData(digit);
  append('<p>code 111222</p>');
  await untilPainted('111222');
  await expect.poll(() => seen.map(({ code }) => code)).toEqual(['111222']);
});

test('a part that may not be edited can be read', async () => {
  watch('<div contenteditable="false">code 482913</div>');
  await untilPainted('482913');
});

test('a menu that opens shows its codes', async () => {
  watch('<details><summary>More</summary><p>code 482913</p></details>');
  await expect.poll(painted).toEqual([]);
  document.querySelector('details')?.setAttribute('open', '');
  await untilPainted('482913');
});

test('what was said before is the context: lines, newest last, of 600 units', async () => {
  const contexts: string[] = [];
  watch(
    `<p>${'a'.repeat(700)}</p><ul><li><b>Agent</b>: read me the <i>six</i>-digit code</li>
     <li aria-hidden="true">secret</li><script>no</script><li>ok</li></ul><p>482913</p>`,
    {
      finder: {
        ...plainFinder,
        next: (text, from) => text.indexOf('482913', from),
        find: (_, { context }) => {
          contexts.push(context);
          return [];
        },
      },
    },
  );
  await expect.poll(() => contexts.length).toBeGreaterThan(0);
  const [context = ''] = contexts;
  expect(context.slice(-50)).toBe('\nAgent: read me the six-digit code\nok'.padStart(50, 'a'));
  expect(context.length).toBeGreaterThanOrEqual(600);
  expect(context).not.toContain('secret');
});

test('the context of a message in a shadow root is what stands before its host', async () => {
  const contexts: string[] = [];
  document.body.innerHTML = '<x-line></x-line><x-line></x-line>';
  const [first, second] = document.querySelectorAll('x-line');
  if (first) first.attachShadow({ mode: 'open' }).innerHTML = '<p>which code?</p>';
  if (second) second.attachShadow({ mode: 'open' }).innerHTML = '<p>482913</p>';
  const { start } = await import('./stage.ts');
  start({
    finder: {
      ...plainFinder,
      next: (text, from) => text.indexOf('482913', from),
      find: (_, { context }) => {
        contexts.push(context);
        return [];
      },
    },
  });
  await expect.poll(() => contexts).toContain('which code?');
});
