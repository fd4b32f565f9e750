/** The text of a mail in HTML, without what its program marked as quoted or as a signature. */
import { createDocument } from '@mixmark-io/domino';

interface HtmlNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly nodeName: string;
  readonly textContent?: string | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
  readonly parentNode: HtmlNode | null;
  getAttribute?(name: string): string | null;
}

/** The rest is a quoted list; more only takes time. */
const longest = 500_000;

/** What programs name so is quoted, or a signature. Outlook only names where it begins. */
const quotedIn = /(?:^|\s)(?:gmail_attr|moz-cite-prefix|moz-forward-container|yahoo_quoted|protonmail_quote)(?:\s|$)/;
const signedIn = /(?:^|\s)(?:gmail_signature|gmail_signature_prefix|moz-signature|protonmail_signature_block)(?:\s|$)/;
const endsAt = /^(?:x_)?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)$/;
const signature = /^(?:x_)?(?:Signature|ms-outlook-mobile-signature|AppleMailSignature)$/;
const unseen = new Set(['HEAD', 'STYLE', 'SCRIPT', 'TITLE']);
const blocks = new Set(['P', 'DIV', 'LI', 'TR', 'UL', 'OL', 'TABLE', 'H1', 'H2', 'H3', 'H4', 'PRE', 'SECTION']);

/** The text with a line for each block; what is quoted is one line with its mark, so that answers between quotes stay. */
export function linesOfHtml(html: string): string {
  if (isTooDeep(html)) return '';
  const document = createDocument(html.slice(0, longest)) as HtmlNode & { readonly body: HtmlNode | null };
  const root = document.body ?? document;
  let text = '';
  const newLine = () => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  for (let node: HtmlNode | null = root.firstChild; node !== null; ) {
    if (node.nodeType === 3) text += words(node.nodeValue ?? '', text);
    else if (endsAt.test(idOf(node))) break;
    else if (node.nodeName === 'BR') text += '\n';
    else if (blocks.has(node.nodeName)) newLine();
    const isOthers = isQuoted(node);
    if (isOthers) {
      newLine();
      text += '>\n';
    }
    const inside: HtmlNode | null = isOthers || isUnseen(node) ? null : node.firstChild;
    node =
      inside ??
      following(node, root, (left) => {
        if (blocks.has(left.nodeName)) newLine();
      });
  }
  return text;
}

/** Deeper than any program nests its text: a document of it would take the square of the time. */
const deepest = 1_000;
const closedByThemselves = /^(?:br|hr|img|meta|link|input|col|wbr|p|li|td|th|tr|dt|dd|option)$/i;

function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, end, name = ''] of html.slice(0, longest).matchAll(/<(\/?)([a-z][a-z0-9]{0,15})/gi)) {
    if (!closedByThemselves.test(name)) depth = Math.max(0, depth + (end === '/' ? -1 : 1));
    if (depth > deepest) return true;
  }
  return false;
}

/** Spaces and line breaks of the source are one space, and none at the beginning of a line. */
function words(source: string, before: string): string {
  const text = source.replaceAll(/[ \t\n\r]+/g, ' ');
  return before === '' || before.endsWith('\n') ? text.replace(/^ /, '') : text;
}

const idOf = (node: HtmlNode) => node.getAttribute?.('id') ?? '';

const classOf = (node: HtmlNode) => node.getAttribute?.('class') ?? '';

function isQuoted(node: HtmlNode): boolean {
  return node.nodeName === 'BLOCKQUOTE' || (quotedIn.test(classOf(node)) && !isForwarding(node));
}

/** Gmail names the head of what it forwards as that of a quote, and marks nothing below it. */
function isForwarding({ textContent }: HtmlNode): boolean {
  return textContent?.trimStart().startsWith('-----') ?? false;
}

function isUnseen(node: HtmlNode): boolean {
  return node.nodeType !== 1 || unseen.has(node.nodeName) || signature.test(idOf(node)) || signedIn.test(classOf(node));
}

/** The next node in the order of the text, leaving those that end before it. */
function following(node: HtmlNode, root: HtmlNode, leave: (node: HtmlNode) => void): HtmlNode | null {
  for (let at: HtmlNode | null = node; at !== null && at !== root; at = at.parentNode) {
    leave(at);
    if (at.nextSibling !== null) return at.nextSibling;
  }
  return null;
}
