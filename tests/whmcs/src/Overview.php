<?php

/** Finds in a rendered product details page what the theme's overview shows, so that a test sees what a module took away. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Database\Capsule;

final class Overview
{
    /** What a hook of another module prints on the page of a furnished service. */
    public const HOOK_OUTPUT = 'Another module has a word to say here.';

    private const HAS_CLASS = 'contains(concat(" ", normalize-space(@class), " "), " %s ")';

    private const PARTS = [
        'product' => '//*[@class="product-icon text-center"]/h3', 'group' => '//*[@class="product-icon text-center"]/h4',
        'status' => '//*[@class="product-status-text"]', 'upgrade' => '//a[starts-with(@href, "upgrade.php")]',
        'renew' => '//a[contains(@href, "/renew")]', 'cancel' => '//a[contains(@href, "action=cancel")]',
    ];

    /** Headings of the bill, and what stands below each on the page of a furnished service. */
    private const FACTS = [
        'Registration Date' => '2026-01-02', 'First Payment Amount' => '$7.50 USD', 'Recurring Amount' => '$5.00 USD',
        'Billing Cycle' => 'Quarterly', 'Next Due Date' => '2026-12-31', 'Payment Method' => 'banktransfer',
        'Suspension Reason' => 'Told by staff',
    ];

    /** Panes below the overview, and what each holds on the page of a furnished service. */
    private const PANES = ['configoptions' => 'Priority', 'additionalinfo' => 'The blue one', 'resourceusage' => '512MB / 1024MB'];

    private readonly \DOMXPath $paths;

    public function __construct(string $page)
    {
        $document = new \DOMDocument();
        $before = libxml_use_internal_errors(true);
        $document->loadHTML('<?xml encoding="UTF-8">' . $page, LIBXML_NONET);
        libxml_clear_errors();
        libxml_use_internal_errors($before);
        $this->paths = new \DOMXPath($document);
    }

    /** Gives an existing service something in every block of the overview, and the page a hook of another module. */
    public static function furnish(WhmcsHost $host, int $service): void
    {
        $product = (int) $host->service($service)->packageid;
        Capsule::table('tblhosting')->where('id', $service)->update([
            'domainstatus' => 'Active', 'regdate' => '2026-01-02', 'nextduedate' => '2026-12-31', 'firstpaymentamount' => 7.5, 'amount' => 5,
            'billingcycle' => 'Quarterly', 'suspendreason' => 'Told by staff', 'diskusage' => 512, 'disklimit' => 1024,
            'lastupdate' => '2026-11-01 12:00:00',
        ]);
        $option = $host->make->configurableOption($product, 'support|Support', 1, ['priority|Priority']);
        $host->make->choose($service, $option['option'], $option['choices'][0]);
        $field = $host->make->customField('product', $product, 'Which one', ['adminonly' => '']);
        $host->make->customFieldValue($field, $service, 'The blue one');
        $folder = "{$host->root}/includes/hooks";
        is_dir($folder) || mkdir($folder, 0700, true);
        $function = 'static fn (): string => ' . var_export('<p>' . self::HOOK_OUTPUT . '</p>', true);
        file_put_contents("$folder/other-module.php", "<?php add_hook('ClientAreaProductDetailsOutput', 1, $function);");
    }

    /** What the page of a furnished service shows no more. @return list<string> */
    public function missing(): array
    {
        $missing = array_keys(array_filter(self::PARTS, fn (string $path): bool => $this->text($path) === ''));
        foreach (self::FACTS as $heading => $value) {
            if (!str_contains($this->fact($heading), $value)) {
                $missing[] = $heading;
            }
        }
        foreach (self::PANES as $pane => $text) {
            if (!str_contains($this->pane($pane), $text) || $this->text("//a[@href=\"#$pane\"]") === '') {
                $missing[] = $pane;
            }
        }
        return array_merge($missing, str_contains($this->text(''), self::HOOK_OUTPUT) ? [] : ['the output of hooks']);
    }

    /** The text of one pane below the overview, such as `configoptions`; empty where there is none. */
    public function pane(string $id): string
    {
        return $this->text("//*[@id=\"$id\"]");
    }

    /** The id of the pane that holds the element with this id as a module's output; empty where none does. */
    public function paneOf(string $id): string
    {
        $area = sprintf(self::HAS_CLASS, 'module-client-area');
        $pane = $this->all("//*[@id=\"$id\"]/ancestor::*[$area]/ancestor::*[" . sprintf(self::HAS_CLASS, 'tab-pane') . '][1]')[0] ?? null;
        return $pane instanceof \DOMElement ? $pane->getAttribute('id') : '';
    }

    private function fact(string $heading): string
    {
        return trim((string) ($this->all("//h4[. = \"$heading\"]")[0] ?? null)?->nextSibling?->textContent);
    }

    private function text(string $path): string
    {
        return trim((string) ($this->all($path)[0] ?? null)?->textContent);
    }

    /** @return list<\DOMNode> */
    private function all(string $path): array
    {
        return iterator_to_array($this->paths->query('//*[@id="tabOverview"]' . $path) ?: [], false);
    }
}
