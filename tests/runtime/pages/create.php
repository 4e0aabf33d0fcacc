<?php

/** Creates the server of service 17, or finds it made; HEAL: a half server may be made anew. */

declare(strict_types=1);

require __DIR__ . '/common.php';

use Calagopus\Ref;

$created = panel()->create(spec(), owner(), new Ref('17'), mayHeal: isset($_SERVER['HEAL']));
answer(['adopted' => $created->adopted, 'healed' => $created->healed, 'uuid' => $created->server->uuid]);
