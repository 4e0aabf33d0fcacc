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
$hollow = (new ReflectionClass(Server::class))->newInstanceWithoutConstructor();
foreach ([static fn () => $hollow->uuid, static fn () => $hollow->address(), static function () use ($hollow): void { $hollow->uuid = 'x'; },
    static function () use ($hollow): void { $hollow->mine = 'x'; }] as $try) {
    try {
        $try();
        echo "done\n";
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
}
$trace = (new ReflectionClass(Trace::class))->newInstanceWithoutConstructor();
$exchange = (new ReflectionClass(Exchange::class))->newInstanceWithoutConstructor();
(new ReflectionProperty(Trace::class, 'exchanges'))->setValue($trace, [$exchange, 'text', 5]);
var_dump($trace->requestText(), $trace->responseText());
?>
--EXPECTF--
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
Typed property Calagopus\Server::$uuid must not be accessed before initialization
Typed property Calagopus\Server::$ipAlias must not be accessed before initialization
Cannot %s readonly property Calagopus\Server::$uuid from global scope
Cannot create dynamic property Calagopus\Server::$mine
string(0) ""
string(0) ""
