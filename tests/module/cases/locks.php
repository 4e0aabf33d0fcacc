<?php

/** The lock of a service: one holder at a time, gone when its holder is, and none left behind. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\AfterCron;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\InstallationSecret;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Locks;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\NamedLock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\RowLock;

$classes = static fn () => require_once Stage::folder() . '/lib/autoload.php';

/** Before the statement that matches for the so-manieth time is carried out, this host loses its lock, and another one is at work. */
$lose = static function (string $statement, int $skipped, Closure $meanwhile): void {
    $seen = 0;
    Capsule::connection()->beforeExecuting(static function (string $sql) use ($statement, $skipped, $meanwhile, &$seen): void {
        if (preg_match($statement, $sql) === 1 && $seen++ === $skipped) {
            if (Capsule::connection()->getDriverName() === 'mysql') {
                $id = (int) Capsule::connection()->selectOne('SELECT CONNECTION_ID() AS id')->id;
                (new PDO('mysql:unix_socket=' . getenv('WHMCS_STANDIN_SOCKET'), 'root', ''))->exec("KILL $id");
            } else {
                Capsule::table(RowLock::TABLE)->update(['expires' => 0]);
            }
            $meanwhile();
        }
    });
};

/** Another host takes the lock, asks the panel and does not learn the outcome; then this host goes on. */
$overtaken = static fn (string $statement, int $skipped): Closure => static function (Check $check, Stage $stage) use ($lose, $statement, $skipped): void {
    $stage->configure(['create_timeout' => 4, 'resolve_timeout' => 1]);
    $id = $stage->order();
    $stage->panel->fault('close', ['method' => 'POST', 'path' => '^/api/admin/servers$']);
    $noted = null;
    $lose($statement, $skipped, static function () use ($stage, $id, &$noted): void {
        $stage->child('create', $id)->wait(60);
        $noted = $stage->record($id);
    });
    $answer = $stage->host->create($id);
    $check->that(($noted->intent_origin ?? null) === $stage->panel->url, 'the next host noted its intent');
    $check->is(false, $answer->success, 'said: ' . $answer->message);
    $check->is((array) $noted, (array) $stage->record($id), 'the record is as the next host left it');
    $check->is(1, $stage->creations(), 'creations');
    $mark = $stage->panel->mark();
    $check->has('Press Create again after', $stage->host->create($id)->message, 'pressed again at once');
    $check->is(0, $stage->creations($mark), 'which only looks');
};

/** All tables of the module. */
$tables = ['mod_calagopus_addresses', 'mod_calagopus_endings', 'mod_calagopus_errands', 'mod_calagopus_facts', 'mod_calagopus_locks', 'mod_calagopus_marks', 'mod_calagopus_migrated', 'mod_calagopus_moves', 'mod_calagopus_orphans', 'mod_calagopus_pages', 'mod_calagopus_policies', 'mod_calagopus_reconcile', 'mod_calagopus_reconciled', 'mod_calagopus_results', 'mod_calagopus_retries', 'mod_calagopus_services', 'mod_calagopus_settings', 'mod_calagopus_sold', 'mod_calagopus_tests', 'mod_calagopus_traffic', 'mod_calagopus_unapplied'];

