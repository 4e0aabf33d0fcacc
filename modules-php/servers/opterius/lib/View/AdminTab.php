<?php

/** What the administrator sees on a service's page: the account, where it is, and what is wrong. Values are HTML, escaped here. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\View;

use Calagopus\Opterius\Usage;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Figures;
use WHMCS\Module\Server\Opterius\Ownership;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\OpenIntent;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\HooksMark;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Html;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Language;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ProblemRows;
use WHMCS\Module\Server\Opterius\Silence;

final class AdminTab
{
    private ?Usage $usage = null;
    private ?Figures $figures = null;
    private ?Record $record = null;
    private ?OpenIntent $open = null;

    public function __construct(private readonly Call $call)
    {
    }

    public function load(): void
    {
        $ownership = new Ownership($this->call);
        $this->record = $this->call->record();
        $this->open = $this->call->open($this->record->intent);
        $this->record = $ownership->demand();
        $this->figures = Figures::kept($this->call->identity());
        $silence = Silence::of($this->call);
        $server = Silence::server($this->record->address);
        $left = $silence->left($server, $this->record->names->username);
        if ($left > 0) {
            $this->call->note("The account's server did not answer the panel a while ago, so the panel is not asked about it for $left seconds more: each question makes it take "
                . 'the server for offline. The figures are those known before. Once its agent is back, open the server\'s page in the panel.');
            return;
        }
        $usage = $this->call->panel()->usage(Ownership::account($this->record, $this->call->panel()->origin()));
        $silence->hear($server, $this->record->names->username, $usage, $this->figures);
        $this->call->note(...array_filter([
            $usage->domain === null ? "The panel's account {$usage->username} has no domain left; it is this service's by the module's record." : '',
            $usage->username !== $this->record->names->username ? "The panel spells the username {$usage->username}." : '',
            Figures::missing($usage),
        ]));
        $this->figures = $this->figures->with($usage);
        $this->usage = $usage;
    }

    /** @return array<string, string> */
    public function fields(string $problem): array
    {
        $language = Language::admin();
        $fields = [];
        foreach ($this->rows($language) as $name => $html) {
            if ($html !== '') {
                $fields[$language->text("admin.$name")] = $html;
            }
        }
        $fields += ProblemRows::of($language, ...$this->problems($problem));
        return $fields;
    }

    /** @return array<string, string> name => HTML, empty where there is nothing to show */
    private function rows(Language $language): array
    {
        $record = $this->record;
        $state = $this->usage !== null ? ($this->usage->suspended ? 'suspended' : 'active') : $record?->state->value ?? 'none';
        return [
            'account' => $record !== null && $record->isKept ? Html::escape((string) $record->names) : '',
            'state' => Html::escape($language->text("status.$state")),
            'package' => Html::escape((string) $record?->package),
            'number' => Html::escape((string) $record?->accountId),
            'address' => Html::escape((string) $record?->address),
        ] + $this->meters($language) + [
            'panel' => $record?->origin === null ? '' : Html::link($record->origin, $language->text('admin.open')),
        ];
    }

    /** @return array<string, string> */
    private function meters(Language $language): array
    {
        if ($this->figures === null) {
            return [];
        }
        $words = new Words($language);
        return [
            'disk' => Html::escape($words->meter($this->figures->disk, $this->figures->diskLimit)['text']),
            'traffic' => Html::escape($words->meter($this->figures->traffic, $this->figures->trafficLimit)['text']),
        ];
    }

    /** @return list<string> empty where there is none */
    private function problems(string $problem): array
    {
        return [$problem, ProblemRows::pending($this->open), ...$this->call->notes(), HooksMark::problem()];
    }
}
