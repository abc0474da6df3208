import { minify } from 'terser';
import { type Plugin, parseSync, Visitor } from 'vite';

/** Chunks of this library have no style sheets to load before them, so the helper that would do it is dead weight. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
  renderChunk: (code) => ({
    code: code.replace(
      /__vitePreload\((?:async )?\(\) => (?:\{\s*const \{[^}]*\} = await )?(import\([^)]*\)(?:\.then\(\(\w+\) => \w+\.\w+\))?)(?:;\s*return \{[^}]*\};\s*\})?, .*?\)/g,
      '$1',
    ),
    map: null,
  }),
};

/** What a chunk has for those who import it later, as an object of its own: the helper would be one more file to load. */
const plainExports: Plugin = {
  name: 'plain-exports',
  renderChunk(code) {
    const own = code.replace(/__exportAll\((\{.*?\})\)/gs, (_, members: string) =>
      members.replace(/([\w$]+): \(\) => ([\w$]+)/g, 'get $1() { return $2; }'),
    );
    return { code: own.replace(/import \{ \w+ as __exportAll \} from .*?;/, ''), map: null };
  },
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const [helper] = chunks.filter(({ name }) => name === 'rolldown-runtime');
    const used = helper && chunks.some(({ code }) => code.includes(helper.name));
    if (helper && !used) delete bundle[helper.fileName];
  },
};

/** How styles and templates are laid out says nothing in them; a minifier takes them for strings, and leaves it in. */
const LAYOUT: Record<string, (text: string) => string> = {
  css: (text) =>
    text
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s*([{};,`]|>(?!=)|:(?=\s)|\s)\s*/g, '$1')
      .replace(/\) \* (?=[-\d.])/g, ')*')
      .replaceAll(';}', '}'),
  html: (text) => text.replace(/\s*\n\s*/g, ' '),
};

/** Takes the layout out of styles and templates. */
const plainTemplates: Plugin = {
  name: 'plain-templates',
  transform(code, id) {
    if (!id.includes('/component/')) return;
    const parts: { start: number; end: number; plain: string }[] = [];
    new Visitor({
      TaggedTemplateExpression({ tag, quasi }) {
        const plain = tag.type === 'Identifier' ? LAYOUT[tag.name] : undefined;
        for (const { start, end } of plain ? quasi.quasis : [])
          parts.push({ start, end, plain: plain?.(code.slice(start, end)) ?? '' });
      },
    }).visit(parseSync(id, code).program);
    parts.sort((one, other) => one.start - other.start);
    const kept = parts.map(({ start, plain }, at) => code.slice(parts[at - 1]?.end ?? 0, start) + plain);
    return { code: kept.join('') + code.slice(parts.at(-1)?.end ?? 0), map: null };
  },
};

/** What Vite's own minifier leaves, such as functions that are called once; it goes over it afterwards. */
const compressed: Plugin = {
  name: 'compressed',
  async renderChunk(source) {
    const { code } = await minify(source, {
      module: true,
      mangle: false,
      compress: { passes: 3, keep_fargs: false },
    });
    return code === undefined ? undefined : { code, map: null };
  },
};

/** Makes less of the code to load, as it does the same. */
export const leanCode: Plugin[] = [plainImports, plainExports, plainTemplates, compressed];
