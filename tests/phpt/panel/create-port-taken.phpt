--TEST--
A port that was taken meanwhile costs another try, and ports that are always taken end it
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$taken = ['kind' => 'status', 'status' => 409, 'body' => '{"errors":["server with allocation(s) or external id already exists"]}'];
$asked = static function () use ($simulator): array {
    static $mark = 0;
    $requests = $simulator->requests('POST', '^/api/admin/servers$', $mark);
    $mark = $simulator->mark();

    return array_map(static fn (array $request): string => json_decode($request['body'], true)['allocation_uuid'], $requests);
};
$simulator->fault($taken, ['method' => 'POST', 'path' => '/servers$', 'times' => 2]);
$panel->create(spec(), owner(), new Ref('17'));
echo count($ports = $asked()), ' tries, ', count(array_unique($ports)), " ports\n";
$simulator->fault($taken, ['method' => 'POST', 'path' => '/servers$', 'times' => 0]);
failure(static fn () => $panel->create(spec(), owner(), new Ref('18')));
echo count($ports = $asked()), ' tries, ', count(array_unique($ports)), " ports\n";
echo count($simulator->serversOf('17')), ' and ', count($simulator->serversOf('18')), " servers\n";
?>
--EXPECT--
3 tries, 3 ports
ConflictException allocation-taken, HTTP 409, press again
6 tries, 6 ports
1 and 0 servers
