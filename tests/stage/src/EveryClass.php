<?php

/** Loads every class of a module, and looks that every class which its code names is there: a wrong name is seen only by whoever comes by it. */

declare(strict_types=1);

namespace Calagopus\Tests\Module;

final class EveryClass
{
    private const RELATIVE = ['self', 'static', 'parent'];

    /** @return list<string> what cannot be loaded or is named and not there, a sentence each */
    public static function problems(string $lib, string $namespace): array
    {
        $problems = [];
        foreach (self::files($lib) as $file => $class) {
            $name = "$namespace\\$class";
            if (!self::isThere($name)) {
                $problems[] = "$file: no $name";
                continue;
            }
            foreach ([...self::typed(new \ReflectionClass($name)), ...self::named((string) file_get_contents("$lib/$file"))] as $other) {
                if (!self::isThere($other)) {
                    $problems[] = "$file: names $other, which is not there";
                }
            }
        }
        return $problems;
    }

    /** @return array<string, string> file => class, without the namespace */
    public static function files(string $lib): array
    {
        $files = [];
        foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($lib, \FilesystemIterator::SKIP_DOTS)) as $file) {
            $path = substr($file->getPathname(), strlen($lib) + 1);
            if (str_ends_with($path, '.php') && $path !== 'autoload.php') {
                $files[$path] = str_replace('/', '\\', substr($path, 0, -4));
            }
        }
        return $files;
    }

    private static function isThere(string $name): bool
    {
        return class_exists($name) || interface_exists($name) || enum_exists($name);
    }

    /** Classes in the types of parameters, answers and properties. @return list<string> */
    private static function typed(\ReflectionClass $class): array
    {
        $types = array_map(static fn (\ReflectionProperty $property): ?\ReflectionType => $property->getType(), $class->getProperties());
        foreach ($class->getMethods() as $method) {
            array_push($types, $method->getReturnType(), ...array_map(static fn (\ReflectionParameter $one): ?\ReflectionType => $one->getType(), $method->getParameters()));
        }
        $names = [];
        foreach (array_filter($types) as $type) {
            foreach ($type instanceof \ReflectionNamedType ? [$type] : $type->getTypes() as $one) {
                if (!$one->isBuiltin() && !in_array($one->getName(), self::RELATIVE, true)) {
                    $names[] = $one->getName();
                }
            }
        }
        return array_values(array_unique($names));
    }

    /** Classes that are imported, made, asked for (`X::`) or compared with (`instanceof X`). @return list<string> */
    private static function named(string $code): array
    {
        $tokens = array_values(array_filter(\PhpToken::tokenize($code), static fn (\PhpToken $token): bool => !$token->isIgnorable()));
        preg_match('/^namespace ([\w\\\\]+);/m', $code, $namespace);
        preg_match_all('/^use ([\w\\\\]+)(?: as (\w+))?;/m', $code, $uses, PREG_SET_ORDER);
        $imported = [];
        foreach ($uses as $use) {
            $imported[$use[2] ?? basename(str_replace('\\', '/', $use[1]))] = $use[1];
        }
        $names = [];
        foreach ($tokens as $index => $token) {
            if ($token->is([T_STRING, T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED]) && self::isClass($tokens, $index)) {
                $names[] = self::resolved($token->text, (string) ($namespace[1] ?? ''), $imported);
            }
        }
        // A namespace may be imported too; what is named below it is looked at where it is.
        $all = array_merge(array_values($imported), $names);
        $isSpace = static fn (string $name): bool => array_filter($all, static fn (string $other): bool => str_starts_with($other, "$name\\")) !== [];
        return array_values(array_unique(array_filter($all, static fn (string $name): bool => !$isSpace($name))));
    }

    /** @param list<\PhpToken> $tokens without spaces and comments */
    private static function isClass(array $tokens, int $index): bool
    {
        $before = $tokens[$index - 1] ?? null;
        $isAsked = ($tokens[$index + 1] ?? null)?->is(T_DOUBLE_COLON) ?? false;
        return !in_array(strtolower($tokens[$index]->text), self::RELATIVE, true)
            && ($isAsked || ($before?->is([T_NEW, T_INSTANCEOF]) ?? false)) && !($before?->is([T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON]) ?? false);
    }

    /** @param array<string, string> $imported */
    private static function resolved(string $name, string $namespace, array $imported): string
    {
        if (str_starts_with($name, '\\')) {
            return substr($name, 1);
        }
        [$first, $rest] = explode('\\', $name, 2) + [1 => ''];
        $start = $imported[$first] ?? "$namespace\\$first";
        return $rest === '' ? $start : "$start\\$rest";
    }
}
