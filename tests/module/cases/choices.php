<?php

/** What customers choose by configurable options and custom fields: read by type and unit, and never more than the administrator wrote. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;

/** A service whose customer chose: name => [type, choices, which one, quantity]; the product's options over the usual ones. */
$chosen = static function (Stage $stage, array $choices, array $options = []): int {
    $product = $stage->product($options);
    $id = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $stage->server()]);
    foreach ($choices as $name => [$type, $subs, $which, $quantity]) {
        $option = $stage->host->make->configurableOption($product, $name, $type, $subs);
        $stage->host->make->choose($id, $option['option'], $option['choices'][$which], $quantity);
    }
    return $id;
};

/** Create is refused with these words, and the panel is asked for no server. @param list<string> $words */
$refused = static function (Check $check, Stage $stage, int $id, array $words, string $what): void {
    $answer = $stage->host->create($id);
    $check->is(false, $answer->success, "$what: created");
    foreach ($words as $word) {
        $check->has($word, $answer->message, $what);
    }
    $check->is(null, $stage->onlyServer($id), "$what: a server");
};

/** @return array<string, mixed> what the simulated panel holds once Create went through */
$created = static function (Check $check, Stage $stage, int $id, string $what): array {
    $check->is('success', $stage->host->create($id)->message, "$what: create");
    return $stage->onlyServer($id) ?? [];
};

