<?php

/** Reads HTML as a page would and tells what in it is alive: elements and attributes, apart from texts. */

declare(strict_types=1);

namespace Calagopus\Tests\Security;

final class Markup
{
    /** What a stranger could write; in each stands `xprobe`, so that it can be found again. */
    public const PAYLOADS = [
        'element' => '<xprobe onclick=alert(1)>',
        'script' => '</span></dd></dl><script>xprobe()</script>',
        'picture' => '<img src=x onerror=xprobe()>',
        'double quote' => '" onmouseover="xprobe()" x="',
        'single quote' => "' onfocus='xprobe()' autofocus x='",
        'encoded once' => '&lt;xprobe onclick=1&gt;',
        'encoded by number' => '&#60;xprobe&#x3e;',
        'comment' => '--><!--<xprobe>',
        'end of raw text' => '</textarea></title></style></script><xprobe>',
        'template' => '{php}xprobe(){/php}{literal}<xprobe>{/literal}',
        'address' => 'javascript:xprobe()',
        'backtick' => '`onclick=xprobe()`',
        'overlong' => "\u{FF1C}xprobe\u{FF1E}\u{2028}<xprobe>",
    ];

    /** The address of the forms that a module's own page has; it is WHMCS's, and named by its documentation. */
    private const OWN_FORM = 'clientarea.php?action=productdetails';

    /** What else of this WHMCS's own a module's page names: that page again, and the module's files beside WHMCS's. */
    private const OWN_PAGE = '~^clientarea\.php\?action=productdetails&id=\d*$~D';
    private const OWN_FILES = ['link' => '~^/modules/servers/calagopus/assets/page\.css$~D', 'script' => '~^/modules/servers/calagopus/assets/(?:page|socket)\.js$~D'];

    private function __construct(private readonly \DOMDocument $document)
    {
    }

    public static function of(string $html): self
    {
        $document = new \DOMDocument();
        $before = libxml_use_internal_errors(true);
        $document->loadHTML('<?xml encoding="UTF-8"><html><body>' . $html . '</body></html>', LIBXML_NONET);
        libxml_clear_errors();
        libxml_use_internal_errors($before);
        return new self($document);
    }

    /** Every element with its attributes' names, in order; equal for two pages that differ in texts alone. @return list<string> */
    public function skeleton(): array
    {
        $found = [];
        foreach ($this->document->getElementsByTagName('*') as $element) {
            $names = [];
            foreach ($element->attributes ?? [] as $attribute) {
                $names[] = $attribute->nodeName;
            }
            $found[] = $element->nodeName . ' ' . implode(' ', $names);
        }
        return $found;
    }

    /** What could run or lead a reader astray, whatever the page is meant to look like. @return list<string> */
    public function alive(): array
    {
        $found = [];
        foreach ($this->document->getElementsByTagName('*') as $element) {
            $isOwnForm = $element->nodeName === 'form' && $element->getAttribute('action') === self::OWN_FORM && $element->getAttribute('method') === 'post';
            $isOwnFile = self::isOwnFile($element);
            if (!$isOwnForm && !$isOwnFile && in_array($element->nodeName, ['script', 'xprobe', 'img', 'iframe', 'object', 'embed', 'style', 'link', 'base', 'meta', 'svg', 'form'], true)) {
                $found[] = "<{$element->nodeName}>";
            }
            foreach ($element->attributes ?? [] as $attribute) {
                $isAddress = in_array($attribute->nodeName, ['href', 'src', 'action', 'formaction'], true);
                if (
                    str_starts_with($attribute->nodeName, 'on') || str_contains($attribute->nodeName, 'probe')
                    || ($isAddress && !$isOwnFile && !self::isOwnPage($element, $attribute) && !($isOwnForm && $attribute->nodeName === 'action') && preg_match('~^https?://~i', trim((string) $attribute->nodeValue)) !== 1)
                ) {
                    $found[] = "{$element->nodeName}[{$attribute->nodeName}={$attribute->nodeValue}]";
                }
            }
        }
        return $found;
    }

    /** A file of the module's own, and nothing in it that is not one. */
    private static function isOwnFile(\DOMElement $element): bool
    {
        $pattern = self::OWN_FILES[$element->nodeName] ?? null;
        $address = $element->getAttribute($element->nodeName === 'script' ? 'src' : 'href');
        return $pattern !== null && preg_match($pattern, $address) === 1 && trim($element->textContent) === ''
            && ($element->nodeName === 'script' || $element->getAttribute('rel') === 'stylesheet');
    }

    private static function isOwnPage(\DOMElement $element, \DOMNode $attribute): bool
    {
        return $element->nodeName === 'a' && $attribute->nodeName === 'href' && preg_match(self::OWN_PAGE, (string) $attribute->nodeValue) === 1;
    }

    /** What a reader sees. */
    public function text(): string
    {
        return $this->document->textContent;
    }
}
