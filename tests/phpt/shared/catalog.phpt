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
    $text = implode(' ', array_unique(array_column($simulator->log($mark ?? 0), 'status')));
    $mark = $simulator->mark();

    return $text === '' ? 'nothing' : $text;
};
$first = $panel->catalog();
$statuses();
$again = $panel->catalog();
echo $statuses(), ' asked, ', $first == $again ? 'the same' : 'another', "\n";
// The four lists grow stale one after the other; on a slow machine one may do so twice meanwhile.
$figures = static fn (): array => Status::current()->panels[$panel->origin()];
$stale = static fn (): bool => $panel->catalog() == $first && $figures()['catalogRevalidated'] >= 4;
echo Simulator::until($stale) ? 'asked again: ' : 'never asked again: ', $statuses(), "\n";
echo $figures()['catalogHits'] >= 4 ? 'hits' : 'no hits', ', ', $figures()['catalogMisses'], " read\n";
?>
--EXPECT--
nothing asked, the same
asked again: 304
hits, 4 read
