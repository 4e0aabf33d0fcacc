<?php

/** What a service cannot be: several servers at once, or one on another panel than it was made on; another entry of the same panel is no other panel. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;

$changes = static fn (array $requests): array => array_values(array_filter($requests, static fn (array $one): bool => $one['method'] !== 'GET'));

return [
    'a quantity above one is refused in words, and nothing is made' => static function (Check $check, Stage $stage): void {
        $id = $stage->order([], [], [], ['qty' => 3]);
        $mark = $stage->panel->mark();
        $answer = $stage->host->create($id)->message;
        $check->has('The quantity of this service is 3', $answer, 'refused');
        $check->has('Allow Multiple Quantities', $answer, 'what to do');
        $check->is([], $stage->panel->log($mark), 'requests');
        Capsule::table('tblhosting')->where('id', $id)->update(['qty' => 1]);
        $check->is('success', $stage->host->create($id)->message, 'one is made');
    },
    'a product at another server entry of the same panel keeps its server' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $check->is('success', $stage->host->create($id)->message, 'create');
        $uuid = $stage->onlyServer($id)['uuid'];
        Capsule::table('tblhosting')->where('id', $id)->update(['server' => $stage->server(['name' => 'The same panel once more'])]);
        $check->is('success', $stage->host->changePackage($id, $stage->product([5 => '2048']))->message, 'change');
        $check->is([$uuid, 2048], [$stage->onlyServer($id)['uuid'], $stage->onlyServer($id)['memory']], 'the same server');
        $check->is(1, $stage->creations(), 'creations');
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
        $check->is(null, $stage->onlyServer($id), 'deleted');
    },
    'at another panel every command is refused, both are named, and neither is changed' => static function (Check $check, Stage $stage) use ($changes): void {
        $id = $stage->order();
        $check->is('success', $stage->host->create($id)->message, 'create');
        $other = Simulator::start();
        Capsule::table('tblhosting')->where('id', $id)->update(['server' => $stage->server(['port' => (string) $other->port, 'password' => $other->key])]);
        [$here, $there] = [$stage->panel->mark(), $other->mark()];
        $bigger = $stage->product([5 => '2048']);
        foreach (['create', 'suspend', 'unsuspend', 'change', 'terminate'] as $action) {
            $answer = ($action === 'change' ? $stage->host->changePackage($id, $bigger) : $stage->host->$action($id))->message;
            $check->has($stage->panel->url, $answer, "$action: the panel that has the server");
            $check->has($other->url, $answer, "$action: the panel that was asked for");
        }
        $check->is([[], []], [$changes($stage->panel->log($here)), $changes($other->log($there))], 'requests that change');
        $check->that($stage->onlyServer($id) !== null, 'the server');
        $other->stop();
    },
];
