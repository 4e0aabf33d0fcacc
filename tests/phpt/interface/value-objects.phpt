--TEST--
A value object cannot be made, changed or extended with properties by PHP code
--FILE--
<?php
declare(strict_types=1);
use Calagopus\{Catalog, CatalogItem, Changed, Connection, Created, Exchange, Live, Server, Status, Terminated, Trace, Usage};
foreach ([Catalog::class, CatalogItem::class, Changed::class, Connection::class, Created::class, Exchange::class, Live::class, Server::class,
    Status::class, Terminated::class, Trace::class, Usage::class] as $class) {
    try {
        new $class();
        echo "made\n";
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
}
$status = Status::current();
foreach ([static function () use ($status): void { $status->requests = 5; }, static function () use ($status): void { $status->mine = "x"; }] as $try) {
    try {
        $try();
        echo "done\n";
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
Call to private Calagopus\Catalog::__construct() from global scope
Call to private Calagopus\CatalogItem::__construct() from global scope
Call to private Calagopus\Changed::__construct() from global scope
Call to private Calagopus\Connection::__construct() from global scope
Call to private Calagopus\Created::__construct() from global scope
Call to private Calagopus\Exchange::__construct() from global scope
Call to private Calagopus\Live::__construct() from global scope
Call to private Calagopus\Server::__construct() from global scope
Call to private Calagopus\Status::__construct() from global scope
Call to private Calagopus\Terminated::__construct() from global scope
Call to private Calagopus\Trace::__construct() from global scope
Call to private Calagopus\Usage::__construct() from global scope
Cannot modify readonly property Calagopus\Status::$requests
Cannot create dynamic property Calagopus\Status::$mine
