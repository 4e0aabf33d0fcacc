<?php

/**
 * What a request of the order form says of a product: which one it is, and what was chosen of it.
 *
 * WHMCS documents of its hook that it gets the request, and no more. The product is the one that the request names, or that the cart has at the
 * request's place, or else the only one that has the fields and options which were sent. Where it cannot be told, nothing is.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Order;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Choices\Choice;
use WHMCS\Module\Server\Calagopus\Choices\Definitions;
use WHMCS\Module\Server\Calagopus\Choices\Source;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Cart
{
    private readonly Params $request;

    /** @param array<mixed> $request */
    public function __construct(array $request)
    {
        $this->request = Params::of($request);
    }

    /** 0 where it cannot be told. */
    public function product(): int
    {
        $place = Params::asText($this->request->raw('i'));
        return $this->request->number('pid') ?? Params::asNumber($_SESSION['cart']['products'][$place]['pid'] ?? null) ?? $this->byFields() ?? $this->byOptions() ?? 0;
    }

    /** What was chosen; blanks of fields too, as they say what may be filled in. @return list<Choice> */
    public function choices(int $product): array
    {
        return [...$this->options($product), ...$this->fields($product)];
    }

    /** @return list<Choice> */
    private function options(int $product): array
    {
        $sent = $this->request->list('configoption');
        $choices = [];
        foreach (Definitions::options(0, $product) as $title => $known) {
            foreach ($known as $one) {
                $value = $sent[$one['id']] ?? null;
                if (!is_scalar($value)) {
                    continue;
                }
                if ($one['type'] === Definitions::YES_NO || $one['type'] === Definitions::QUANTITY) {
                    $choices[] = Source::ofType($one['type'], (string) $title, $value, $one);
                } elseif (isset($one['choices'][(int) $value])) {
                    $choices[] = Source::ofType($one['type'], (string) $title, Definitions::before($one['choices'][(int) $value]), $one);
                }
            }
        }
        return $choices;
    }

    /** @return list<Choice> */
    private function fields(int $product): array
    {
        $sent = $this->request->list('customfield');
        $known = Definitions::fields('product', $product);
        $choices = [];
        foreach (Capsule::table('tblcustomfields')->where(['type' => 'product', 'relid' => $product])->get(['id', 'fieldname']) as $row) {
            $title = Definitions::split((string) $row->fieldname)[0];
            $value = $sent[$row->id] ?? null;
            if (is_scalar($value) && !($known[$title]['isAdmins'] ?? true)) {
                $choices[] = Source::field($title, html_entity_decode((string) $value, ENT_QUOTES, 'UTF-8'), $known[$title]);
            }
        }
        return $choices;
    }

    private function byFields(): ?int
    {
        $ids = array_filter(array_keys($this->request->list('customfield')), is_int(...));
        return self::only(Capsule::table('tblcustomfields as f')->join('tblproducts as p', 'p.id', '=', 'f.relid')->where('f.type', 'product')->whereIn('f.id', $ids));
    }

    private function byOptions(): ?int
    {
        $ids = array_filter(array_keys($this->request->list('configoption')), is_int(...));
        return self::only(Capsule::table('tblproductconfigoptions as o')->join('tblproductconfiglinks as l', 'l.gid', '=', 'o.gid')
            ->join('tblproducts as p', 'p.id', '=', 'l.pid')->whereIn('o.id', $ids));
    }

    private static function only(object $query): ?int
    {
        $products = $query->distinct()->limit(2)->get(['p.id', 'p.servertype'])->all();
        return count($products) === 1 && $products[0]->servertype === Module::NAME ? (int) $products[0]->id : null;
    }
}
