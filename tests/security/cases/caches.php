<?php

/** What processes of a host keep together is of no use to another key, another panel, another user of the host, or a thief of the file. */

declare(strict_types=1);

use Calagopus\Ref;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Security\Stage;
use Calagopus\Tests\Whmcs\Files;

/** A folder of this test's own on tmpfs, where the extension takes its file to. */
$memory = static function (): string {
    $folder = (getenv('TEST_MEMORY') ?: '/dev/shm') . '/calagopus-security-' . bin2hex(random_bytes(8));
    return mkdir($folder, 0700) ? $folder : throw new RuntimeException("cannot make $folder");
};

/** Code for a process of its own: asks with a key and says what came of it. */
$ask = static fn (Stage $stage, string $key, string $what): string
    => "try { \$p = new Calagopus\\Panel('{$stage->panel->host}', '$key', {$stage->panel->port}, false, new Calagopus\\Settings(timeout: 5)); $what; echo 'answered'; }"
    . ' catch (Calagopus\Exception $e) { echo $e->reason->value; }';

return [
    'a key that may not read does not get what another key has read' => static function (Check $check, Stage $stage) use ($ask, $memory): void {
        $folder = $memory();
        $settings = ['calagopus.shared_state' => '1', 'calagopus.state_path' => $folder, 'calagopus.catalog_ttl' => '600', 'calagopus.summary_ttl' => '60'];
        try {
            $uuid = $stage->direct()->create(Stage::spec(), Stage::owner(), new Ref('17'))->server->uuid;
            $weak = $stage->panel->control('POST', 'key', ['permissions' => ['users.read']])['key'];
            $calls = [
                '$p->catalog()', '$p->eggVariables("' . Stage::NEST . '", "' . Calagopus\Tests\Panel\Calagopus\Seed::PAPER . '")',
                "\$p->find(new Calagopus\\Ref('17', '$uuid', \$p->origin()), true)", "\$p->live(new Calagopus\\Ref('17', '$uuid', \$p->origin()), true)",
            ];
            foreach ($calls as $call) {
                $check->is('answered', Stage::php($ask($stage, $stage->panel->key, $call), $settings), "$call with the key that may");
                $check->is('permission-missing', Stage::php($ask($stage, $weak, $call), $settings), "$call with one that may not");
                $check->is('key-refused', Stage::php($ask($stage, str_repeat('x', 48), $call), $settings), "$call with one that is none");
            }
            $mark = $stage->panel->mark();
            $check->is('answered', Stage::php($ask($stage, $stage->panel->key, $calls[2]), $settings), 'a recent look again');
            $check->is([], $stage->panel->log($mark), 'it came from the cache, so the cache was there to be read');
        } finally {
            Files::remove($folder);
        }
    },
    'the file is its owner\'s alone and holds no key, credential or variable of a server' => static function (Check $check, Stage $stage) use ($ask, $memory): void {
        $folder = $memory();
        $settings = ['calagopus.shared_state' => '1', 'calagopus.state_path' => $folder, 'calagopus.catalog_ttl' => '600'];
        try {
            $key = 'marker-key-0123456789abcdefghijklmnopqrstuvwxyz0';
            $stage->panel->control('POST', 'key', ['key' => $key]);
            $stage->panel->control('POST', 'secrets', ['marker' => 'marker-panel-credential']);
            $stage->direct()->create(Stage::spec(['variables' => 'SERVER_JARFILE=marker-variable.jar']), Stage::owner(), new Ref('17'));
            $check->is('answered', Stage::php($ask($stage, $key, '$p->test(); $p->catalog(); $p->find(new Calagopus\Ref("17"), true)'), $settings), 'a use of it');
            $files = glob("$folder/*") ?: [];
            $check->is(1, count($files), 'files');
            $check->is('0600', substr(sprintf('%o', fileperms($files[0])), -4), 'mode');
            $bytes = (string) file_get_contents($files[0]);
            $check->has("http://{$stage->panel->host}:{$stage->panel->port}", $bytes, 'the file was looked at');
            foreach (['marker', $key, base64_encode($key), 'Bearer', hash('sha256', $key, true), hash('sha256', $key), md5($key, true)] as $secret) {
                $check->lacks($secret, $bytes, 'in the file');
            }
        } finally {
            Files::remove($folder);
        }
    },
    'a link or a file that others may write is not followed' => static function (Check $check, Stage $stage) use ($ask, $memory): void {
        $folder = $memory();
        $settings = ['calagopus.shared_state' => '1', 'calagopus.state_path' => $folder];
        try {
            Stage::php($ask($stage, $stage->panel->key, '$p->test()'), $settings);
            $name = (glob("$folder/*") ?: [''])[0];
            $check->that($name !== '', 'the file\'s name');
            unlink($name);
            file_put_contents("$folder/victim", str_repeat('v', 4096));
            symlink("$folder/victim", $name);
            $check->is('answered', Stage::php($ask($stage, $stage->panel->key, '$p->test()'), $settings), 'with a link in its place');
            $check->is(str_repeat('v', 4096), file_get_contents("$folder/victim"), 'what the link leads to');
        } finally {
            Files::remove($folder);
        }
    },
];
