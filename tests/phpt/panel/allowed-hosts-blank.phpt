--TEST--
A list of allowed hosts that names nobody allows nobody, and says so when PHP starts
--INI--
calagopus.allowed_hosts=" , ,"
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Panel;

failure(static fn () => new Panel('panel.example.com', str_repeat('k', 48)));
failure(static fn () => new Calagopus\Opterius\Panel('panel.example.com', 'opt_' . str_repeat('k', 48)));
?>
--EXPECTF--

Warning: calagopus.allowed_hosts must name hosts, such as panel.example.com or panel.example.com:8443; " , ," allows none in Unknown on line 0
ValidationException host-not-allowed, HTTP 0, not again, fields: hostname
ValidationException host-not-allowed, HTTP 0, not again, fields: hostname
