import { assert } from 'chai';
import { expected } from '../../../component/expected.ts';
import type { Result } from '../../../component/request.ts';
import type { Field } from '../../../worker/contract/fields.ts';
import type { FormConfig } from '../../../worker/contract/form.ts';
import { get, mount, shows } from '../support/element.ts';
import { clientWith, deferred, form } from '../support/fixtures.ts';

const name = 'asked';
const label = 'Something with so many words that it takes two lines where there is little room for it';
const options = [
  { value: 'one', label: 'One' },
  { value: 'two', label: 'Two, with more words than fit into one line of a narrow page' },
];
const help = 'What it is for.';

/** One of every type that has a look. */
const FIELDS: Field[] = [
  { type: 'text', name, label, help, required: true },
  { type: 'textarea', name, label },
  { type: 'email', name, label },
  { type: 'tel', name, label, country: 'GB' },
  { type: 'url', name, label },
  { type: 'number', name, label, help },
  { type: 'date', name, label },
  { type: 'select', name, label, options },
  { type: 'radio', name, label, options, required: true },
  { type: 'checkboxes', name, label, help, options },
  { type: 'checkbox', name, label },
  { type: 'consent', name, label },
];

/** How high the element is while the form is on its way, and when it is there. */
async function heights(config: FormConfig, width: number): Promise<number[]> {
  const { promise, resolve } = deferred<Result<FormConfig>>();
  const element = mount(clientWith({ getForm: () => promise }), { form: undefined });
  element.style.width = `${width}px`;
  element.innerHTML = '<h2 slot="heading">Write to us</h2><p slot="note">We answer the same day.</p>';
  await shows(element, '.skeleton');
  const before = element.offsetHeight;
  resolve({ outcome: 'ok', value: config });
  await shows(element, '#send');
  const plain = element.offsetHeight;
  assert.strictEqual(get(element, '.fields').children.length, config.fields.length);
  element.remove();
  return [before, plain];
}

describe('what keeps the place of the form takes as much of it', () => {
  const usual = { ...expected };
  afterEach(() => {
    Object.assign(expected, usual);
  });

  for (const width of [320, 700]) {
    for (const field of FIELDS) {
      it(`with a ${field.type} of the site, ${width} px wide`, async () => {
        const { attachments } = form;
        Object.assign(expected, { fields: [field], attachments, history: false });
        const [before, after] = await heights({ ...form, fields: [field] }, width);
        assert.strictEqual(before, after);
      });
    }

    it(`with the way to earlier conversations and no files, ${width} px wide`, async () => {
      const attachments = { ...form.attachments, maxFiles: 0 };
      Object.assign(expected, { attachments, history: true });
      const config = { ...form, fields: [], attachments, history: true, codes: true };
      const [before, after] = await heights(config, width);
      assert.strictEqual(before, after);
    });
  }

  it('says nothing in English to whoever reads another language, which is on its way too', async () => {
    Object.assign(expected, { fields: FIELDS, attachments: form.attachments, history: true });
    const { promise } = deferred<Result<FormConfig>>();
    const element = mount(clientWith({ getForm: () => promise }), { form: undefined, lang: 'fi' });
    const room = await shows(element, '.wordless');
    const walker = document.createTreeWalker(room, NodeFilter.SHOW_TEXT);
    const said: string[] = [];
    let words = 0;
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode as Text;
      if (!data.trim() || !parentElement) continue;
      words += 1;
      if (getComputedStyle(parentElement).visibility === 'visible') said.push(data);
    }
    element.remove();
    assert.isAbove(words, FIELDS.length);
    assert.deepEqual(said, []);
  });
});