return [
    'a 0 from a quantity is refused for memory, disk and CPU, in Create and Change Package' => static function (Check $check, Stage $stage) use ($chosen, $refused): void {
        foreach (['Memory (GB)|RAM' => 'Memory', 'Disk (MB)' => 'Disk', 'CPU Limit' => 'CPU'] as $name => $word) {
            $refused($check, $stage, $chosen($stage, [$name => [4, ['x'], 0, 0]]), [$word, '0', 'unlimited'], "$name of 0");
        }
        $id = $stage->order();
        $check->is('success', $stage->host->create($id)->message, 'create');
        $option = $stage->host->make->configurableOption((int) $stage->host->service($id)->packageid, 'Memory (MB)', 4, ['x']);
        $answer = $stage->host->changePackage($id, [$option['option'] => [$option['choices'][0], 0]]);
        $check->is(false, $answer->success, 'Change Package');
        $check->has('unlimited', $answer->message, 'Change Package');
        $check->is(1024, (int) $stage->onlyServer($id)['memory'], 'memory as it was');
    },
    'a 0 whose type cannot be found out is refused, and so is a swap of -1' => static function (Check $check, Stage $stage): void {
        foreach (['Memory' => 0, 'disk' => '0', 'CPU Limit' => 0, 'Swap' => '-1', 'Storage' => '0.0', 'cpu' => ' 00 '] as $name => $value) {
            $id = $stage->order();
            $params = ['configoptions' => [$name => $value]] + $stage->host->paramsFor($id);
            $answer = $stage->host->callModule('calagopus', 'CreateAccount', $params);
            $check->that($answer !== 'success', "$name of " . json_encode($value) . ' was taken');
            $check->has($name, $answer, $name);
            $check->is(null, $stage->onlyServer($id), "$name: a server");
        }
    },
    'a 0 that the administrator wrote as a choice is unlimited, and so is a swap of -1' => static function (Check $check, Stage $stage) use ($chosen, $created): void {
        $id = $chosen($stage, ['Memory' => [1, ['2048|2 GB', '0|Unlimited'], 1, 0], 'CPU Limit' => [2, ['0|Unlimited'], 0, 0], 'Swap' => [1, ['-1|Unlimited'], 0, 0]]);
        $server = $created($check, $stage, $id, 'written');
        $check->is([0, 0, -1], [(int) $server['memory'], (int) $server['cpu'], (int) $server['swap']], 'limits');
    },
    'a box left unticked leaves the product\'s value, and one without a number is refused' => static function (Check $check, Stage $stage) use ($chosen, $created, $refused): void {
        $id = $chosen($stage, ['CPU Limit' => [3, ['Yes'], 0, 0], 'Memory' => [3, ['Yes'], 0, 0], 'Swap' => [3, ['x'], 0, 0], 'Backups' => [3, ['x'], 0, 0]], [13 => '2']);
        $server = $created($check, $stage, $id, 'unticked');
        $check->is([100, 1024, 0], [(int) $server['cpu'], (int) $server['memory'], (int) $server['swap']], 'limits');
        $check->is(2, (int) $server['backups'], 'backups');
        $refused($check, $stage, $chosen($stage, ['Memory' => [3, ['Yes'], 0, 1]]), ['Memory', 'yes/no', '2048|'], 'ticked without a number');
        $server = $created($check, $stage, $chosen($stage, ['Memory' => [3, ['4096|4 GB'], 0, 1], 'CPU Limit' => [3, ['0|Unlimited'], 0, 1]]), 'ticked with a number');
        $check->is([4096, 0], [(int) $server['memory'], (int) $server['cpu']], 'the numbers that were written');
    },
    'a unit counts: in the name, the label, the choice of a quantity, or the value' => static function (Check $check, Stage $stage) use ($chosen, $created): void {
        $ways = [
            'Memory (GB)' => [4, ['x'], 0, 4], 'Memory (MB)' => [4, ['x'], 0, 4096], 'RAM [GiB]' => [4, ['x'], 0, 4], 'RAM in GB' => [4, ['x'], 0, 4],
            'Memory|RAM (GB)' => [4, ['x'], 0, 4], 'ram' => [4, ['GB'], 0, 4], 'Memory Limit GB' => [1, ['4|4 GB'], 0, 0], 'memory' => [1, ['4 GB'], 0, 0],
            'Memory|Memory (GB)' => [1, ['4096|4'], 0, 0], 'Extra RAM (GB)' => [4, ['x'], 0, 3],
        ];
        foreach ($ways as $name => $choice) {
            $server = $created($check, $stage, $chosen($stage, [$name => $choice]), $name);
            $check->is(4096, (int) ($server['memory'] ?? -1), "$name: memory");
        }
        $id = $chosen($stage, ['Storage (TB)' => [1, ['0.5|Half'], 0, 0], 'CPU Cores' => [4, ['x'], 0, 2], 'Swap (GB)' => [4, ['x'], 0, 1]]);
        $server = $created($check, $stage, $id, 'others');
        $check->is([524288, 200, 1024], [(int) $server['disk'], (int) $server['cpu'], (int) $server['swap']], 'disk, CPU, swap');
    },
    'a quantity without a unit is refused with the remedy, and two units that differ too' => static function (Check $check, Stage $stage) use ($chosen, $refused): void {
        foreach (['Memory' => 'Memory', 'RAM' => 'Memory', 'Storage' => 'Disk', 'Swap' => 'Swap'] as $name => $label) {
            $refused($check, $stage, $chosen($stage, [$name => [4, ['x'], 0, 4096]]), ["\"$name\"", "$name (GB)", "$name (MB)"], "$name of 4096");
        }
        $refused($check, $stage, $chosen($stage, ['Memory (MB)|RAM (GB)' => [4, ['x'], 0, 4096]]), ['two units'], 'two units');
    },
    'what no server can run with is refused as a mistake in units' => static function (Check $check, Stage $stage) use ($chosen, $refused): void {
        $ways = ['Memory' => [1, ['4|4 GB'], 0, 0], 'Disk (MB)' => [4, ['x'], 0, 20], 'Swap' => [1, ['2|2 GB'], 0, 0], 'CPU Limit' => [4, ['x'], 0, 4]];
        foreach ($ways as $name => $choice) {
            $refused($check, $stage, $chosen($stage, [$name => $choice]), ["\"$name\"", 'mistake in units'], $name);
        }
        $id = $stage->order();
        $answer = $stage->host->callModule('calagopus', 'CreateAccount', ['configoptions' => ['RAM' => 4]] + $stage->host->paramsFor($id));
        $check->has('mistake in units', $answer, 'a type that is not known');
    },
    'a blank choice is the product\'s value, never unlimited' => static function (Check $check, Stage $stage) use ($chosen, $created): void {
        $server = $created($check, $stage, $chosen($stage, ['Memory' => [1, ['|As it is'], 0, 0], 'Disk' => [1, ['|As it is'], 0, 0]]), 'blank');
        $check->is([1024, 10240], [(int) $server['memory'], (int) $server['disk']], 'limits');
    },
];
