--TEST--
A call in a shutdown function or a destructor works, and exit after it ends the process well
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, Ref};
use Calagopus\Tests\Panel\Simulator;

final class Late
{
    public function __construct(private readonly Panel $panel)
    {
    }

    public function __destruct()
    {
        failure(fn () => $this->panel->find(new Ref('18')));
        echo cost($this->panel), "\n";
    }
}
$panel = null;
register_shutdown_function(static function () use (&$panel): void {
    failure(static fn () => $panel->find(new Ref('17')));
    exit(0);
});
$simulator = Simulator::start();
$panel = panel($simulator);
$late = new Late($panel);
exit(3);
?>
--EXPECT--
NotFoundException server-not-found, HTTP 404, not again
NotFoundException server-not-found, HTTP 404, not again
1 round, 1 request