return [
    'work after the cron: a second process has nothing to do, what fails is said, and the lock is free afterwards' => static function (Check $check, Stage $stage) use ($classes): void {
        $classes();
        $seen = [];
        $after = new AfterCron('something', 'Nothing was done');
        $second = static function () use (&$seen): void {
            $seen[] = (new AfterCron('something', 'Nothing was done'))->alone(60, static fn () => null);
        };
        $after->run(static fn (): int => 60, static function () use (&$seen, $second): void {
            $seen[] = 'the first';
            $second();
        });
        $check->is(['the first', false], $seen, 'while one is at work');
        $second();
        $check->is(true, $seen[2], 'afterwards');
        $after->run(static fn (): int => 0, static fn () => throw new LogicException('it was not due'));
        $after->run(static fn (): int => 60, static fn () => throw new RuntimeException('the work failed'));
        $after->run(static fn (): int => throw new RuntimeException('that was not known'), static fn () => null);
        $said = implode("\n", $stage->host->logs->activities());
        $check->has('Nothing was done: The module failed: the work failed', $said, 'what failed is said');
        $check->has('Nothing was done: The module failed: that was not known', $said, 'where it is not known whether it is due, too');
        $check->lacks('it was not due', $said, 'what is not due is not done');
        $second();
        $check->is(true, $seen[3], 'after a failure');
    },
    'a name has at most 64 characters, differs where anything differs, and cannot be told without the installation\'s secret' => static function (Check $check) use ($classes): void {
        $classes();
        $long = str_repeat('d', 64);
        $names = [
            NamedLock::nameFor('s', $long, '17'), NamedLock::nameFor('s', $long, '18'), NamedLock::nameFor('s', str_repeat('e', 64), '17'),
            NamedLock::nameFor('s', $long, 'addon-17'), NamedLock::nameFor('t', $long, '17'),
        ];
        $check->is(5, count(array_unique($names)), 'different');
        $check->that(max(array_map('strlen', $names)) <= 64, 'longest');
        $secret = InstallationSecret::get();
        $check->matches('/^[0-9a-f]{64}$/', $secret, 'the secret');
        $check->is($secret, InstallationSecret::get(), 'asked again');
    },
    'mariadb: a neighbour on the database server who holds the names that can be guessed stops nobody' => static function (Check $check, Stage $stage): void {
        $stage->configure(['lock_wait' => 0]);
        $id = $stage->order();
        $database = Capsule::connection()->getDatabaseName();
        $other = new PDO('mysql:unix_socket=' . getenv('WHMCS_STANDIN_SOCKET'), 'root', '');
        foreach (["calagopus.$database.$id", 'calagopus.' . substr(hash('sha256', "$database\0$id"), 0, 48), 'calagopus.' . substr(hash_hmac('sha256', "$database\0$id", ''), 0, 48)] as $name) {
            $check->is(1, (int) $other->query('SELECT GET_LOCK(' . $other->quote($name) . ', 0)')->fetchColumn(), $name);
        }
        $check->is('success', $stage->host->create($id)->message, 'Create');
    },
    'mariadb: the lock is MariaDB\'s own, kept out of others\' hands and given back' => static function (Check $check, Stage $stage) use ($classes): void {
        $classes();
        $lock = Locks::make('17', 60);
        $check->that($lock instanceof NamedLock, $lock::class);
        $check->is([true, true], [$lock->acquire(0), $lock->isHeld()], 'acquired');
        $other = new PDO('mysql:unix_socket=' . getenv('WHMCS_STANDIN_SOCKET'), 'root', '');
        $name = NamedLock::nameFor(InstallationSecret::get(), Capsule::connection()->getDatabaseName(), '17');
        $check->is(0, (int) $other->query("SELECT GET_LOCK('$name', 0)")->fetchColumn(), 'another connection');
        $lock->release();
        $check->is(false, $lock->isHeld(), 'released');
        $check->is(1, (int) $other->query("SELECT IS_FREE_LOCK('$name')")->fetchColumn(), 'free');
    },
    'mariadb: on a Galera cluster a row is the lock' => static function (Check $check, Stage $stage) use ($classes): void {
        $classes();
        $answers = ['ON' => RowLock::class, 'on' => RowLock::class, 'OFF' => NamedLock::class, '' => NamedLock::class];
        foreach ($answers as $answer => $class) {
            $asked = false;
            Capsule::connection()->setPdo($stage->pdo(static function (string $sql) use ($answer, &$asked): string {
                $asked = $asked || $sql === "SHOW VARIABLES LIKE 'wsrep_on'";
                return $sql !== "SHOW VARIABLES LIKE 'wsrep_on'" ? $sql : "SELECT 'wsrep_on' AS Variable_name, '$answer' AS Value FROM DUAL WHERE '$answer' <> ''";
            }));
            $lock = Locks::make('17', 60);
            $check->is($class, $lock::class, "wsrep_on: $answer");
            $check->is([true, true, true], [$asked, $lock->acquire(0), $lock->isHeld()], "wsrep_on: $answer: asked, acquired, held");
            $lock->release();
        }
    },
    'mariadb: a connection that would end too soon is kept longer' => static function (Check $check, Stage $stage) use ($classes): void {
        $classes();
        Capsule::connection()->statement('SET SESSION wait_timeout = 30');
        $lock = Locks::make('17', 600);
        $lock->acquire(0);
        $check->is(600, (int) Capsule::connection()->selectOne('SELECT @@SESSION.wait_timeout AS t')->t, 'wait_timeout');
        $lock->release();
    },
    'mariadb: a lost connection is a lost lock' => static function (Check $check, Stage $stage) use ($classes): void {
        $classes();
        $lock = Locks::make('17', 60);
        $lock->acquire(0);
        $id = (int) Capsule::connection()->selectOne('SELECT CONNECTION_ID() AS id')->id;
        (new PDO('mysql:unix_socket=' . getenv('WHMCS_STANDIN_SOCKET'), 'root', ''))->exec("KILL $id");
        $check->is(false, $lock->isHeld(), 'held');
    },
    'a lock that is lost before the intent is noted stops Create, and what the next host noted stays' => $overtaken('/^select exists.*"mod_calagopus_locks"/', 0),
    'a lock that is lost while the intent is noted stops Create, and what the next host noted stays' => $overtaken('/^update "mod_calagopus_services"/', 0),
    'mariadb: a connection that is lost while the intent is noted stops Create, and what the next host noted stays' => $overtaken('/^update `mod_calagopus_services`/', 0),
    'a lock that is lost after the intent was noted: the next host only looks, and the intent goes with the host that noted it' => static function (Check $check, Stage $stage) use ($lose): void {
        $id = $stage->order();
        $next = null;
        $lose('/^select exists.*"mod_calagopus_locks"/', 1, static function () use ($stage, $id, &$next): void {
            $next = $stage->child('create', $id)->wait(60);
        });
        $answer = $stage->host->create($id);
        $check->has('Nothing new was asked for', $next['out'] ?? '', 'the next host');
        $check->has('lock of this service was lost', $answer->message, 'said');
        $check->is(0, $stage->creations(), 'creations');
        $check->is(null, $stage->record($id)->intent_origin, 'the intent is withdrawn');
    },
    'a lock that is lost after the intent was noted: an expired intent of before is put back' => static function (Check $check, Stage $stage) use ($lose): void {
        $stage->configure(['create_timeout' => 4, 'resolve_timeout' => 1]);
        $id = $stage->order();
        $stage->panel->fault('close', ['method' => 'POST', 'path' => '^/api/admin/servers$']);
        $stage->host->create($id);
        $stage->age($id, 100_000);
        $before = (array) $stage->record($id);
        $lose('/^select exists.*"mod_calagopus_locks"/', 1, static fn () => null);
        $check->has('lock of this service was lost', $stage->host->create($id)->message, 'said');
        $after = (array) $stage->record($id);
        foreach (['intent_origin', 'intent_at', 'intent_deadline'] as $column) {
            $check->is($before[$column], $after[$column], $column);
        }
    },
    'a host that lost its lock while the panel was at work does not undo what was noted since' => static function (Check $check, Stage $stage) use ($lose): void {
        $id = $stage->order();
        $lose('/^update "mod_calagopus_services" set .*"server_uuid"/', 0, static function () use ($id): void {
            Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->update([
                'intent_origin' => 'http://127.0.0.1:1', 'intent_at' => time(), 'intent_deadline' => time() + 60, 'revision' => Capsule::raw('revision + 1'),
            ]);
        });
        $answer = $stage->host->create($id);
        $check->has('Press Create again: it will be found', $answer->message, 'said');
        $check->is('http://127.0.0.1:1', $stage->record($id)->intent_origin, 'the other host\'s intent');
        $check->that($stage->onlyServer($id) !== null, 'the server is there');
    },
    'Terminate, Link and Forget do not undo what another host noted since' => static function (Check $check, Stage $stage) use ($lose): void {
        $id = $stage->order();
        $stage->host->create($id);
        $note = static fn () => Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->update([
            'intent_origin' => $stage->panel->url, 'intent_at' => time(), 'intent_deadline' => time() + 600, 'revision' => Capsule::raw('revision + 1'),
        ]);
        $uuid = $stage->onlyServer($id)['uuid'];
        $commands = [
            'link' => static fn () => $stage->host->saveAdminServicesTab($id, ['calagopus_link_uuid' => $uuid]),
            'forget' => static fn () => $stage->host->saveAdminServicesTab($id, ['calagopus_forget' => '1']),
            'terminate' => static fn () => $stage->host->terminate($id),
        ];
        foreach ($commands as $name => $command) {
            $lose('/^update "mod_calagopus_services"/', 0, $note);
            $command();
            $check->is($stage->panel->url, $stage->record($id)->intent_origin, "$name: the intent stays");
            $stage->age($id, 100_000);
        }
    },
    'mariadb: a row does the same where named locks do not reach' => static function (Check $check, Stage $stage) use ($classes): void {
        $classes();
        [$one, $two] = [new RowLock('17', 60), new RowLock('17', 60)];
        $check->is([true, false, true, false], [$one->acquire(0), $two->acquire(0), $one->isHeld(), $two->isHeld()], 'one holder');
        $two->release();
        $check->is(true, $one->isHeld(), 'only the holder releases');
        $one->release();
        $check->is(true, $two->acquire(0), 'then the other');
        $two->release();
    },
    'a row whose holder died is free when its time is over' => static function (Check $check, Stage $stage) use ($classes): void {
        $classes();
        $dead = Locks::make('17', 60);
        $check->that($dead instanceof RowLock, $dead::class);
        $dead->acquire(0);
        $check->is(false, Locks::make('17', 60)->acquire(0), 'held');
        Capsule::table(RowLock::TABLE)->update(['expires' => time() - 1]);
        $check->is(false, $dead->isHeld(), 'its time is over');
        $next = Locks::make('17', 60);
        $check->is(true, $next->acquire(0), 'free');
        $next->release();
        $check->is(0, Capsule::table(RowLock::TABLE)->count(), 'rows');
    },
    'a busy service is refused in words, and the lock goes whatever happens' => static function (Check $check, Stage $stage) use ($classes): void {
        $classes();
        $stage->configure(['lock_wait' => 0]);
        $id = $stage->order();
        $lock = Locks::make((string) $id, 60);
        $lock->acquire(0);
        $check->has('Another command is at work', $stage->host->create($id)->message, 'busy');
        $check->is([], $stage->panel->log(), 'requests');
        $lock->release();
        $stage->panel->fault(['kind' => 'status', 'status' => 500], ['times' => 0, 'path' => '^/api/']);
        $check->is(false, $stage->host->create($id)->success, 'failed');
        $stage->panel->clearFaults();
        $check->is('success', $stage->host->create($id)->message, 'then');
    },
    'mariadb: a database user who may make no tables is told which rights are wanted, and needs none of them afterwards' => static function (Check $check, Stage $stage) use ($tables): void {
        $id = $stage->order();
        $root = Capsule::connection()->getPdo();
        $name = Capsule::connection()->getDatabaseName();
        $user = 'u' . bin2hex(random_bytes(4));
        $root->exec("CREATE USER '$user'@'localhost' IDENTIFIED BY 'secret-password'");
        foreach (['', 'CREATE, ', 'CREATE, DROP, ', 'CREATE, ALTER, '] as $more) {
            $root->exec("GRANT {$more}SELECT, INSERT, UPDATE, DELETE, LOCK TABLES ON $name.* TO '$user'@'localhost'");
            Capsule::connection()->setPdo($stage->pdo(null, $user, 'secret-password'));
            $said = $stage->host->create($id)->message;
            foreach (['CREATE, ALTER, DROP and INDEX', 'configuration.php', 'table of its own, mod_calagopus_', 'command denied'] as $part) {
                $check->has($part, $said, "with {$more}…");
            }
            $check->lacks('drop table', strtolower($said), "with {$more}…: the cause, not the clearing up");
            $root->exec("REVOKE ALL PRIVILEGES ON $name.* FROM '$user'@'localhost'");
        }
        $check->is([], $stage->panel->log(), 'the panel was not asked');
        $root->exec("GRANT CREATE, ALTER, DROP, INDEX, SELECT, INSERT, UPDATE, DELETE ON $name.* TO '$user'@'localhost'");
        Capsule::connection()->setPdo($stage->pdo(null, $user, 'secret-password'));
        $check->is('success', $stage->host->create($id)->message, 'with the rights that were named');
        $there = Capsule::connection()->getPdo()->query("SHOW TABLES LIKE 'mod\\_%'")->fetchAll(PDO::FETCH_COLUMN);
        // Without DROP, what could not be finished stays, under a name of its own.
        $check->is($tables, array_values(preg_grep('/_[0-9a-f]{8}$/', $there, PREG_GREP_INVERT)), 'all tables at once');
        $root->exec("REVOKE CREATE, ALTER, DROP, INDEX ON $name.* FROM '$user'@'localhost'");
        Capsule::connection()->setPdo($stage->pdo(null, $user, 'secret-password'));
        foreach (['suspend', 'unsuspend', 'terminate', 'create'] as $command) {
            $check->is('success', $stage->host->$command($id)->message, "without them, once the tables are there: $command");
        }
        $said = count($stage->host->logs->activities());
        $stage->host->usageUpdate($stage->server());
        $check->is([], array_slice($stage->host->logs->activities(), $said), 'nor does the usage update need them');
        $root->exec('DROP TABLE mod_calagopus_unapplied');
        $stage->panel->fault(['kind' => 'status', 'status' => 500], ['times' => 0, 'path' => '^/api/']);
        $answer = $stage->host->changePackage($id, [])->message;
        $told = implode("\n", preg_grep('/was not noted/', $stage->host->logs->activities()));
        foreach (["Service $id", 'ChangePackage', 'reconcile', 'CREATE, ALTER, DROP and INDEX', 'mod_calagopus_unapplied'] as $part) {
            $check->has($part, $told, 'a table of a later release is missing');
        }
        $check->lacks('CREATE, ALTER', $answer, 'the answer is the panel\'s');
        Capsule::connection()->setPdo($root);
        $root->exec("DROP USER '$user'@'localhost'");
    },
    'mariadb: requests that come at once as the first ones make each table, and each column of a later release, once' => static function (Check $check, Stage $stage) use ($tables): void {
        $schema = Capsule::schema();
        foreach (['a fresh database', 'one of an earlier release', 'a fresh database again'] as $what) {
            $ids = array_map(static fn (): int => $stage->order(), range(1, 6));
            if ($what === 'one of an earlier release') {
                $schema->table('mod_calagopus_services', static fn (Blueprint $table) => $table->dropColumn(['given', 'place', 'intent_process', 'intent_ended_at']));
                $schema->table('mod_calagopus_pages', static fn (Blueprint $table) => $table->dropColumn(['label_client', 'mail_hour', 'mail_count']));
            } else {
                array_map(static fn (string $table) => $schema->dropIfExists($table), $tables);
            }
            $children = array_map(static fn (int $id): object => $stage->child('create', $id), $ids);
            $said = array_map(static fn (object $child): string => json_decode($child->wait(60)['out'], true)['message'] ?? 'no answer', $children);
            $check->is(array_fill(0, 6, 'success'), $said, $what);
            $there = Capsule::connection()->getPdo()->query("SHOW TABLES LIKE 'mod\\_%'")->fetchAll(PDO::FETCH_COLUMN);
            $check->is($tables, $there, "$what: no table is left half made");
        }
    },
    'mariadb: Test Connection makes every table, or says which rights are wanted' => static function (Check $check, Stage $stage) use ($tables): void {
        $root = Capsule::connection()->getPdo();
        $name = Capsule::connection()->getDatabaseName();
        $user = 'u' . bin2hex(random_bytes(4));
        $server = $stage->server();
        $root->exec("CREATE USER '$user'@'localhost' IDENTIFIED BY 'secret-password'");
        $root->exec("GRANT SELECT, INSERT, UPDATE, DELETE ON $name.* TO '$user'@'localhost'");
        Capsule::connection()->setPdo($stage->pdo(null, $user, 'secret-password'));
        $answer = $stage->host->testConnection($server);
        $check->is(false, $answer['success'], 'without the rights');
        $check->has('CREATE, ALTER, DROP and INDEX', $answer['error'], 'without the rights');
        Capsule::connection()->setPdo($root);
        $root->exec("DROP USER '$user'@'localhost'");
        $check->is(true, $stage->host->testConnection($server)['success'], 'with them');
        $check->is($tables, $root->query("SHOW TABLES LIKE 'mod\\_%'")->fetchAll(PDO::FETCH_COLUMN), 'tables');
    },
    'mariadb: the module\'s tables are made by two requests at once' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $children = array_map(static fn (): object => $stage->child('suspend', $id), range(1, 4));
        foreach ($children as $child) {
            $result = $child->wait();
            $check->lacks('already exists', $result['out'] . $result['err'], 'a child');
            $check->has('"success":false', $result['out'], 'there is nothing to suspend');
        }
        $check->that(Capsule::schema()->hasTable('mod_calagopus_services'), 'the table is there');
    },
];
