--TEST--
Exceptions made by PHP code itself are exceptions, with their own properties unset
--FILE--
<?php
declare(strict_types=1);
$made = new Calagopus\ConflictException('words');
var_dump($made instanceof Calagopus\Exception, $made instanceof RuntimeException, $made->getMessage());
try {
    echo $made->reason->value;
} catch (Error $error) {
    echo $error->getMessage(), "\n";
}
try {
    $made->hint = 'mine';
} catch (Error $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECTF--
bool(true)
bool(true)
string(5) "words"
Typed property Calagopus\Exception::$reason must not be accessed before initialization
Cannot %s readonly property Calagopus\Exception::$hint from global scope
