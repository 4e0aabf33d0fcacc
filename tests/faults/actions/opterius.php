<?php

/** The actions of Calagopus\Opterius\Panel: each with the world before it and what its success means. */

declare(strict_types=1);

use Calagopus\Opterius\Panel;
use Calagopus\Tests\Faults\Action;
use Calagopus\Tests\Faults\Hosting;
use Calagopus\Tests\Faults\HostingWorlds;
use Calagopus\Tests\Faults\Marks;
use Calagopus\Tests\Faults\OpteriusBench;
use Calagopus\Tests\Faults\Press;

$there = static fn (array $values = []): Closure => static function (OpteriusBench $bench) use ($values): Hosting {
    $bench->account($values);
    return new Hosting();
};
$nothing = static fn (OpteriusBench $bench): Hosting => new Hosting(false);
$create = static fn (Panel $panel, Hosting $hosting, Press $press): mixed
    => $panel->create($hosting->account, Marks::PASSWORD, Hosting::PACKAGE, 'jane@example.com', 'Jane Doe', null, 17, 7, $press === Press::MayHeal);
/** One account of the service, whole on its server, and as it was asked for. */
$whole = static function (mixed $created, array $state): string {
    $account = Hosting::account($state);
    return match (true) {
        $account === null => count($state['accounts']) . ' accounts are there',
        $account['on_agent'] !== 'active' => 'its server was not set up',
        $account['domain'] !== Hosting::DOMAIN || $account['package'] !== Hosting::PACKAGE => 'domain or package are others',
        $account['login_sha256'] !== hash('sha256', Marks::PASSWORD) => 'the password is another',
        (string) $account['account_id'] !== $created->accountId => 'the answer names another account',
        default => '',
    };
};
$has = static fn (string $field, mixed $value): Closure => static function (mixed $result, array $state) use ($field, $value): string {
    $account = Hosting::account($state);
    return $account === null ? 'the account is not there' : ($account[$field] === $value ? '' : "$field is " . json_encode($account[$field]));
};
$opterius = static fn (string $name, Closure $prepare, Closure $call, ?Closure $held = null, array $worlds = [], bool $creates = false, bool $removes = false): Action
    => new Action("hosting: $name", $prepare, $call, $held, $worlds, $creates, $removes, 'opterius', $creates ? 'username-taken' : 'ok');

return [
    $opterius('test', $nothing, static fn (Panel $panel): mixed => $panel->test(), worlds: HostingWorlds::ofLook()),
    $opterius('look', $there(), static fn (Panel $panel): mixed => $panel->look(Hosting::USERNAME), worlds: HostingWorlds::ofUsage()),
    $opterius('create', $nothing, $create, $whole, HostingWorlds::ofCreation(), creates: true),
    $opterius(
        'suspend',
        $there(),
        static fn (Panel $panel, Hosting $hosting): mixed => $panel->suspend($hosting->account, 'Overdue'),
        $has('suspended', true),
        HostingWorlds::ofServer()
    ),
    $opterius(
        'unsuspend',
        $there(['suspended' => true]),
        static fn (Panel $panel, Hosting $hosting): mixed => $panel->unsuspend($hosting->account),
        $has('suspended', false),
        HostingWorlds::ofServer()
    ),
    $opterius(
        'terminate',
        $there(),
        static fn (Panel $panel, Hosting $hosting): mixed => $panel->terminate($hosting->account),
        static fn (mixed $gone, array $state): string => Hosting::account($state) === null ? '' : 'the account is still there',
        HostingWorlds::ofServer(),
        removes: true
    ),
    $opterius(
        'set password',
        $there(),
        static fn (Panel $panel, Hosting $hosting): mixed => $panel->setPassword($hosting->account, Marks::PASSWORD),
        $has('password_sha256', hash('sha256', Marks::PASSWORD)),
        HostingWorlds::ofServer()
    ),
    $opterius(
        'change package',
        $there(),
        static fn (Panel $panel, Hosting $hosting): mixed => $panel->changePackage($hosting->account, 'Business'),
        $has('package', 'Business'),
        HostingWorlds::ofFramework()
    ),
    $opterius('packages', $nothing, static fn (Panel $panel): mixed => $panel->packages(), worlds: HostingWorlds::ofLook()),
    $opterius('usage', $there(), static fn (Panel $panel, Hosting $hosting): mixed => $panel->usage($hosting->account), worlds: HostingWorlds::ofUsage()),
    $opterius('usages', $there(), static function (Panel $panel): mixed {
        $usages = $panel->usages([Hosting::USERNAME], 0.8);
        foreach ($usages as $usage) {
            // What fails is handed out beside the rest; here there is no rest.
            $usage instanceof Throwable && throw $usage;
        }
        return $usages;
    }, worlds: HostingWorlds::ofUsage()),
];
