<?php

/** What the administrator sees on a service's page: the server, where it is, and what is wrong. Values are HTML, escaped here. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Drift;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\HooksMark;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ProblemRows;

final class AdminTab
{
    private ?Server $server = null;
    private ?Record $record = null;
    private int $pending = 0;

    /** @var list<string> */
    private array $withoutEffect = [];

    /** @var list<string> in what the server differs from its product for good */
    private array $drift = [];

    public function __construct(private readonly Call $call)
    {
    }

    public function load(): void
    {
        $this->record = $this->call->record();
        $this->pending = $this->call->pending($this->record->intent);
        $this->server = $this->call->panel()->find($this->call->ref($this->record));
        $this->loadChoices($this->server, $this->record);
    }

    /** What is wrong with the client's choices must not hide the server. */
    private function loadChoices(Server $server, Record $record): void
    {
        try {
            $chosen = $this->call->chosen();
            $this->withoutEffect = $chosen->withoutEffect();
            $this->call->note(...$chosen->notes);
        } catch (\Throwable $problem) {
            $chosen = new Chosen([]);
            $this->call->note(Messages::of($problem, $this->call->secrets()));
        }
        $drift = new Drift($chosen->options, $server, $record->given);
        $this->drift = [$drift->place($chosen->asksForPlace() ? 'drift.customer_stays' : 'drift.product'), $drift->files()];
    }

    /** @return array<string, string> */
    public function fields(string $problem): array
    {
        $language = Language::admin();
        $fields = $this->server === null ? [] : $this->describe($this->server, $language);
        $fields += ProblemRows::of($language, ...$this->problems($problem));
        if ($this->withoutEffect !== []) {
            $fields[$language->text('admin.without_effect')] = Html::escape(implode(' ', $this->withoutEffect));
        }
        return $fields + ($this->server === null ? $this->form($language) : []);
    }

    /** Where no server was found: link one, or forget the one that was recorded. @return array<string, string> */
    private function form(Language $language): array
    {
        $isRecorded = $this->record?->uuid !== null || $this->record?->intent !== null;
        return $isRecorded
            ? [$language->text('admin.forget') => LinkForm::box($language->text('admin.forget_hint'))]
            : [$language->text('admin.link') => LinkForm::html($language->text('admin.link_hint'))];
    }

    /** @return array<string, string> */
    private function describe(Server $server, Language $language): array
    {
        $owner = trim("$server->ownerName ($server->ownerUsername)");
        $rows = [
            'uuid' => Html::escape($server->uuid),
            'name' => Html::escape($server->name),
            'node' => Html::escape($server->nodeName . ($server->locationName === null ? '' : ", $server->locationName")),
            'owner' => Html::escape($owner),
            'state' => Html::escape((new Words($language))->status($server)),
            'address' => Html::escape((new Words($language))->address($server, 'admin')),
            'panel' => Html::link($server->url, $language->text('admin.open')),
        ];
        $fields = [];
        foreach ($rows as $name => $html) {
            $fields[$language->text("admin.$name")] = $html;
        }
        return $fields;
    }

    /** @return list<string> empty where there is none */
    private function problems(string $problem): array
    {
        return [$problem, ProblemRows::pending($this->pending), LinkForm::recall($this->call), ...$this->drift, ...$this->call->notes(), HooksMark::problem()];
    }
}
