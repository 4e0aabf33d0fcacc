--TEST--
An account's reference is checked when it is made, and the classes of Opterius are closed
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Opterius\{Account, Panel, Usage};
use Calagopus\Tests\Panel\Opterius\Simulator;

foreach ([['', 'a.b'], ['a b', 'a.b'], [str_repeat('a', 33), 'a.b'], ['jane', ''], ['jane', "a\nb"], ["ja\0ne", 'a.b'], ['jane', "\xff"], ['jane', str_repeat('a', 256)], ['jane', 'a.b', "x\n"]] as $arguments) {
    failure(fn () => new Account(...$arguments));
}
$account = new Account('Jane-1_x', 'Example.com', '');
echo $account->username, ' ', $account->domain, ' ', var_export($account->origin, true), ' ', var_export($account->accountId, true), ' ', count($account->notes), "\n";
failure(fn () => $account->__construct('other', 'a.b'));
$simulator = Simulator::start();
$panel = hosting($simulator);
failure(fn () => $panel->__construct('127.0.0.1', $simulator->key));
failure(fn () => clone $panel);
failure(fn () => $account->domain = 'x');
failure(fn () => new Usage());
foreach (['serialize'] as $function) {
    try {
        $function($panel);
    } catch (Exception $refused) {
        echo $refused->getMessage(), "\n";
    }
}
echo "orders\n";
foreach ([['serverId' => 0], ['serviceId' => -1], ['password' => 'short'], ['password' => "nul\0nul-nul"], ['clientName' => str_repeat('x', 256)], ['email' => ''], ['account' => new Account('1jane', 'localhost')]] as $more) {
    failure(fn () => order($panel, more: $more));
}
echo count($simulator->log()), " requests\n";
echo "another panel than the account was made on\n";
$made = new Account('jane', 'jane.example.com', 'https://old.example.com');
echo failure(fn () => $panel->terminate($made))->getMessage() === "The account jane was made on https://old.example.com, and $simulator->url has none of that name." ? "both are named\n" : "WRONG\n";
?>
--EXPECT--
ValidationException invalid-reference, HTTP 0, not again, fields: username
ValidationException invalid-reference, HTTP 0, not again, fields: username
ValidationException invalid-reference, HTTP 0, not again, fields: username
ValidationException invalid-reference, HTTP 0, not again, fields: domain
ValidationException invalid-reference, HTTP 0, not again, fields: domain
ValidationException invalid-reference, HTTP 0, not again, fields: username
ValidationException invalid-reference, HTTP 0, not again, fields: domain
ValidationException invalid-reference, HTTP 0, not again, fields: domain
ValidationException invalid-reference, HTTP 0, not again, fields: domain
Jane-1_x Example.com NULL NULL 0
Error: Cannot modify readonly object of class Calagopus\Opterius\Account
Error: A Calagopus\Opterius\Panel is made once
Error: Trying to clone an uncloneable object of class Calagopus\Opterius\Panel
Error: Cannot modify readonly property Calagopus\Opterius\Account::$domain
Error: Call to private Calagopus\Opterius\Usage::__construct() from global scope
Serialization of 'Calagopus\Opterius\Panel' is not allowed
orders
ValidationException invalid-options, HTTP 0, not again, fields: serverid
ValidationException invalid-options, HTTP 0, not again, fields: serviceid
ValidationException invalid-options, HTTP 0, not again, fields: password
ValidationException invalid-options, HTTP 0, not again, fields: password
ValidationException invalid-options, HTTP 0, not again, fields: clientname
ValidationException invalid-options, HTTP 0, not again, fields: email
ValidationException invalid-options, HTTP 0, not again, fields: username domain
0 requests
another panel than the account was made on
ConflictException wrong-panel, HTTP 0, not again
both are named
