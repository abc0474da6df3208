import type { Plugin } from 'vite';

/** What is cut out of a file of Lit: a pattern that has to be there, and what takes its place. */
type Cut = { file: string; unused: string; cuts: [pattern: RegExp, instead: string][] };

const CUTS: Cut[] = [
  {
    file: '@lit/reactive-element/css-tag.js',
    unused: 'browsers without constructed style sheets, and values within styles',
    cuts: [
      [/\w\.ShadowRoot&&.+?"replace"in CSSStyleSheet\.prototype/, 'true'],
      [/if\(this\._\$cssResult\$=!0,.+?\);/, ''],
      [/(\w)=\((\w),\.\.\.\w\)=>\{.+?return new (\w)\(\w,\w,(\w)\)\}/, '$1=$2=>new $3($2[0],$2,$4)'],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    unused: 'decorators',
    cuts: [
      [/Symbol\.metadata\?\?=.+?new WeakMap;/, ''],
      [/const \w=this\[Symbol\.metadata\];.+?(?=this\._\$Eh=)/, ''],
      [/static addInitializer\(\w\)\{.+?\}(?=static)/, ''],
      [/,void 0!==\w\.l&&\(this\.l=.+?\)/, ''],
      [/,this\.constructor\.l\?\.forEach\(.+?\)\)/, ''],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    unused: 'properties that are not reflected while they have their default',
    cuts: [
      [/,useDefault:!1/, ''],
      [/\|\|\w\.useDefault.+?\)\)(?=\)\)return)/, ''],
      [/\{useDefault:\w,reflect:(\w),wrapped:\w\},\w\)\{.+?\|\|\((?=this\._\$AL\.has)/, '{reflect:$1}){('],
      [/this\.hasUpdated\|\|\w\|\|/, 'this.hasUpdated||'],
      [/=(\w)\?\?this\._\$Ej\?\.get\(\w\)\?\?\w/, '=$1'],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    unused: 'properties that the class has already, or that are set and compared in ways of their own',
    cuts: [
      [
        /if\(\w\.state&&.+?,(this\._\$Ei\(\)),.+?,(this\.elementProperties\.set\((\w),(\w)\)),!.+?&&(\w)\(this\.prototype,\w,\w\)\}/,
        '$1,$2,$5(this.prototype,$3,this.getPropertyDescriptor($3,Symbol(),$4))',
      ],
      [
        /const\{get:\w.+?(\{get\(\)\{return (this\[\w\])\},set\()\w\)\{.+?this\.requestUpdate\((\w),\w,(\w)\)\}/,
        'return$1value){const before=$2;$2=value,this.requestUpdate($3,before,$4)}',
      ],
      [/const \w=this\.constructor\.elementProperties;if\(\w\.size>0\)for\(.+?,\w\)\}(?=\}let)/, ''],
      [/case Number:.+?break;/, ''],
      [/,converter:\w/, ''],
      [/\(void 0!==\w\.converter\?\.toAttribute\?\w\.converter:(\w)\)/, '$1'],
      [/"function"==typeof \w\.converter.+?:(\w);/, '$1;'],
      [/\(\w\.hasChanged\?\?(\w)\)/, '$1'],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    unused: 'updates that wait for something',
    cuts: [
      [
        /const \w=this\.scheduleUpdate\(\);return.+?(,!this\.isUpdatePending\})scheduleUpdate\(\)\{.+?\}/,
        'return this.performUpdate()$1',
      ],
    ],
  },
  {
    file: 'lit-html/lit-html.js',
    unused: 'directives that notice when they are taken out of the page',
    cuts: [
      [/this\._\$AP\?\.\(!1,!0,\w\)(?=;)/, ''],
      [/setConnected\(.+?\)\)\}/, ''],
      [/,this\._\$Cv=\w\?\.isConnected\?\?!0/, ''],
      [/get _\$AU\(\)\{return this\._\$AM\._\$AU\}/g, ''],
      [/get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}/, ''],
      [/\w\?\._\$AO\?\.\(!1\),/, ''],
      [/get parentNode\(\)\{return this\._\$AM\.parentNode\}/, ''],
      [/get parentNode\(\)\{.+?\}(?=get)/, ''],
      [/get startNode\(\)\{.+?\}get endNode\(\)\{.+?\}/, ''],
      [/get tagName\(\)\{.+?\}/, ''],
    ],
  },
  {
    file: 'lit-element/lit-element.js',
    unused: 'the same',
    cuts: [
      [/connectedCallback\(\)\{.+?\}disconnectedCallback\(\)\{.+?\}/, ''],
      [/this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/, ''],
      [/,this\._\$Do=void 0/, ''],
      [/this\._\$Do=/, ''],
    ],
  },
  {
    file: 'lit-html/lit-html.js',
    unused: 'listeners that are objects, or have options',
    cuts: [
      [/(===\w&&\w!==\w)\|\|\w\.capture!==.+?,(\w=\w!==\w&&)\((\w===\w)\|\|\w\);/, '$1,$2$3;'],
      [/"function"==typeof this\._\$AH\?(this\._\$AH\.call\(.+?\)):this\._\$AH\.handleEvent\(\w\)/, '$1'],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    unused: 'polyfills, and the list of copies of Lit in a page',
    cuts: [
      [/\w=\w\.reactiveElementPolyfillSupport,/, ''],
      [/,\w\?\.\(\{ReactiveElement:.+?\);/, ';'],
    ],
  },
  {
    file: 'lit-element/lit-element.js',
    unused: 'the same',
    cuts: [
      [/,\w\.litElementHydrateSupport.+?;const \w=\w\.litElementPolyfillSupport;.+?;/, ';'],
      [/\(\w\.litElementVersions.+?\);/, ''],
    ],
  },
  {
    file: 'lit-html/lit-html.js',
    unused: 'the same',
    cuts: [[/,\w=\w\.litHtmlPolyfillSupport;.+?\);(?=const)/, ';']],
  },
  {
    file: 'lit-html/lit-html.js',
    unused: 'values within script, style, textarea, title and comments, and directives of whole elements',
    cuts: [
      [/\(\w\.test\(\w\[2\]\)&&\(\w=RegExp\(.+?\)\),(\w=\w)\)/, '$1'],
      [/if\(\w\.test\(\w\.tagName\)\)\{.+?\}\}(?=\}else if\(8===)/, ''],
      [/if\((\w\.data===\w)\)(\w\.push\(\{type:2,index:\w\}\));else\{.+?\}(?=\w\+\+\})/, '$1&&$2;'],
      [/else \w\.startsWith\(\w\)&&\(\w\.push\(\{type:6.+?\)\);/, ''],
      [/:6===\w\.type&&\(.+?\)(?=,this\._\$AV)/, ':0'],
    ],
  },
  {
    file: 'lit-html/lit-html.js',
    unused: 'templates of SVG and MathML, and compiled ones',
    cuts: [
      [/2===\w\?"<svg>":3===\w\?"<math>":""/, '""'],
      [/\+\(2===\w\?"<\/svg>":3===\w\?"<\/math>":""\)/, ''],
      [/if\((this\.el=.+?),2===\w\|\|3===\w\)\{.+?\}(?=for\()/, '$1;'],
      [/"number"==typeof \w\?(this\._\$AC\(\w\)):.+?,\w\);/, '$1;'],
    ],
  },
];

/**
 * Leaves out of Lit what the elements never use: a twelfth of what a page loads before it shows the form. A cut that does
 * not fit any more, since Lit was written anew there, stops the build: then it is adapted, or dropped.
 */
export const leanLit: Plugin = {
  name: 'lean-lit',
  // Whoever has the elements from the package may derive others from them, with all that Lit can.
  applyToEnvironment: ({ name }) => name === 'client',
  transform(code, id) {
    const here = CUTS.filter(({ file }) => id.endsWith(`/node_modules/${file}`));
    let lean = code;
    for (const { unused, cuts } of here) {
      for (const [pattern, instead] of cuts) {
        if (!pattern.test(lean))
          this.error(`Lit has another form now of ${unused}: ${pattern} is not there.`);
        lean = lean.replace(pattern, instead);
      }
    }
    return here.length > 0 ? { code: lean, map: null } : undefined;
  },
};
