--TEST--
Arrays, objects, floats and resources are field errors, never warnings
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

final class Text
{
    public function __toString(): string
    {
        return '1024';
    }
}
foreach ([[], ['1024'], new Text(), 1024.0, NAN, fopen('php://memory', 'r'), static fn () => 1] as $value) {
    $failure = failure(static fn () => spec(['memory' => $value]));
    echo '  ', $failure->fields['memory'], "\n";
}
?>
--EXPECT--
ValidationException invalid-options, HTTP 0, not again, fields: memory
  must be a text, a whole number or yes/no, not of type array
ValidationException invalid-options, HTTP 0, not again, fields: memory
  must be a text, a whole number or yes/no, not of type array
ValidationException invalid-options, HTTP 0, not again, fields: memory
  must be a text, a whole number or yes/no, not of type Text
ValidationException invalid-options, HTTP 0, not again, fields: memory
  must be a text, a whole number or yes/no, not of type float
ValidationException invalid-options, HTTP 0, not again, fields: memory
  must be a text, a whole number or yes/no, not of type float
ValidationException invalid-options, HTTP 0, not again, fields: memory
  must be a text, a whole number or yes/no, not of type resource
ValidationException invalid-options, HTTP 0, not again, fields: memory
  must be a text, a whole number or yes/no, not of type Closure
