<?php

/** A hot loop over the extension's objects, and calls in between; says what it added up and whether the JIT was at work. */

declare(strict_types=1);

require __DIR__ . '/common.php';

use Calagopus\Ref;
use Calagopus\Spec;

/** @param list<string> $memories */
function add(array $memories, int $rounds): int
{
    $sum = 0;
    for ($i = 0; $i < $rounds; ++$i) {
        $ref = new Ref('service-' . $i, '4E7E5807-1F62-45FA-911A-F5C427C76946');
        $sum += strlen($ref->externalId) + strlen((string) $ref->uuid);
        try {
            $sum += Spec::fromOptions(['nest_uuid' => '23aa9a62-f700-4c88-a596-dae872c751d7', 'egg_uuid' => 'c36822a7-8ba0-42e0-a177-858c096ff73d',
                'node_uuid' => 'ee73e04b-6520-4049-a210-93197cf5079d', 'memory' => $memories[$i % count($memories)]])->toArray()['memory'];
        } catch (Calagopus\ValidationException $refused) {
            $sum += count($refused->fields);
        }
    }

    return $sum;
}

$panel = panel();
$sum = 0;
for ($call = 0; $call < 10; ++$call) {
    $sum += add(['1024', '2 GB', '512', '-1', '0'], 400) + (int) found($panel);
}
$status = function_exists('opcache_get_status') ? opcache_get_status(false) : [];
answer(['sum' => $sum, 'cached' => $status['opcache_enabled'] ?? false, 'jit' => $status['jit']['on'] ?? false, 'code' => $status['jit']['buffer_size'] ?? 0]);
