<?php

/**
 * Looks at an order before it is paid: choices that Create would refuse, variables against the egg's rules, room for the server.
 *
 * A help, never the only check: Create looks at all of it again. Whatever cannot be told, or not soon, lets the order pass.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Order;

use Calagopus\Live;
use Calagopus\Panel;
use Calagopus\Server;
use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Choices\Choice;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Choices\Reading;
use WHMCS\Module\Server\Calagopus\Choices\Variables;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Place;
use WHMCS\Module\Server\Calagopus\Placing;
use WHMCS\Module\Server\Calagopus\PortTexts;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelCalls;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Stock\Need;
use WHMCS\Module\Server\Calagopus\Stock\Room;
use WHMCS\Module\Server\Calagopus\Stock\Sold;

final class BeforePayment
{
    /** Seconds that a customer waits for the panel at the most, all questions together, and that one is given at the least. */
    private const SECONDS = 4.0;
    private const LEAST = 0.3;

    /** Orders within a minute for which the panel is asked, of all visitors together: whoever sends forms without end must not use up what customers' pages need. */
    private const MOST_LOOKS = 30;
    private const COUNTED_AS = 'orders';

    private const MIB = 1048576;
    private const GIB = 1024;

    private readonly float $end;

    private readonly Language $language;

    /** @var list<string> what is wrong, as HTML */
    private array $errors = [];

    private function __construct(private readonly Sold $product)
    {
        $this->end = microtime(true) + self::SECONDS;
        $this->language = Language::client('');
    }

    /** A product that is put into the cart. @param mixed $request as WHMCS's hook gets it @return list<string> what WHMCS is to show, as HTML */
    public static function ordered(mixed $request): array
    {
        try {
            $cart = new Cart(is_array($request) ? $request : []);
            $id = $cart->product();
            $product = Sold::product($id, Config::load());
            if ($product === null || Extension::problem() !== null) {
                return [];
            }
            $check = new self($product);
            $check->order($cart->choices($id));
            return $check->errors;
        } catch (\Throwable) {
            return [];
        }
    }

    /** A service that is to become another product. @param mixed $vars `id` and `pid` @return list<string> as HTML */
    public static function upgraded(mixed $vars): array
    {
        try {
            $vars = Params::of(is_array($vars) ? $vars : []);
            $product = Sold::product($vars->number('pid') ?? 0, Config::load());
            $service = $vars->number('id') ?? 0;
            if ($product === null || $service <= 0 || Extension::problem() !== null) {
                return [];
            }
            $check = new self($product);
            $check->upgrade($service);
            return $check->errors;
        } catch (\Throwable) {
            return [];
        }
    }

    /** @param list<Choice> $choices */
    private function order(array $choices): void
    {
        $chosen = $this->chosen($choices);
        $spec = $chosen === null ? null : $this->spec($chosen);
        if ($chosen === null || $spec === null || !self::mayAsk()) {
            return;
        }
        $this->askPanel(fn (Panel $panel) => $this->variables($panel, $chosen, $spec, $choices));
        $this->askPanel(fn (Panel $panel) => $this->room($panel, $chosen, $spec));
    }

    /** Each choice by itself, so that the customer reads which one it is; then all of them together. @param list<Choice> $choices */
    private function chosen(array $choices): ?Chosen
    {
        $options = Options::ofProduct($this->product->params());
        foreach ($choices as $choice) {
            try {
                (new Reading($options))->read([$choice]);
            } catch (Refusal) {
                $this->say('choice', ['name' => self::label($choice)]);
            }
        }
        if ($this->errors !== []) {
            return null;
        }
        try {
            return (new Reading($options))->read($choices)->withPorts(PortTexts::of($options));
        } catch (Refusal) {
            $this->say('together');
            return null;
        }
    }

    /** @return array<string, mixed>|null what would be made; null where Create would refuse it */
    private function spec(Chosen $chosen): ?array
    {
        try {
            return Spec::fromOptions($chosen->options)->toArray();
        } catch (\Calagopus\ValidationException) {
            $this->say('impossible');
            return null;
        }
    }

    private static function mayAsk(): bool
    {
        return (new PageStore())->count(self::COUNTED_AS, 'look', self::MOST_LOOKS);
    }

    /** What the panel cannot be asked, or not soon, is not held against anybody. */
    private function askPanel(\Closure $ask): void
    {
        $left = $this->end - microtime(true);
        if ($left < self::LEAST) {
            return;
        }
        try {
            $panels = $this->product->panels($left, false);
            count($panels) === 1 && $ask(reset($panels));
        } catch (\Throwable) {
            return;
        }
    }

    /** @param array<string, mixed> $spec @param list<Choice> $choices */
    private function variables(Panel $panel, Chosen $chosen, array $spec, array $choices): void
    {
        $variables = $panel->eggVariables((string) $spec['nest_uuid'], (string) $spec['egg_uuid']);
        $names = array_column($variables, 'name');
        $given = Variables::read(Reading::withVariables($chosen, $names)->options['variables'] ?? '');
        foreach ($variables as $variable) {
            $name = $variable['name'];
            if (isset($chosen->ports->variables[$name])) {
                continue; // Nobody knows the port yet.
            }
            $broken = Rules::broken($variable['rules'], $given[$name] ?? $variable['default']);
            if ($broken !== null) {
                $this->sayOf($name, $broken, $choices);
            }
        }
    }

    /** What the customer did not choose he cannot mend. @param array{string, array<string, string>} $broken @param list<Choice> $choices */
    private function sayOf(string $variable, array $broken, array $choices): void
    {
        foreach ($choices as $choice) {
            if (Variables::find($choice->title, [$variable]) !== null) {
                $this->say($broken[0], ['name' => self::label($choice)] + $broken[1]);
                return;
            }
        }
        $this->say('impossible');
    }

    /** As Create looks at it; a port is wanted in any case. @param array<string, mixed> $spec */
    private function room(Panel $panel, Chosen $chosen, array $spec): void
    {
        $isNamed = $spec['node_uuid'] !== null;
        $placement = Placing::of($chosen, $this->product->policies);
        $nodes = $panel->capacity($placement, $isNamed ? [$spec['node_uuid']] : [], $isNamed ? [] : $spec['location_uuids'], true);
        if (Room::count(Need::toMake($spec, $placement, $this->product->policies), $nodes) === 0) {
            $this->say('full');
        }
    }

    private function upgrade(int $service): void
    {
        $chosen = $this->chosen([]);
        $spec = $chosen === null ? null : $this->spec($chosen);
        if ($chosen === null || $spec === null || !self::mayAsk()) {
            return;
        }
        $this->askPanel(function (Panel $panel) use ($service, $chosen, $spec): void {
            $call = PanelCalls::ofService('Upgrade', (string) $service);
            $record = $call?->record();
            if ($call !== null && $record?->uuid !== null && $record->origin === $panel->origin()) {
                $this->change($panel->live($call->ref($record), true), $chosen, $spec, $record, $call->config());
            }
        });
    }

    /** What Change Package would refuse. @param array<string, mixed> $spec */
    private function change(Live $live, Chosen $chosen, array $spec, Record $record, Config $config): void
    {
        $last = $record->given->applied->last(Spec::fromOptions($chosen->options))?->toArray();
        $isNew = static fn (string $option): bool => $last === null || $last[$option] !== $spec[$option];
        $isNew('disk') && $this->disk($live->usage?->diskBytes, (int) $spec['disk']);
        $this->place($live->server, $chosen, $record, $config);
        $isNew('egg_uuid') && $this->egg($live->server, $chosen, $spec);
    }

    /** An option of the service for its place may go over to the new product: then nothing is said, as nobody knows it here. */
    private function place(Server $server, Chosen $chosen, Record $record, Config $config): void
    {
        $place = Place::of($this->product->policies->subject, $chosen);
        $isOptions = $record->place?->isChosen === true;
        if ($this->product->policies->is(Policy::Place, 'refuse') && !$isOptions && !$place->holds($server) && $place->isCustomers($record->place, $config)) {
            $this->say('place');
        }
    }

    private function disk(?int $used, int $disk): void
    {
        if ($used !== null && $disk > 0 && $used > $disk * self::MIB && $this->product->policies->is(Policy::Disk, 'refuse')) {
            $this->say('disk', ['used' => $this->language->number($used / self::MIB / self::GIB, 1), 'disk' => $this->language->number($disk / self::GIB, 1)]);
        }
    }

    /** @param array<string, mixed> $spec */
    private function egg(Server $server, Chosen $chosen, array $spec): void
    {
        if (strcasecmp($server->eggUuid, (string) $spec['egg_uuid']) === 0) {
            return;
        }
        if ($this->product->policies->is(Policy::Egg, 'refuse')) {
            $this->say('egg');
            return;
        }
        $this->askPanel(fn (Panel $panel) => $this->variables($panel, $chosen, $spec, []));
    }

    /** @param array<string, string> $words */
    private function say(string $key, array $words = []): void
    {
        $text = Html::escape($this->language->text("order.$key", $words));
        if (!in_array($text, $this->errors, true)) {
            $this->errors[] = $text;
        }
    }

    private static function label(Choice $choice): string
    {
        return $choice->label === '' ? $choice->title : $choice->label;
    }
}
