--TEST--
Catalogues are kept for a while, asked about with their entity tags afterwards, and read anew where they changed
--INI--
calagopus.state_path=
calagopus.catalog_ttl=0.5
--FILE--
<?php
declare(strict_types=1);
const SHARED_STATE = true;
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Ref, Status};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$statuses = static function () use ($simulator, &$mark): string {
    $text = implode(' ', array_column($simulator->log($mark ?? 0), 'status'));
    $mark = $simulator->mark();

    return $text === '' ? 'nothing' : $text;
};
$first = $panel->catalog();
$statuses();
$again = $panel->catalog();
echo $statuses(), ' asked, ', $first == $again ? 'the same' : 'another', "\n";
$stale = static fn (): bool => $panel->catalog() == $first && $panel->trace()->requests > 0;
echo Simulator::until($stale) ? 'asked again: ' : 'never asked again: ', $statuses(), "\n";
$figures = Status::current()->panels[$panel->origin()];
echo $figures['catalogHits'] >= 4 ? 'hits' : 'no hits', ', ', $figures['catalogRevalidated'], ' revalidated, ', $figures['catalogMisses'], " read\n";
?>
--EXPECT--
nothing asked, the same
asked again: 304 304 304 304
hits, 4 revalidated, 4 read
