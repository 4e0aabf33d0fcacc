--TEST--
Classes are final, value objects readonly, none takes properties that it does not have
--FILE--
<?php
declare(strict_types=1);
foreach ((new ReflectionExtension('calagopus'))->getClasses() as $class) {
    $kind = $class->isEnum() ? 'enum' : implode(' ', Reflection::getModifierNames($class->getModifiers() & ~ReflectionClass::IS_READONLY)) . ' class';
    $parent = $class->getParentClass();
    $properties = array_filter($class->getProperties(), static fn (ReflectionProperty $p): bool => $p->getDeclaringClass()->name === $class->name && !$class->isEnum());
    foreach ($properties as $property) {
        if (!$property->isReadOnly() || !$property->isPublic() || !$property->hasType()) {
            echo 'not a typed public readonly property: ', $class->name, '::$', $property->name, "\n";
        }
    }
    echo trim($kind), ' ', $class->name, $parent ? ' extends ' . $parent->name : '', ', ', count($properties), " properties\n";
}
?>
--EXPECT--
enum Calagopus\Reason, 0 properties
enum Calagopus\Topic, 0 properties
class Calagopus\Exception extends RuntimeException, 8 properties
final class Calagopus\ValidationException extends Calagopus\Exception, 1 properties
final class Calagopus\NotFoundException extends Calagopus\Exception, 0 properties
final class Calagopus\ConflictException extends Calagopus\Exception, 0 properties
final class Calagopus\AuthenticationException extends Calagopus\Exception, 0 properties
final class Calagopus\PermissionException extends Calagopus\Exception, 0 properties
final class Calagopus\RateLimitException extends Calagopus\Exception, 0 properties
final class Calagopus\TransportException extends Calagopus\Exception, 0 properties
final class Calagopus\TimeoutException extends Calagopus\Exception, 0 properties
final class Calagopus\ProtocolException extends Calagopus\Exception, 0 properties
final class Calagopus\CapacityException extends Calagopus\Exception, 0 properties
final class Calagopus\UnknownOutcomeException extends Calagopus\Exception, 0 properties
final class Calagopus\PanelException extends Calagopus\Exception, 0 properties
final class Calagopus\Settings, 10 properties
final class Calagopus\Owner, 10 properties
final class Calagopus\Ref, 6 properties
final class Calagopus\Spec, 0 properties
final class Calagopus\Placement, 6 properties
enum Calagopus\PowerAction, 0 properties
enum Calagopus\OwnerLink, 0 properties
final class Calagopus\Server, 37 properties
final class Calagopus\Usage, 9 properties
final class Calagopus\ServerUsage, 12 properties
final class Calagopus\Socket, 6 properties
final class Calagopus\Live, 4 properties
final class Calagopus\Figures, 2 properties
final class Calagopus\Port, 4 properties
final class Calagopus\Created, 7 properties
final class Calagopus\Changed, 6 properties
final class Calagopus\Given, 5 properties
final class Calagopus\Transfer, 2 properties
final class Calagopus\Backup, 4 properties
final class Calagopus\Terminated, 2 properties
final class Calagopus\Connection, 6 properties
final class Calagopus\CatalogItem, 5 properties
final class Calagopus\Catalog, 4 properties
final class Calagopus\NodeCapacity, 10 properties
final class Calagopus\Exchange, 12 properties
final class Calagopus\Trace, 4 properties
final class Calagopus\Status, 7 properties
final class Calagopus\ServerStream, 0 properties
final class Calagopus\UsageStream, 0 properties
final class Calagopus\Panel, 0 properties
final class Calagopus\Opterius\Account, 8 properties
final class Calagopus\Opterius\Usage, 7 properties
final class Calagopus\Opterius\Package, 4 properties
final class Calagopus\Opterius\Panel, 0 properties
