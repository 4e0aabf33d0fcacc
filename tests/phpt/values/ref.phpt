--TEST--
A reference keeps the service's id and what was recorded about its server
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;

var_dump(new Ref('17'), new Ref('addon-5', ' ' . strtoupper(PAPER) . ' ', 'https://panel.example.com', '7', 'jane@example.com'), new Ref('1', '', ' ', '', ' '));
?>
--EXPECT--
object(Calagopus\Ref)#2 (6) {
  ["externalId"]=>
  string(2) "17"
  ["uuid"]=>
  NULL
  ["origin"]=>
  NULL
  ["ownerExternalId"]=>
  NULL
  ["ownerEmail"]=>
  NULL
  ["forOwner"]=>
  bool(false)
}
object(Calagopus\Ref)#3 (6) {
  ["externalId"]=>
  string(7) "addon-5"
  ["uuid"]=>
  string(36) "c36822a7-8ba0-42e0-a177-858c096ff73d"
  ["origin"]=>
  string(25) "https://panel.example.com"
  ["ownerExternalId"]=>
  string(1) "7"
  ["ownerEmail"]=>
  string(16) "jane@example.com"
  ["forOwner"]=>
  bool(false)
}
object(Calagopus\Ref)#4 (6) {
  ["externalId"]=>
  string(1) "1"
  ["uuid"]=>
  NULL
  ["origin"]=>
  NULL
  ["ownerExternalId"]=>
  string(0) ""
  ["ownerEmail"]=>
  string(0) ""
  ["forOwner"]=>
  bool(false)
}
