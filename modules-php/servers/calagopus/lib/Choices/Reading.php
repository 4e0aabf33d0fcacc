<?php

/** Lays what was chosen for a service over the product's options; whatever cannot be meant so is refused, all of it at once. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Reading
{
    private const NUMBERS = [
        'memory', 'swap', 'disk', 'cpu', 'memory_overhead', 'io_weight', 'allocations_limit', 'database_limit', 'backup_limit', 'schedule_limit',
    ];

    private const PORTS = 'allocations_limit';

    /** Names of an egg with its nest: two UUIDs and a slash. */
    private const NEST_AND_EGG = '~^\s*([0-9a-fA-F-]{36})\s*/\s*([0-9a-fA-F-]{36})\s*$~';

    /** @var array<string, mixed> */
    private array $options;

    /** @var array<string, Choice> which choice set an option */
    private array $by = [];

    /** @var list<array{Choice, Name}> what adds to a value, once all values are set */
    private array $extras = [];

    /** @var list<string> options that a choice set or added to */
    private array $asked = [];

    private int $extraPorts = 0;
    /** @var list<string> */
    private array $notes = [];

    /** @var list<Choice> */
    private array $unmatched = [];

    /** @param array<string, mixed> $product the product's own options */
    public function __construct(private readonly array $product)
    {
        $this->options = $product;
    }

    /** Once for one service. @param list<Choice> $choices */
    public function read(array $choices): Chosen
    {
        $problems = self::problems($choices, fn (Choice $choice) => $this->take($choice));
        $problems = [...$problems, ...self::problems($this->extras, fn (array $extra) => $this->add(...$extra))];
        if ($problems !== []) {
            throw new Refusal(implode(' ', $problems));
        }
        $this->place();
        $this->image();
        return new Chosen($this->options, array_values(array_unique($this->asked)), $this->notes, $this->unmatched, $this->extraPorts);
    }

    /** Does something with each, and gathers what was refused. @return list<string> */
    private static function problems(array $items, \Closure $do): array
    {
        $problems = [];
        foreach ($items as $item) {
            try {
                $do($item);
            } catch (Refusal $problem) {
                $problems[] = $problem->getMessage();
            }
        }
        return $problems;
    }

    /** What was chosen, now that the egg's variables are known. @param list<string> $names */
    public static function withVariables(Chosen $chosen, array $names): Chosen
    {
        $options = $chosen->options;
        $unmatched = [];
        foreach ($chosen->unmatched as $choice) {
            $name = Variables::mayMean($choice) ? Variables::find($choice->title, $names) : null;
            if ($name === null) {
                $unmatched[] = $choice;
            } else {
                $options['variables'] = Variables::set($options['variables'] ?? '', $name, $choice);
            }
        }
        return new Chosen($options, $chosen->asked, $chosen->notes, $unmatched, $chosen->extraPorts, $chosen->ports);
    }

    private function take(Choice $choice): void
    {
        $name = $choice->kind === Kind::Foreign ? null : Names::find($choice->title);
        $variable = $name === null ? $this->listed($choice) : null;
        if ($variable !== null) {
            $this->setVariable($variable, self::readable($choice));
        } elseif ($name === null || self::isProse($choice, $name)) {
            $this->leave($choice);
        } elseif ($this->says(self::readable($choice), $name)) {
            $this->set($choice, $name);
        }
    }

    /** The variable among those that the product lists which a choice means. */
    private function listed(Choice $choice): ?string
    {
        return $choice->kind === Kind::Foreign ? null : Variables::find($choice->title, Variables::listed($this->options['variables'] ?? ''));
    }

    private static function readable(Choice $choice): Choice
    {
        if (!$choice->isReadable()) {
            throw new Refusal(sprintf('%s: is not a text or a whole number but of the type %s.', $choice->title, get_debug_type($choice->value)));
        }
        return $choice;
    }

    /** Words that a customer typed into a field which merely bears the name of an option: "Location" may ask where he lives. */
    private static function isProse(Choice $choice, Name $name): bool
    {
        if ($choice->kind !== Kind::Typed || !$choice->isReadable()) {
            return false;
        }
        return Allowed::isUuid($name->option) ? preg_match('/[0-9a-f]{8}-[0-9a-f]{4}-/i', $choice->text()) !== 1
            : in_array($name->option, self::NUMBERS, true) && preg_match('/^-?[0-9]/', $choice->text()) !== 1;
    }

    /** What means nothing is said, where it says anything at all. */
    private function leave(Choice $choice): void
    {
        if ($choice->isOption || trim(Params::asText($choice->value)) !== '') {
            $this->unmatched[] = $choice;
        }
    }

    /** A blank leaves the product's value, and so does a box that is not ticked, unless the option is a box itself. */
    private function says(Choice $choice, Name $name): bool
    {
        return $choice->text() !== '' || ($choice->kind === Kind::YesNo && Allowed::isBox($name->option));
    }

    /** What was typed may be blank, because nothing was typed; what the administrator wrote as blank is meant so. */
    private function setVariable(string $variable, Choice $choice): void
    {
        if ($choice->isOption || $choice->text() !== '' || $choice->kind === Kind::YesNo) {
            $this->options['variables'] = Variables::set($this->options['variables'] ?? '', $variable, $choice);
        }
    }

    private function set(Choice $choice, Name $name): void
    {
        $option = $name->option;
        if ($name->isExtra) {
            $this->extras[] = [$choice, $name];
            return;
        }
        $value = match (true) {
            in_array($option, self::NUMBERS, true) => $this->number($choice, $name),
            Allowed::isBox($option) => Allowed::box($choice, $option),
            $option === 'egg_uuid' => $this->egg($choice)[1],
            default => Allowed::text($choice, $option, $this->product),
        };
        if ($this->isFirst($choice, $option, $value)) {
            $this->by[$option] = $choice;
            $this->asked[] = $option;
            $this->options[$option] = $value;
            $this->nest($choice, $option);
            $this->extraPorts += $choice->kind !== Kind::Typed && $option === self::PORTS && $name->countsPorts ? max(0, (int) $value - 1) : 0;
        }
    }

    private function number(Choice $choice, Name $name): int
    {
        $amount = Amount::read($choice, $name);
        Allowed::amount($choice, $name->option, $amount, $this->product);
        return $amount;
    }

    /** What is bought on top; on top of what has no limit there is nothing. */
    private function add(Choice $choice, Name $name): void
    {
        $option = $name->option;
        $more = Amount::read($choice, $name);
        if ($choice->kind === Kind::Typed && $more > 0) {
            throw new Refusal(Options::label($option) . ": {$choice->named()} was typed by the customer: make it a configurable option, which has a price.");
        }
        $base = $this->base($option);
        if ($base === null) {
            return;
        }
        $this->asked[] = $option;
        $this->extraPorts += $option === self::PORTS ? $more : 0;
        if (Amount::isUnlimited($option, $base)) {
            $this->notes[] = Options::label($option) . " is unlimited already, so {$choice->named()} adds nothing to it.";
            return;
        }
        $this->options[$option] = $base + $more;
    }

    /** What is added to: null where that is not readable, which the extension refuses by itself. A blank is what it takes a blank for. */
    private function base(string $option): ?int
    {
        $value = $this->options[$option] ?? '';
        $isBlank = trim(Params::asText($value)) === '';
        return match (true) {
            !$isBlank => Params::asNumber($value),
            $option === 'swap' || !Amount::isLimit($option) => $option === self::PORTS ? 1 : 0,
            default => null,
        };
    }

    /** An egg of another nest is written with its nest. @return array{string|null, string} nest and egg */
    private function egg(Choice $choice): array
    {
        if (!$choice->isAdministrators() || preg_match(self::NEST_AND_EGG, $choice->text(), $found) !== 1) {
            return [null, Allowed::text($choice, 'egg_uuid', $this->product)];
        }
        return [$found[1], $found[2]];
    }

    /** The nest of the egg that counts, where it is written with it. */
    private function nest(Choice $choice, string $option): void
    {
        $nest = $option === 'egg_uuid' ? $this->egg($choice)[0] : null;
        if ($nest !== null) {
            $this->options['nest_uuid'] = $nest;
        }
    }

    /** A configurable option goes before a custom field; two of a kind that differ cannot both be meant. */
    private function isFirst(Choice $choice, string $option, mixed $value): bool
    {
        $first = $this->by[$option] ?? null;
        if ($first === null || (string) $this->options[$option] === (string) $value) {
            return $first === null;
        }
        $label = Options::label($option);
        if ($first->isOption === $choice->isOption) {
            throw new Refusal("$label: {$first->named()} and {$choice->named()} both set it, and differently: keep one of them.");
        }
        $this->notes[] = "$label: {$first->named()} counts; {$choice->named()} says something else and was not used.";
        return false;
    }

    /** What the product names for its own egg counts for the one that the customer chose, and need not suit it. */
    private function image(): void
    {
        $same = strcasecmp(trim(Params::asText($this->options['egg_uuid'] ?? '')), trim(Params::asText($this->product['egg_uuid'] ?? ''))) === 0;
        foreach ($same ? [] : ['docker_image', 'startup_command'] as $option) {
            if (!isset($this->by[$option]) && trim(Params::asText($this->product[$option] ?? '')) !== '') {
                $this->notes[] = "{$this->by['egg_uuid']->named()} chose another egg than the product's; the product's " . Options::label($option)
                    . ' counts for it too.';
            }
        }
    }

    /** Where the customer chose a location, the product's node does not stand in its way. */
    private function place(): void
    {
        if (!isset($this->by['location_uuids'])) {
            return;
        }
        if (isset($this->by['node_uuid'])) {
            $this->notes[] = "The node that {$this->by['node_uuid']->named()} chose counts, whatever {$this->by['location_uuids']->named()} says.";
            return;
        }
        $this->options['node_uuid'] = '';
    }
}
