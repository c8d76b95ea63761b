import { expect, test } from 'vitest';
import { wordsAround } from '../../../utils/page/people.ts';
import { append, body, closedRoots, type Stage, start, watch } from './stage.ts';

/** The words of the page as it stands, once these codes are found in it. */
async function words(stage: Stage, ...codes: string[]): Promise<string> {
  await expect.poll(() => codes.every((code) => [...stage.watcher.index.of(code)].length > 0)).toBe(true);
  return wordsAround(codes, stage.watcher);
}

test('reads what stands about the code, headings, and both ends of the page', async () => {
  const filler = '<p>nothing of note is said in this line</p>'.repeat(400);
  const stage = watch(
    `<nav>Inbox of Ines</nav>${filler}<h2>Priya Raman</h2>${filler}<p>Hi Tom</p><p>482913</p><p>bye</p>${filler}<aside>Customer: Bo Lund</aside>`,
  );
  const text = await words(stage, '482913');
  for (const each of ['Inbox of Ines', 'Priya Raman', 'Hi Tom', '482913', 'bye', 'Customer: Bo Lund'])
    expect(text.split('\n')).toContain(each);
});

test('in a large page, reads the headings beside the code and what is around it', async () => {
  const rows = '<p>nothing of note is said in this line</p>'.repeat(3_000);
  const stage = watch(
    `<div>${rows}</div><main><header><h2>Priya Raman</h2></header><section>${rows}<p>482913</p>${rows}</section></main><div>${rows}</div>`,
  );
  expect((await words(stage, '482913')).split('\n')).toContain('Priya Raman');
});

test('first and last name in a span each are one line, messages are lines of their own', async () => {
  const stage = watch('<p><span>Anna</span><span>Kowalska</span></p><p>482913</p><p>Thanks</p>');
  expect((await words(stage, '482913')).split('\n')).toEqual(
    expect.arrayContaining(['Anna Kowalska', '482913', 'Thanks']),
  );
});

test('never reads what is hidden, nor what the agent types', async () => {
  const hidden = [
    '<p hidden>Secret One</p>',
    '<p aria-hidden="true">Secret Two</p>',
    '<p style="display:none">Secret Three</p>',
    '<p style="visibility:hidden">Secret Four</p>',
    '<textarea>Secret Five</textarea>',
    '<div contenteditable>Secret Six</div>',
    '<script type="text/plain">Secret Seven</script>',
    '<input value="Secret Eight">',
    '<div role="textbox">Secret Nine</div>',
    '<details><summary>More</summary>Secret Ten</details>',
    '<select><option>Secret Eleven</option></select>',
    '<h2 hidden>Secret Twelve</h2>',
  ];
  const text = await words(watch(`${hidden.join('')}<p>482913</p>${hidden.join('')}`), '482913');
  expect(text).toContain('482913');
  expect(text).not.toContain('Secret');
});

test('reads through shadow roots, open and closed', async () => {
  body.innerHTML = '<x-head></x-head><x-line></x-line>';
  const [head, line] = body.children;
  if (!head || !line) throw new Error('no hosts');
  const closed = head.attachShadow({ mode: 'closed' });
  closedRoots.set(head, closed);
  closed.innerHTML = '<h1>Priya Raman</h1>';
  line.attachShadow({ mode: 'open' }).innerHTML = '<p>482913</p>';
  const text = await words(start(), '482913');
  expect(text.split('\n')).toEqual(expect.arrayContaining(['Priya Raman', '482913']));
});

test('takes each text once, so that a name says no more for standing near two codes', async () => {
  const stage = watch('<h2>Priya Raman</h2><p>482913</p><p>111222</p>');
  const text = await words(stage, '482913', '111222');
  expect(text.split('Priya Raman')).toHaveLength(2);
});

test('is at most 4,000 units, whatever the page', async () => {
  const long = '<p>word word word word word word word word word</p>';
  const stage = watch(
    `${`<h2>${'Heading '.repeat(200)}</h2>`.repeat(50)}${long.repeat(500)}<p>482913</p>${long.repeat(500)}`,
  );
  expect((await words(stage, '482913')).length).toBeLessThanOrEqual(4_000);
});

test('what comes into the page later is in the words of then', async () => {
  const stage = watch('<p>482913</p>');
  expect(await words(stage, '482913')).not.toContain('Priya');
  append('<header>Priya Raman</header>');
  expect(await words(stage, '482913')).toContain('Priya Raman');
});

test('a page that names its own things `title` or `parentNode` changes nothing', async () => {
  const stage = watch(
    '<form><input name="parentNode"><input name="nodeType"><p>Priya Raman</p></form><img name="title"><p>482913</p>',
  );
  expect(await words(stage, '482913')).toContain('Priya Raman');
});

test('leaves the page as it was', async () => {
  const stage = watch('<h2>Priya Raman</h2><p>482913</p>');
  const before = body.innerHTML;
  await words(stage, '482913');
  expect(body.innerHTML).toBe(before);
});
