--TEST--
Who orders another customer's username and domain gets an error and no access, before and after a failed attempt of his own
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Opterius\Account;
use Calagopus\Tests\Panel\Opterius\Simulator;

$simulator = Simulator::start();
$panel = hosting($simulator);
order($panel, 'victim', 'victim.example.com', ['password' => 'the victim\'s own']);
$before = $simulator->account('victim');
$unchanged = static function () use ($simulator, $before): void {
    echo $simulator->account('victim') === $before ? 'untouched' : 'TOUCHED', "\n";
};

echo "the look shows it\n";
echo $panel->look('victim')->domain, "\n";
echo "before any attempt\n";
$mark = $simulator->mark();
$failure = failure(fn () => order($panel, 'victim', 'victim.example.com'));
echo asked($simulator, $mark), ', record: ', var_export($panel->attemptStands(), true), "\n", $failure->hint, "\n";
$unchanged();

echo "after a failed attempt of his own\n";
$simulator->agent('fail', 0, ['create']);
failure(fn () => order($panel, 'thief', 'thief.example.com'));
echo 'record: ', var_export($panel->attemptStands(), true), "\n";
$simulator->agent('ok');
failure(fn () => order($panel, 'victim', 'victim.example.com'));
echo "the same with a record that is of another domain\n";
failure(fn () => order($panel, 'victim', 'thief.example.com', ['ownAttempt' => true]));
echo "the domain alone\n";
failure(fn () => order($panel, 'thief2', 'victim.example.com', ['ownAttempt' => true]));
$unchanged();

echo "and nothing may be done to it\n";
$claimed = new Account('victim', 'thief.example.com');
foreach (['suspend' => [], 'unsuspend' => [], 'terminate' => [], 'setPassword' => ['a new password'], 'changePackage' => ['Business'], 'usage' => []] as $method => $arguments) {
    $mark = $simulator->mark();
    failure(fn () => $panel->$method($claimed, ...$arguments));
    echo $method, ': ', asked($simulator, $mark), "\n";
}
$unchanged();
?>
--EXPECT--
the look shows it
victim.example.com
before any attempt
ConflictException username-taken, HTTP 0, not again
usage, record: false
If that account is stale, delete it on the panel.
untouched
after a failed attempt of his own
ConflictException setup-incomplete, HTTP 200, not again
record: true
ConflictException username-taken, HTTP 0, not again
the same with a record that is of another domain
ConflictException username-taken, HTTP 0, not again
the domain alone
ConflictException domain-taken, HTTP 409, not again
untouched
and nothing may be done to it
ConflictException foreign-account, HTTP 0, not again
suspend: usage
ConflictException foreign-account, HTTP 0, not again
unsuspend: usage
ConflictException foreign-account, HTTP 0, not again
terminate: usage
ConflictException foreign-account, HTTP 0, not again
setPassword: usage
ConflictException foreign-account, HTTP 0, not again
changePackage: usage
ConflictException foreign-account, HTTP 0, not again
usage: usage
untouched
