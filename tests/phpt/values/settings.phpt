--TEST--
Settings are null where php.ini decides
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Settings;

var_dump(new Settings(), new Settings(0.001, 1, 3600, 2.5, 'http://proxy.example.com:3128', '/etc/ca.pem', 'https://billing.example.com', ['b' => 'https://old.example.com'], false, true));
?>
--EXPECT--
object(Calagopus\Settings)#2 (10) {
  ["timeout"]=>
  NULL
  ["connectTimeout"]=>
  NULL
  ["createTimeout"]=>
  NULL
  ["resolveTimeout"]=>
  NULL
  ["proxy"]=>
  NULL
  ["caFile"]=>
  NULL
  ["installation"]=>
  NULL
  ["formerInstallations"]=>
  array(0) {
  }
  ["retry"]=>
  bool(true)
  ["background"]=>
  bool(false)
}
object(Calagopus\Settings)#3 (10) {
  ["timeout"]=>
  float(0.001)
  ["connectTimeout"]=>
  float(1)
  ["createTimeout"]=>
  float(3600)
  ["resolveTimeout"]=>
  float(2.5)
  ["proxy"]=>
  string(29) "http://proxy.example.com:3128"
  ["caFile"]=>
  string(11) "/etc/ca.pem"
  ["installation"]=>
  string(27) "https://billing.example.com"
  ["formerInstallations"]=>
  array(1) {
    [0]=>
    string(23) "https://old.example.com"
  }
  ["retry"]=>
  bool(false)
  ["background"]=>
  bool(true)
}
