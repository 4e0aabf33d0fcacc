<?php

/** Makes the plan of a product from what the former module stored, and from the servers that the new panel has of its services. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Migrate;

use Calagopus\Spec;
use Calagopus\ValidationException;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\SaveErrors;

final class Planner
{
    /** Of these the former module sent a blank as 0, which was unlimited. */
    private const BLANK_WAS_UNLIMITED = ['cpu', 'disk', 'memory', 'swap'];

    private const NUMBERS = ['cpu', 'disk', 'memory', 'swap', 'io', 'databases', 'backups', 'allocations'];

    public function __construct(private readonly Target $target, private readonly Wanted $wanted)
    {
    }

    /** @param list<object> $services rows of its services that are not over */
    public function plan(object $product, Former $from, array $services): Plan
    {
        $plan = new Plan($product, $from);
        $options = $this->same($plan, $from->options($product));
        (new Adoption($this->target))->plan($plan, $services);
        $options = $this->place($plan, $options + ['server_name_prefix' => self::prefix($plan, $from->options($product)['server_name']), 'start_on_completion' => 'on']);
        $this->policies($plan, $from->options($product));
        try {
            $plan->columns = ['servertype' => Module::NAME, 'servergroup' => $this->target->group($this->wanted->id('group'), (int) ($product->servergroup ?? 0))];
        } catch (Refusal $problem) {
            $plan->reasons[] = $problem->getMessage();
        }
        foreach (Options::names() as $name) {
            $plan->columns['configoption' . Options::number($name)] = htmlspecialchars($options[$name] ?? '', ENT_QUOTES, 'UTF-8');
        }
        $this->check($plan, $options);
        (new Meanings($this->target, $this->wanted, $options))->plan($plan);
        return $plan;
    }

    /** What means the same under another name. @param array<string, string> $former @return array<string, string> by our names */
    private function same(Plan $plan, array $former): array
    {
        $options = ['memory_overhead' => '0', 'schedule_limit' => '0'];
        foreach (Former::SAME as $name => $ours) {
            $value = $former[$name];
            if (in_array($name, self::NUMBERS, true) && preg_match('/^(-?\d+)?$/D', $value) !== 1) {
                $plan->reasons[] = Former::label($name) . " is \"$value\", which is no whole number: the former module took what digits it begins with. Type the number.";
            }
            if ($value === '' && in_array($name, self::BLANK_WAS_UNLIMITED, true)) {
                $plan->notes[] = Former::label($name) . ' is blank, which the former module sent as 0: it stays unlimited.';
                $value = '0';
            }
            $options[$ours] = in_array($name, ['databases', 'backups', 'allocations'], true) ? self::limit($plan, $name, $value) : $value;
        }
        return $options;
    }

    /** The former module sent a blank or 0 for databases as no limit at all, and for the others as 0; a server keeps the port it has. */
    private static function limit(Plan $plan, string $name, string $value): string
    {
        $isNone = in_array($value, ['', '0'], true);
        if ($name === 'databases' && $isNone) {
            $plan->notes[] = 'Databases is ' . ($value === '' ? 'blank' : '0') . ', which the former module sent as no limit. It becomes 0, which is none: type a number if customers are to have some.';
        }
        return match (true) {
            $name === 'allocations' && $isNone => '1',
            $value === '' => '0',
            default => $value,
        };
    }

    private static function prefix(Plan $plan, string $name): string
    {
        if ($name === '') {
            return 'Server-';
        }
        $plan->notes[] = "Server Name is \"$name\", and all of the product's servers were named so; new ones are named \"$name-\" and the service's id.";
        return "$name-";
    }

    /** Nest, egg and place, which were numbers of the former panel. @param array<string, string> $options @return array<string, string> */
    private function place(Plan $plan, array $options): array
    {
        $places = [];
        foreach ($plan->adopted as $server) {
            $places[(string) $server->locationUuid] = true;
        }
        $node = $this->wanted->uuids('node');
        $locations = $this->wanted->uuids('locations') ?: (count($places) === 1 ? (string) array_key_first($places) : '');
        $egg = $this->egg($plan);
        if ($node === '' && $locations === '') {
            $plan->reasons[] = 'The location is a number of the former panel, and the servers of this product do not show a single one: name --locations or a --node for new servers.';
        }
        return $egg + ['node_uuid' => $node, 'location_uuids' => $node === '' ? $locations : ''] + $options;
    }

    /** @return array{nest_uuid: string, egg_uuid: string} */
    private function egg(Plan $plan): array
    {
        $eggs = [];
        foreach ($plan->adopted as $server) {
            $eggs[$server->eggUuid] = (string) $server->nestUuid;
        }
        $egg = $this->wanted->uuids('egg') ?: (count($eggs) === 1 ? (string) array_key_first($eggs) : '');
        if ($egg === '') {
            $plan->reasons[] = $eggs === [] ? 'The egg is a number of the former panel, and the new one has no server of this product that shows which it is there: name it with --egg.'
                : 'The servers of this product have several eggs (' . implode(', ', array_keys($eggs)) . '): name the one for new servers with --egg.';
            return ['nest_uuid' => '', 'egg_uuid' => ''];
        }
        return ['nest_uuid' => $eggs[$egg] ?? $this->nestOf($plan, $egg), 'egg_uuid' => $egg];
    }

    private function nestOf(Plan $plan, string $egg): string
    {
        foreach ($this->target->call->panel()->catalog()->eggs as $one) {
            if (strcasecmp($one->uuid, $egg) === 0) {
                return (string) $one->parentUuid;
            }
        }
        $plan->reasons[] = "The panel has no egg $egg.";
        return '';
    }

    /** @param array<string, string> $former */
    private function policies(Plan $plan, array $former): void
    {
        if (!in_array(strtolower($former['dedicated_ip']), ['', '0', 'off', 'no'], true)) {
            $plan->policies[Policy::DedicatedIp->value] = 'yes';
        }
        if ($former['port_range'] !== '') {
            if (!Policy::PortRange->takes($former['port_range'])) {
                $plan->reasons[] = "Port Range is \"{$former['port_range']}\", which is no list of ports and ranges.";
            }
            $plan->policies[Policy::PortRange->value] = $former['port_range'];
        }
        if (!in_array(strtolower($former['oom_disabled']), ['', '0', 'off', 'no'], true)) {
            $plan->notes[] = 'Disable OOM Killer is on; products of this module have no such setting.';
        }
    }

    /** The options as Create would read them. @param array<string, string> $options */
    private function check(Plan $plan, array $options): void
    {
        try {
            $plan->reasons === [] && Spec::fromOptions(Options::ofProduct(Params::of($options)));
        } catch (ValidationException $problem) {
            array_push($plan->reasons, ...SaveErrors::lines(SaveErrors::of($problem, Module::TITLE)));
        }
    }
}
