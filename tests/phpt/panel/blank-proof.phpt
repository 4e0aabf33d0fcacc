--TEST--
A blank e-mail address, client's id or address of the installation proves nothing, and switches no check off
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
/* Another installation's server, of a service and a client of the same numbers; first unmarked, then marked. */
$unmarked = panel($simulator)->create(spec(), owner('1', 'alice@example.com'), new Ref('17'))->server->uuid;
$marked = panel($simulator, new Settings(timeout: 10, createTimeout: 15, installation: 'https://a.example.com'))
    ->create(spec(), owner('1', 'alice@example.com'), new Ref('18'))->server->uuid;
installed($simulator, $unmarked);
installed($simulator, $marked);
$before = $simulator->state();
/** What each action says, with a blank in each place. */
$try = static function (Panel $panel, Ref $ref): string {
    $said = [];
    foreach ([
        static fn () => $panel->find($ref),
        static fn () => $panel->live($ref),
        static fn () => $panel->suspend($ref),
        static fn () => $panel->unsuspend($ref),
        static fn () => $panel->change($ref, spec(['memory' => '2048'])),
        static fn () => $panel->power($ref, PowerAction::Kill),
        static fn () => $panel->reinstall($ref),
        static fn () => $panel->terminate($ref),
    ] as $call) {
        try {
            $call();
            $said[] = 'DONE';
        } catch (Calagopus\Exception $refused) {
            $said[] = $refused->reason->value;
        }
    }
    return implode(' ', array_unique($said));
};
$ours = panel($simulator, new Settings(timeout: 10, installation: 'https://b.example.com'));
foreach (['', '   '] as $blank) {
    echo 'e-mail address: ', $try($ours, new Ref('17', null, null, '1', $blank)), "\n";
    echo "client's id: ", $try($ours, new Ref('17', null, null, $blank, 'alice@example.com')), "\n";
    $nowhere = panel($simulator, new Settings(timeout: 10, installation: $blank));
    echo 'installation: ', $try($nowhere, new Ref('18', null, null, '1', 'alice@example.com')), "\n";
}
try {
    $ours->link(new Ref('19', null, null, ''), $unmarked);
    echo "LINKED\n";
} catch (Calagopus\Exception $refused) {
    echo 'link: ', $refused->reason->value, "\n";
}
echo $simulator->state()['servers'] == $before['servers'] ? 'nothing was touched' : 'TOUCHED', "\n";
/* What is not given is not checked: for who knows otherwise. */
echo $ours->find(new Ref('17'))->uuid === $unmarked ? 'not asked for' : 'another', "\n";
?>
--EXPECT--
e-mail address: foreign-server
client's id: foreign-server
installation: foreign-installation
e-mail address: foreign-server
client's id: foreign-server
installation: foreign-installation
link: foreign-server
nothing was touched
not asked for
