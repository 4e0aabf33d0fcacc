--TEST--
Whatever PHP offers to make an object past its constructor, no class of the extension gives way
--EXTENSIONS--
pdo
pdo_sqlite
--FILE--
<?php
declare(strict_types=1);

/** Runs it; what it threw, or what came of it. */
function outcome(Closure $try): mixed
{
    try {
        return $try();
    } catch (Throwable $refused) {
        return $refused;
    }
}

/** What can be asked of an object whose constructor did not run: every method that needs no argument, every property, every way to look at it. */
function touch_all(object $object): void
{
    $class = new ReflectionClass($object);
    foreach ($class->getMethods() as $method) {
        if (!$method->isStatic() && !$method->isConstructor() && $method->getNumberOfRequiredParameters() === 0 && $method->isPublic()) {
            outcome(static fn () => $method->invoke($object));
        }
    }
    foreach ($class->getProperties() as $property) {
        if ($property->isPublic()) {
            outcome(static fn () => $object->{$property->name});
        }
    }
    ob_start();
    outcome(static fn () => var_dump($object));
    outcome(static fn () => print_r($object));
    outcome(static fn () => var_export($object));
    ob_end_clean();
    outcome(static fn () => json_encode($object));
    outcome(static fn () => (array) $object);
    outcome(static fn () => clone $object);
    outcome(static fn () => $object == clone $object);
}

$db = new PDO('sqlite::memory:');
$seen = $hollow = 0;
foreach ((new ReflectionExtension('calagopus'))->getClasses() as $class) {
    $name = $class->name;
    if ($class->isEnum() || $class->isSubclassOf(RuntimeException::class)) {
        continue; /* enums have no objects of their own; exceptions are PHP's, and the extension reads none */
    }
    $seen++;
    if (!$class->isFinal()) {
        echo "$name can be extended\n";
    }
    if (!outcome(static fn () => $class->newInstanceWithoutConstructor()) instanceof ReflectionException) {
        echo "$name is made without its constructor\n";
    }
    $text = 'O:' . strlen($name) . ":\"$name\":1:{s:6:\"number\";R:1;}";
    foreach ([$text, "O:" . strlen($name) . ":\"$name\":0:{}", "C:" . strlen($name) . ":\"$name\":0:{}"] as $form) {
        if (is_object(@outcome(static fn () => unserialize($form))) && !outcome(static fn () => @unserialize($form)) instanceof Throwable) {
            echo "$name is unserialised\n";
        }
    }
    if (!$class->hasMethod('__construct') && $class->isInstantiable()) {
        echo "$name has no constructor\n";
    }
    /* PDO fills the properties before it calls the constructor, or calls none that is private; it may refuse. */
    foreach ($class->getProperties() ?: [null] as $property) {
        $column = $property === null ? 'nothing' : $property->name;
        foreach (['NULL', '7', "'text'"] as $value) {
            $rows = outcome(static fn () => $db->query("SELECT $value AS \"$column\"")->fetchAll(PDO::FETCH_CLASS, $name));
            if (is_array($rows) && is_object($rows[0] ?? null)) {
                $hollow++;
                touch_all($rows[0]);
            }
        }
    }
}
echo $seen > 20 ? "walked\n" : "only $seen classes\n";
echo $hollow > 50 ? "touched\n" : "only $hollow hollow objects\n";
?>
--EXPECT--
walked
touched
