<?php

/** One tab of the addon's page. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Tab;

use WHMCS\Module\Addon\Calagopusadmin\Html;
use WHMCS\Module\Addon\Calagopusadmin\Texts;
use WHMCS\Module\Addon\Calagopusadmin\Token;

abstract class Tab
{
    /** @param array<mixed> $query what the page's address asks for */
    final public function __construct(
        protected readonly Texts $texts,
        protected readonly string $address,
        protected readonly string $name,
        protected readonly array $query
    ) {
    }

    abstract public function html(): string;

    /** Does what a form of the tab asks for, whose token was checked. @param array<mixed> $posted @return string HTML that says what was done */
    public function post(array $posted): string
    {
        return $posted === [] ? '' : Html::alert('danger', $this->texts->text('page.nothing'));
    }

    /** A form of this tab that writes. @param array<string, string|int> $query further parts of its address */
    final protected function form(string $inside, array $query = []): string
    {
        $address = Html::address($this->address, ['tab' => $this->name] + $query);
        return '<form method="post" action="' . Html::escape($address) . '">' . Token::fields() . $inside . '</form>';
    }
}
