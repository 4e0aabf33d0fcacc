--TEST--
Status tells the connections of this process
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Status;

var_dump(Status::current());
$simulator = Calagopus\Tests\Panel\Simulator::start();
$panel = panel($simulator);
$panel->test();
$made = Status::current()->connectionsMade;
$panel->test();
$after = Status::current();
echo 'made: ', $made > 0 ? 'some' : 'none', ', then ', $after->connectionsMade - $made, ' more; reused: ', $after->connectionsReused > 0 ? 'some' : 'none',
    '; open: ', $after->connectionsOpen === $made ? 'the same' : $after->connectionsOpen, '; requests: ', $after->requests === count($simulator->log()) ? 'as the panel counted' : $after->requests, "\n";
?>
--EXPECT--
object(Calagopus\Status)#2 (7) {
  ["requests"]=>
  int(0)
  ["connectionsMade"]=>
  int(0)
  ["connectionsReused"]=>
  int(0)
  ["connectionsOpen"]=>
  int(0)
  ["sharedState"]=>
  string(3) "off"
  ["sharedProblem"]=>
  string(0) ""
  ["panels"]=>
  array(0) {
  }
}
made: some, then 0 more; reused: some; open: the same; requests: as the panel counted
