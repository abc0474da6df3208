/** The lines of a text, without what indents them. */
function lines(text: string): string[] {
  return text.trim().split(/\n\s*/);
}

const ATTACHING = `
    Attachments
    button “Attach files” (Or drop or paste them here. Up to 3, 0.001 MB each, 0.001 MB together.)
    Or drop or paste them here. Up to 3, 0.001 MB each, 0.001 MB together.`;
const END_OF_FORM = `
    option “Choose…”
    option “Billing”
    option “Technical”
    Details
    (optional)
    textbox “Details (optional)”
    checkbox “Newsletter (optional)”
    Newsletter
    (optional)
    ${ATTACHING}
    button “Send message”
    button “Your earlier conversations”
    status`;
const SIGNED_IN = `
    Signed in as
    Ann Rider
    (
    ann@example.com
    )
    button “Sign out”`;

/** What Chromium hands to a screen reader, screen by screen: text as it is, the rest as `role “name” (description) states`. */
export const expected: Record<string, string[]> = {
  'the form': lines(`
    form
    Your name
    textbox “Your name” required
    E-mail
    textbox “E-mail” required
    Subject
    textbox “Subject” required
    Message
    textbox “Message” required
    Order number
    (optional)
    On your invoice
    textbox “Order number (optional)” (On your invoice)
    Topic
    combobox “Topic”
    ${END_OF_FORM}
  `),
  'the form with errors': lines(`
    form
    group “Not sent yet: 5 things to put right” focused
    heading “Not sent yet: 5 things to put right” level 2
    link “Enter your name”
    link “Enter an e-mail address like name@example.com”
    link “Enter a subject”
    link “Write your message”
    link “Choose an option for “Topic””
    Your name
    Enter your name
    textbox “Your name” (Enter your name) required invalid
    E-mail
    Enter an e-mail address like name@example.com
    textbox “E-mail” (Enter an e-mail address like name@example.com) required invalid
    status
    Subject
    Enter a subject
    textbox “Subject” (Enter a subject) required invalid
    Message
    Write your message
    textbox “Message” (Write your message) required invalid
    Order number
    (optional)
    On your invoice
    textbox “Order number (optional)” (On your invoice)
    Topic
    Choose an option for “Topic”
    combobox “Topic” (Choose an option for “Topic”) invalid
    ${END_OF_FORM}
  `),
  sent: lines(`
    heading “Your message has been received” level 2 focused
    We will answer by e-mail to
    ada@example.com
    .
    Reference
    code
    REF-1
    button “Copy” (Reference)
    button “Write another message”
    button “Your conversations”
    status
    Your message has been received
  `),
  'the list': lines(`
    ${SIGNED_IN}
    heading “Your conversations” level 2
    button “Write a new message”
    searchbox “Search your conversations”
    button “Open” pressed
    button “Closed”
    status
    status
    button “The belt squeaks, and only when it is cold and wet outside, 0”
    Answered
    now
    You:
    Since the last service.
    button “The belt squeaks, and only when it is cold and wet outside, 1”
    Open
    now
    You:
    Since the last service.
    button “The belt squeaks, and only when it is cold and wet outside, 2”
    Being sent
    now
    You:
    Since the last service.
    status
  `),
  'a conversation': lines(`
    button “Write a new message”
    ${SIGNED_IN}
    button “All conversations”
    heading “The belt squeaks” level 2
    Open
    Reference
    7F3K-92QM
    Order number
    AC-1
    Topic
    Technical
    button “Write a reply”
    button “Close conversation”
    status
    a time
    heading “You” level 3
    a time
    Since the last service.
    belt.png
    PNG · 1.7 MB · not available here
    link “Download invoice.pdf”
    PDF · 63 kB
    heading “Jonas” level 3
    a time
    Here is how:
    link “acorn.example/belt”
    DisclosureTriangle “Quoted text”
    status
    form
    Your reply
    textbox “Your reply” required
    ${ATTACHING}
    button “Send reply”
    status
  `),
  'the question before closing': lines(`
    dialog “Close this conversation?” (A reply opens it again.)
    heading “Close this conversation?” level 3
    A reply opens it again.
    button “Close conversation” focused
    button “Cancel”
  `),
};
