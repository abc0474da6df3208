import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toPlainText } from '../../../../worker/helpdesk/reamaze/text/plain-text.ts';

type Case = [body: string, text: string];

/** Nothing of these may be seen but the text around them. */
const markup: Case[] = [
  ['<script>alert(1)</script>', ''],
  ['<SCRIPT SRC=//evil.example/x.js></SCRIPT>', ''],
  ['<script\n>alert(1)</script\t>', ''],
  ['<script>alert(1)//', ''],
  ['<img src=x onerror=alert(1)>', ''],
  ['<img/src=`x`onerror=alert(1)>', ''],
  ['<IMG """><SCRIPT>alert(1)</SCRIPT>">', '">'],
  ['<image src=x onerror=alert(1)>', ''],
  ['<svg onload=alert(1)>', ''],
  ['<svg><script>alert(1)</script></svg>after', 'after'],
  ['<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>', ''],
  ['<svg><style><img src=x onerror=alert(1)></style></svg>', ''],
  ['<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>', ''],
  ['<math><mi xlink:href="data:x,<script>alert(1)</script>">x</mi></math>', ''],
  ['<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=alert(1)>">', ''],
  ['<iframe src="javascript:alert(1)"></iframe>', ''],
  ['<iframe srcdoc="<script>alert(1)</script>">x</iframe>', ''],
  ['<object data="data:text/html,<script>alert(1)</script>">x</object>', ''],
  ['<embed src="javascript:alert(1)">', ''],
  ['<applet code="x">x</applet>', ''],
  ['<body onload=alert(1)>text', 'text'],
  ['<body background="javascript:alert(1)">', ''],
  ['<table background="javascript:alert(1)"><td>x', 'x'],
  ['<div style="background:url(javascript:alert(1))">x</div>', 'x'],
  ['<div style="width: expression(alert(1))">x', 'x'],
  ['<style>@import "javascript:alert(1)"</style>x', 'x'],
  ['<style><img src="</style><img src=x onerror=alert(1)//">', ''],
  ['<link rel=stylesheet href="javascript:alert(1)">', ''],
  ['<meta http-equiv=refresh content="0;url=javascript:alert(1)">', ''],
  [
    '<form action="javascript:alert(1)"><input type=submit value=x><button formaction="javascript:alert(1)">go</button></form>',
    'go',
  ],
  ['<input autofocus onfocus=alert(1)>', ''],
  ['<details open ontoggle=alert(1)>x</details>', 'x'],
  ['<video><source onerror="alert(1)"></video>x', 'x'],
  ['<audio src=x onerror=alert(1)>x</audio>', ''],
  ['<marquee onstart=alert(1)>x</marquee>', 'x'],
  ['<textarea><script>alert(1)</script></textarea>x', 'x'],
  ['<title><script>alert(1)</script></title>x', 'x'],
  ['<noscript><p title="</noscript><img src=x onerror=alert(1)>">', ''],
  ['<template><script>alert(1)</script></template>x', 'x'],
  ['<!--<img src="--><img src=x onerror=alert(1)//">', ''],
  ['<!--[if gte IE 4]><script>alert(1)</script><![endif]-->x', 'x'],
  ['<![CDATA[<script>alert(1)</script>]]>x', 'x'],
  ['<?xml version="1.0"?><script>alert(1)</script>x', 'x'],
  ['<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><p>x', ']>\n\nx'],
  ['<x onclick=alert(1)>x</x>', 'x'],
  ['**<script>alert(1)</script>**', ''],
  ['a <img src=x onerror=alert(1)> b', 'a  b'],
  ['x<iframe src="javascript:alert(1)"></iframe>y', 'xy'],
  ['- <script>\n- alert(1)</script>\n- x', '- x'],
];

