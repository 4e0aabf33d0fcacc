<?php

/** What the administrator sees on a service's page: the server, where it is, and what is wrong. Values are HTML, escaped here. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Live;
use WHMCS\Module\Server\Calagopus\Addresses;
use WHMCS\Module\Server\Calagopus\Admin\Results;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Choices\Variables;
use WHMCS\Module\Server\Calagopus\Drift;
use WHMCS\Module\Server\Calagopus\Later\Endings;
use WHMCS\Module\Server\Calagopus\Later\Moves;
use WHMCS\Module\Server\Calagopus\Place;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\OpenIntent;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\HooksMark;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ProblemRows;

final class AdminTab
{
    private ?Live $live = null;
    private ?Record $record = null;
    private ?OpenIntent $open = null;

    /** @var list<string> */
    private array $withoutEffect = [];

    /** @var list<string> in what the server differs from its product for good */
    private array $drift = [];

    /** @var list<string> in what it differs as long as nobody applies the product */
    private array $differences = [];

    public function __construct(private readonly Call $call)
    {
    }

    public function load(): void
    {
        $this->record = $this->call->record();
        $this->open = $this->call->open($this->record->intent);
        $this->live = $this->call->panel()->live($this->call->ref($this->record));
        $this->loadChoices($this->live, $this->record);
        $this->keep($this->live, $this->record);
    }

    /** What is wrong with the client's choices must not hide the server. */
    private function loadChoices(Live $live, Record $record): void
    {
        try {
            $chosen = $this->call->chosen();
            $this->withoutEffect = $chosen->withoutEffect();
            $this->call->note(...$chosen->notes);
        } catch (\Throwable $problem) {
            $chosen = new Chosen([]);
            $this->call->note(Messages::of($problem, $this->call->secrets()));
        }
        $drift = new Drift($chosen->options, $live->server, $record->given);
        $isCustomers = Place::of($this->call->policies()->subject, $chosen)->isCustomers(Moves::reached($record->key, $live->server) ?? $record->place, $this->call->config());
        $this->drift = [$drift->place($isCustomers ? 'drift.customer_stays' : 'drift.product'), $drift->files()];
        $this->differences = [...$drift->differences(), ...$this->variables($chosen, $record)];
    }

    /** Which variables the server holds otherwise; what they hold may be secret, and is not said. @return list<string> */
    private function variables(Chosen $chosen, Record $record): array
    {
        $wanted = Variables::read($chosen->options['variables'] ?? '') + array_intersect_key($record->variables ?? [], $chosen->ports->variables);
        if ($wanted === []) {
            return [];
        }
        try {
            $names = $this->call->panel()->differingVariables($this->call->ref($record), $wanted);
        } catch (\Throwable $problem) {
            $this->call->note(Messages::of($problem, $this->call->secrets()));
            return [];
        }
        return array_map(static fn (string $name): string => Language::admin()->text('drift.variable', ['name' => $name]), $names);
    }

    /** What is known now anyway is kept for those who look for it, and for who follows a move; a failure hides nothing. */
    private function keep(Live $live, Record $record): void
    {
        try {
            $record->uuid === $live->server->uuid && Addresses::keep($record->key, Addresses::of($live->server, ...$live->addresses));
            Moves::saw($record->key, $live->server);
        } catch (\Throwable $problem) {
            $this->call->note(Messages::of($problem, $this->call->secrets()));
        }
    }

    /** @return array<string, string> */
    public function fields(string $problem): array
    {
        $language = Language::admin();
        $fields = $this->result($language) + ($this->live === null ? [] : $this->describe($this->live, $language)) + $this->later($language);
        $fields += ProblemRows::of($language, ...$this->problems($problem));
        if ($this->withoutEffect !== []) {
            $fields[$language->text('admin.without_effect')] = Html::escape(implode(' ', $this->withoutEffect));
        }
        return $fields + $this->form($language);
    }

    /** Once: what the action did that was asked for last. @return array<string, string> */
    private function result(Language $language): array
    {
        try {
            $result = Results::take($this->call->identity()->key);
        } catch (\Throwable) {
            return [];
        }
        if ($result === null) {
            return [];
        }
        $said = $language->text("action.{$result['action']->value}") . ': ' . ($result['isDone'] ? $language->text('admin.done') . ' ' : '') . $result['said'];
        return [$language->text('admin.result') => '<span class="' . ($result['isDone'] ? 'text-success' : 'text-danger') . '">' . Html::escape(trim($said)) . '</span>'];
    }

    /** Where no server was found: link one, or forget the one that was recorded. @return array<string, string> */
    private function form(Language $language): array
    {
        $isRecorded = $this->record?->uuid !== null || $this->record?->intent !== null;
        if ($this->live !== null && $this->record !== null) {
            return [$language->text('admin.action') => AdminForm::actions($language, $this->record->key, Endings::of($this->record->key) !== null)];
        }
        return $isRecorded
            ? [$language->text('admin.forget') => AdminForm::forget($language->text('admin.forget_hint'))]
            : [$language->text('admin.link') => AdminForm::link($language->text('admin.link_hint'))];
    }

    /** @return array<string, string> */
    private function describe(Live $live, Language $language): array
    {
        $server = $live->server;
        $words = new Words($language);
        $addresses = array_values(array_filter($live->addresses, static fn (string $one): bool => !str_starts_with($one, ':')));
        $server->address() === null && array_unshift($addresses, $words->address($server, 'admin'));
        $rows = [
            'uuid' => Html::escape($server->uuid),
            'name' => Html::escape($server->name),
            'node' => Html::escape($server->nodeName . ($server->locationName === null ? '' : ", $server->locationName")),
            'owner' => Html::escape(trim("$server->ownerName ($server->ownerUsername)")),
            'state' => Html::escape($words->status($server, $live->usage)),
            'address' => Html::escape(implode(', ', $addresses)),
            'usage' => Html::escape($this->usage($live, $language)),
            'panel' => Html::link($server->url, $language->text('admin.open')),
            'drift' => Html::escape(implode('; ', $this->differences)),
        ];
        $fields = [];
        foreach (array_filter($rows, static fn (string $html): bool => $html !== '') as $name => $html) {
            $fields[$language->text("admin.$name")] = $html;
        }
        return $fields;
    }

    private function usage(Live $live, Language $language): string
    {
        if ($live->usage === null) {
            return $live->problem;
        }
        $figures = (new Figures($language))->of($live->usage, $live->server->memory, $live->server->disk, $live->server->cpu);
        $parts = array_map(static fn (string $name, array $meter): string => $language->text("client.$name") . ' ' . $meter['text'], array_keys($figures['meters']), $figures['meters']);
        return implode(', ', [...$parts, ...array_filter([$figures['network'], $figures['uptime'] === '' ? '' : $language->text('client.uptime') . ' ' . $figures['uptime']])]);
    }

    /** What goes on or is to come: a move, a deletion. @return array<string, string> */
    private function later(Language $language): array
    {
        try {
            $key = $this->call->identity()->key;
            $rows = ['admin.move' => Moves::told($key, $language), 'admin.ending' => Endings::told($key, $language)];
        } catch (\Throwable) {
            return [];
        }
        $fields = [];
        foreach (array_filter($rows) as $label => $text) {
            $fields[$language->text($label)] = Html::escape($text);
        }
        return $fields;
    }

    /** @return list<string> empty where there is none */
    private function problems(string $problem): array
    {
        return [$problem, ProblemRows::pending($this->open), ...$this->drift, ...$this->call->notes(), HooksMark::problem()];
    }
}
