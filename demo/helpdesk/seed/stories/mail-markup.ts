/** As webmail sends a reply: quoted history in a block, a signature, a picture that counts readers. */
export const HTML_REPLY = `<div dir="ltr">The parcel service says <b>delivered</b>, and there is nothing here.<div><br></div>
<div>Ordered: <a href="https://acorn-bikes.example/orders/AC-20931">AC-20931</a></div></div>
<div class="gmail_signature"><img src="https://mail.example/logo.png" alt="Logo" width="90"><br>Ida Bergstr&ouml;m &middot; 4 Juniper Lane</div>
<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Sun, 1 Nov 2026 at 18:30, Acorn Bikes &lt;<a href="mailto:help@acorn-bikes.example">help@acorn-bikes.example</a>&gt; wrote:<br></div>
<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">Your order is on its way.<br>It arrives on Monday.</blockquote></div>
<img src="https://count.mailer.example/open.gif?reader=ida" width="1" height="1" alt="">`;

/** A forwarded confirmation: a table, styles, a script that mail programs leave out, links of every kind. */
export const HTML_ORDER = `<!doctype html><html><head><title>Order</title><style>.total{color:#1f6b46}</style></head><body>
<p>Look at the colour, please. I ordered <em>moss</em> &ndash; not <s>fern</s>.</p>
<p>---------- Forwarded message ---------<br>From: Acorn Bikes &lt;orders@acorn-bikes.example&gt;<br>Subject: Your order AC-19004</p>
<table border="1"><tr><th>What</th><th>How many</th><th>Price</th></tr>
<tr><td>Acorn 8, fern green, 53&nbsp;cm</td><td>1</td><td>2.190,00 &euro;</td></tr>
<tr><td>Basket &quot;Nut&quot;</td><td>2</td><td>78,00 &euro;</td></tr>
<tr class="total"><td>Total</td><td></td><td>2.268,00 &euro;</td></tr></table>
<ul><li><a href="https://acorn-bikes.example/orders/AC-19004?a=1&amp;b=2">See the order</a></li>
<li><a href="mailto:orders@acorn-bikes.example?subject=AC-19004">Write to us</a></li><li><a href="tel:+4681234567">Call</a></li>
<li><a href="javascript:alert(document.cookie)">Not this</a></li><li><a href="data:text/html;base64,PHNjcmlwdD4=">nor this</a></li>
<li><a href="http://acorn-bikes.example/unsafe">plain http</a></li></ul>
<script>fetch('https://count.mailer.example/ran')</script><img src=x onerror="fetch('https://count.mailer.example/ran')">
<p style="background:url(https://count.mailer.example/style.gif)">Ida, 4 Juniper Lane &hearts;</p></body></html>`;

/** As an office's mail program writes, with its own comments and namespaces, and Ida's address at 4 Juniper Lane. */
export const HTML_OUTLOOK = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
<body lang="DE"><div class="WordSection1"><p class="MsoNormal">Hallo zusammen,<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>
<p class="MsoNormal">d&uuml;rfen wir Ihre Werkstatt besichtigen? Wir w&auml;ren zw&ouml;lf Leute.<o:p></o:p></p>
<p class="MsoNormal">Mit freundlichen Gr&uuml;&szlig;en<br>Ida Bergstr&ouml;m, Juniper Lane 4<o:p></o:p></p>
<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>Von:</b> Acorn Bikes &lt;help@acorn-bikes.example&gt;<br><b>Gesendet:</b> Freitag, 24. Juli 2026 09:00<br><b>An:</b> Ida Bergstr&ouml;m<br><b>Betreff:</b> Besichtigung der Werkstatt</p>
<p class="MsoNormal">Unsere Werkstatt ist offen, fragen Sie einfach.</p></div></div></body></html>`;
