import { expect, it } from 'vitest';
import { html } from '../../src/render/html.ts';

it('escapes what is put in, inside an element and inside either kind of quotes', () => {
  expect(html`<p>${`<b> & "c" 'd'`}</p>`.text).toBe('<p>&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>');
});

it('leaves what it made, joins lists, and shows nothing for nothing', () => {
  expect(html`${[html`<i>${1}</i>`, 'a<', null]}`.text).toBe('<i>1</i>a&lt;');
});
