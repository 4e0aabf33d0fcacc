<?php

/** The 24 options of a product: how WHMCS shows them, and how they are read from what WHMCS passes. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Choices\Reading;
use WHMCS\Module\Server\Calagopus\Choices\Source;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Options
{
    /** Name => friendly name, type (text, area or box), size or rows, default; in the order in which WHMCS stores them. */
    private const FIELDS = [
        'nest_uuid' => ['Nest UUID', 'text', 40, ''],
        'egg_uuid' => ['Egg UUID', 'text', 40, ''],
        'node_uuid' => ['Node UUID', 'text', 40, ''],
        'location_uuids' => ['Location UUIDs', 'text', 60, ''],
        'memory' => ['Memory', 'text', 10, '1024'],
        'swap' => ['Swap', 'text', 10, '0'],
        'disk' => ['Disk', 'text', 10, '10240'],
        'cpu' => ['CPU Limit', 'text', 10, '100'],
        'memory_overhead' => ['Memory Overhead', 'text', 10, '0'],
        'io_weight' => ['IO Weight', 'text', 10, ''],
        'allocations_limit' => ['Allocation Limit', 'text', 5, '1'],
        'database_limit' => ['Database Limit', 'text', 5, '0'],
        'backup_limit' => ['Backup Limit', 'text', 5, '0'],
        'schedule_limit' => ['Schedule Limit', 'text', 5, '0'],
        'custom_feature_limits' => ['Custom Feature Limits', 'area', 3, ''],
        'docker_image' => ['Docker Image', 'text', 60, ''],
        'startup_command' => ['Startup Command', 'text', 60, ''],
        'server_name_prefix' => ['Server Name Prefix', 'text', 20, 'Server-'],
        'variables' => ['Egg Variables', 'area', 5, ''],
        'skip_installer' => ['Skip Installer', 'box', 0, ''],
        'start_on_completion' => ['Start on Completion', 'box', 0, 'on'],
        'backup_configuration_uuid' => ['Backup Configuration UUID', 'text', 40, ''],
        'hugepages_passthrough' => ['Hugepages Passthrough', 'box', 0, ''],
        'kvm_passthrough' => ['KVM Passthrough', 'box', 0, ''],
    ];

    /** What the view that opens first leaves out: WHMCS calls it simple, and shows the rest as advanced. */
    private const RARE = ['memory_overhead', 'io_weight', 'custom_feature_limits', 'skip_installer', 'hugepages_passthrough', 'kvm_passthrough'];

    /**
     * @param array<string, string> $loaders function of an option's choices; an option without one is a text
     * @param array<string, string> $beside HTML behind an option's description
     * @return array<string, array<string, mixed>> as WHMCS wants it
     */
    public static function fields(array $loaders = [], array $beside = []): array
    {
        $language = Language::admin();
        $fields = [];
        foreach (self::FIELDS as $name => [$label, $type, $size, $default]) {
            $fields[$name] = ['FriendlyName' => $label, 'Type' => ['text' => 'text', 'area' => 'textarea', 'box' => 'yesno'][$type]]
                + ($type === 'text' ? ['Size' => (string) $size] : [])
                + ($type === 'area' ? ['Rows' => (string) $size, 'Cols' => '60'] : [])
                + (isset($loaders[$name]) ? ['Loader' => $loaders[$name]] : [])
                + (in_array($name, self::RARE, true) ? [] : ['SimpleMode' => true])
                + ['Default' => $default, 'Description' => $language->text("option.$name") . ($beside[$name] ?? '')];
        }
        return $fields;
    }

    /** @return list<string> */
    public static function names(): array
    {
        return array_keys(self::FIELDS);
    }

    /** By which WHMCS stores it: 1 to 24. */
    public static function number(string $name): int
    {
        return (int) array_search($name, self::names(), true) + 1;
    }

    /** The friendly name, or what was given where there is no such option. */
    public static function label(string $name): string
    {
        return self::FIELDS[$name][0] ?? $name;
    }

    /**
     * The options of a service: the product's, and over them what was chosen for it.
     *
     * @return array<string, mixed> by option name, as `Calagopus\Spec::fromOptions()` takes them; absent ones are not there
     */
    public static function read(Params $params): array
    {
        return self::chosen($params)->options;
    }

    /** The same, with what is to be said of the choices. */
    public static function chosen(Params $params): Chosen
    {
        $product = Placeholders::fill(self::ofProduct($params), $params);
        return (new Reading($product))->read(Source::of($params))->withPorts(PortTexts::of($product));
    }

    /** @return array<string, mixed> as the administrator typed them, by option name */
    public static function ofProduct(Params $params): array
    {
        $options = [];
        foreach (self::names() as $index => $name) {
            $position = 'configoption' . ($index + 1);
            if ($params->has($position)) {
                $options[$name] = self::plain($params->raw($position), $name);
            } elseif ($params->has($name)) {
                $options[$name] = self::plain($params->raw($name), $name);
            }
        }
        return $options;
    }

    /** Text, whole numbers, yes and no pass; anything else is an error with the option's name. */
    private static function plain(mixed $value, string $name): string|int|bool|null
    {
        if ($value === null || is_string($value) || is_int($value) || is_bool($value)) {
            return $value;
        }
        if (is_float($value) && floor($value) === $value && abs($value) < 1e15) {
            return (int) $value;
        }
        throw new Refusal(sprintf('%s: is not a text or a whole number but of the type %s.', self::label($name), get_debug_type($value)));
    }
}