/** A link is followed by where it goes only if that is plainly written, and `https:` or an e-mail address. */
const links: Case[] = [
  ['<base href="javascript:alert(1)//"><a href="x">x</a>', 'x'],
  ['<a href="javascript:alert(1)">x</a>', 'x'],
  ['<a href=" &#14; javascript:alert(1)">x</a>', 'x'],
  ['<a href="jav&#x0A;ascript:alert(1)">x</a>', 'x'],
  ['<a href="java\tscript:alert(1)">x</a>', 'x'],
  ['<a href="JaVaScRiPt:alert(1)">x</a>', 'x'],
  ['<a href="&#106;&#97;vascript&colon;alert(1)">x</a>', 'x'],
  ['<a href="vbscript:msgbox(1)">x</a>', 'x'],
  ['<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>', 'x'],
  ['<a href="view-source:https://ok.example/">x</a>', 'x'],
  ['<a href="feed:https://ok.example/">x</a>', 'x'],
  ['<a href="blob:https://ok.example/1">x</a>', 'x'],
  ['<a href="http://evil.example/">x</a>', 'x'],
  ['<a href="//evil.example/">x</a>', 'x'],
  ['<a href="/relative">x</a>', 'x'],
  ['<a href="https:evil.example">x</a>', 'x'],
  ['<a href="https:\\\\evil.example">x</a>', 'x'],
  ['<a href="ht\ntps://evil.example/">x</a>', 'x'],
  ['<a href="https://ok.example@evil.example/">x</a>', 'x'],
  ['<a href="https://a:b@evil.example/">x</a>', 'x'],
  ['<a href="https://ok.example\\@evil.example/">x</a>', 'x'],
  ['<a href="https://ok.example/?a=%22&quot;<b>">x</a>', 'x (https://ok.example/?a=%22%22%3Cb%3E)'],
  ['<a href="https://ok.example/"onclick=alert(1)>x</a>', 'x (https://ok.example/)'],
  ['<a href=https://ok.example/ href=javascript:alert(1)>x</a>', 'x (https://ok.example/)'],
  [
    '<a href="https://xn--80ak6aa92e.example/">аррӏе.example</a>',
    'аррӏе.example (https://xn--80ak6aa92e.example/)',
  ],
  ['<a href="mailto:a@b.example?bcc=c@d.example&body=x">x</a>', 'x (a@b.example)'],
  ['<a href="mailto:a@b.example%0d%0aBcc:c@d.example">x</a>', 'x'],
  ['<a href="mailto:">x</a>', 'x'],
  ['<a href="https://ok.example/"><script>alert(1)</script>x</a>', 'x (https://ok.example/)'],
  ['[x](javascript:alert(1))', 'x'],
  ['[x](  JaVaScRiPt:alert(1))', 'x'],
  ['[x](<javascript:alert(1)>)', 'x'],
  ['[x](javascript&colon;alert(1))', 'x'],
  ['[x](java%0ascript:alert(1))', 'x'],
  ['[x](data:text/html,<script>alert(1)</script>)', 'x'],
  ['[x](vbscript:x "title")', 'x'],
  ['![x](javascript:alert(1))', 'x'],
  ['![x](https://evil.example/pixel.png)', 'x'],
  ['![a](b"onerror="alert(1))', 'a'],
  ['[x]: javascript:alert(1)\n[x]', '[x]: javascript:alert(1)\n[x]'],
  ['<javascript:alert(1)>', 'javascript:alert(1)'],
  ['<https://ok.example/>', 'https://ok.example/'],
  ['[x](https://ok.example/"onmouseover="alert(1))', 'x (https://ok.example/%22onmouseover=%22alert(1))'],
  ['[![x](y)](javascript:alert(1))', 'x'],
];

/** What stands there as text, or as code, is shown as that: a page shows all of it as text. */
const written: Case[] = [
  ['<img src=x alt="javascript:alert(1)">', 'javascript:alert(1)'],
  ['<scr<script>ipt>alert(1)</scr</script>ipt>', '<script>'],
  ['<<script>alert(1)//<</script>', '<'],
  [
    '<script/xss src="data:text/javascript,alert(1)"></script>',
    '<script/xss src="data:text/javascript,alert(1)">',
  ],
  ['<img src="javascript:alert(1)" alt="<script>alert(1)</script>">', '<script>alert(1)</script>'],
  ['<svg/onload=alert(1)//', '<svg/onload=alert(1)//'],
  ['<xmp><script>alert(1)</script></xmp>', '<script>alert(1)</script>'],
  ['<plaintext><script>alert(1)</script>', '<script>alert(1)</script></p>'],
  ['`<script>alert(1)</script>`', '<script>alert(1)</script>'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
];

/** What the page may make links of: see `ThreadMessage.body` of the contract. */
const HARMLESS = /^(ok|xn--80ak6aa92e)\.example\b/;

describe('attacks by HTML and Markdown', () => {
  for (const [body, text] of markup) {
    it(`leave no tag: ${body}`, () => {
      assert.equal(toPlainText(body), text);
      assert.doesNotMatch(text, /<|script:/i);
    });
  }

  for (const [body, text] of links) {
    it(`leave no link to where none may go: ${body}`, () => {
      assert.equal(toPlainText(body), text);
      assert.doesNotMatch(text, /</);
      for (const [, rest] of text.matchAll(/https?:\/\/(\S*)/gi)) assert.match(rest ?? '', HARMLESS);
    });
  }

  for (const [body, text] of written) {
    it(`stay text where they are text: ${body}`, () => assert.equal(toPlainText(body), text));
  }

  it('get no further in the middle of an HTML mail', () => {
    for (const [body] of [...markup, ...links].filter(([body]) => body.startsWith('<'))) {
      const read = toPlainText(`<div>before</div><div>${body}`);
      assert.match(read, /^before/);
      assert.doesNotMatch(read, /\b(on\w+|src|srcdoc|style|href)=|https?:\/\/evil/i, body);
    }
  });
});
