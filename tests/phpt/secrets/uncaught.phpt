--TEST--
An uncaught exception prints neither key nor password
--INI--
zend.exception_ignore_args=0
zend.exception_string_param_max_len=1000
calagopus.state_path=
--FILE--
<?php
declare(strict_types=1);
$panel = new Calagopus\Panel('127.0.0.1', 'marker-key-0123456789abcdefghijklmnopqrstuvwxyz0', 1, false, new Calagopus\Settings(timeout: 2, retry: false));
$panel->setOwnerPassword(new Calagopus\Owner('7', 'jane@example.com', 'Jane'), 'marker-password-1');
?>
--EXPECTF--
Fatal error: Uncaught Calagopus\TransportException: The connection was refused by 127.0.0.1:1. in %s:4
Stack trace:
#0 %s(4): Calagopus\Panel->setOwnerPassword(Object(Calagopus\Owner), Object(SensitiveParameterValue))
#1 {main}
  thrown in %s on line 4
