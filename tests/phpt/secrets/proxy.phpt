--TEST--
A proxy's credentials are in no dump of the settings, though the settings can be asked for it
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

$settings = new Calagopus\Settings(proxy: 'http://someone:marker-word@127.0.0.1:3128');
ob_start();
var_dump($settings);
print_r($settings);
var_export($settings);
echo json_encode($settings), print_r((array) $settings, true);
$text = ob_get_clean();
echo markers(['word' => 'marker-word', 'user' => 'someone'], $text), ', ', substr_count($text, '[hidden]@127.0.0.1:3128'), " times hidden\n";
echo $settings->proxy, "\n";
foreach (['serialize', static fn ($settings) => clone $settings] as $copy) {
    try {
        $copy($settings);
        echo "copied\n";
    } catch (Throwable $refused) {
        echo $refused->getMessage(), "\n";
    }
}
?>
--EXPECT--
clean, 5 times hidden
http://someone:marker-word@127.0.0.1:3128
Serialization of 'Calagopus\Settings' is not allowed
Trying to clone an uncloneable object of class Calagopus\Settings
