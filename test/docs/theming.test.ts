import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Named {
  name: string;
  description?: string;
  default?: string;
}

/** What the manifest says of an element. */
interface Described {
  tagName?: string;
  cssParts: Named[];
  cssProperties: Named[];
  slots?: Named[];
}

/** Its declarations leave this out. */
interface Analyzer {
  create(options: { modules: unknown[] }): { modules: { declarations?: Described[] }[] };
  ts: { createSourceFile(path: string, text: string, target: number, parents: boolean): unknown };
}

/** ES2022, as the compiler counts. */
const LANGUAGE = 9;
const ANALYZER = '@custom-elements-manifest/analyzer';
const { create, ts }: Analyzer = await import(ANALYZER);
const contact = describe('component/reamaze-contact.ts');
const history = describe('component/reamaze-history.ts');
const launcher = describe('component/launcher/launcher.ts');
const page = readFileSync('docs/theming.md', 'utf8');
const code = globSync('component/**/*.ts')
  .map((file) => readFileSync(file, 'utf8').replace(/ \* @.+/g, ''))
  .join('\n');

function describe(path: string): Described {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), LANGUAGE, true);
  const { modules } = create({ modules: [source] });
  const found = modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName);
  assert.ok(found, path);
  return found;
}

/** Rows of the table below this heading. */
function table(heading: string): string[][] {
  const [, below = ''] = page.split(`## ${heading}\n`);
  const [, body = ''] = /\| ---.*\n((?:\|.*\n)+)/.exec(below) ?? [];
  return body
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1')),
    );
}

/** Every name that a pattern finds. */
function names(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
}

const sorted = (named: readonly Named[]) => named.map(({ name }) => name).sort();
const partsIn = (text: string) => {
  const values = names(text, /\bpart="([^"]+)"/g).flatMap((value) =>
    value.replace(/\$\{[^}]*\}/g, '').split(/\s+/),
  );
  return [...new Set([...values, 'agent', 'customer', 'radio'])].filter(Boolean).sort();
};

test('the tables are what the element says of itself', () => {
  const { cssParts, cssProperties, slots = [] } = contact;
  assert.deepEqual(
    table('Custom properties'),
    cssProperties.map(({ name, description, default: value = '' }) => [name, value, description]),
  );
  assert.deepEqual(
    table('Parts'),
    cssParts.map(({ name, description }) => [name, description]),
  );
  assert.deepEqual(
    table('Slots'),
    slots.map(({ name, description }) => [name, description]),
  );
});

test('both elements say the same of what both have', () => {
  for (const [all, some] of [
    [contact.cssProperties, history.cssProperties],
    [contact.cssParts, history.cssParts],
  ] as const)
    for (const one of some)
      assert.deepEqual(
        all.find(({ name }) => name === one.name),
        one,
      );
});

test('every custom property, part and slot there is is named, and no other', () => {
  assert.deepEqual(
    names(code, /var\(\s*(--reamaze-[a-z-]+)/g),
    sorted([...contact.cssProperties, ...launcher.cssProperties]),
  );
  assert.deepEqual(partsIn(code), sorted(contact.cssParts));
  assert.deepEqual(names(code, /slot(?:\('| name=")([a-z-]+)['"]/g), sorted(contact.slots ?? []));
});

for (const theme of globSync('demo/site/theming/themes/*.css')) {
  test(`${theme} has custom properties and parts alone`, () => {
    const css = readFileSync(theme, 'utf8').replace(/\/\*.*?\*\//g, '');
    const known = [...contact.cssProperties, ...contact.cssParts, { name: 'color-scheme' }].map(
      ({ name }) => name,
    );
    const rules = [...css.matchAll(/([^{}]+)\{([^}]*)\}/g)];
    assert.ok(rules.length > 0);
    for (const [, selectors = '', body = ''] of rules) {
      for (const selector of selectors.split(/,(?![^(]*\))/)) {
        const [, parts] =
          /^:is\(reamaze-contact, reamaze-history\)(?:::part\(([a-z -]+)\)(?::[a-z-]+)?)?$/.exec(
            selector.trim(),
          ) ?? [assert.fail(selector)];
        const used = parts?.split(' ') ?? names(body, /^ {2}([a-z-]+):/gm);
        assert.deepEqual(
          used.filter((name) => !known.includes(name)),
          [],
        );
      }
    }
  });
}
