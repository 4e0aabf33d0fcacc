--TEST--
Thousands of objects made and dropped cost no memory
--ENV--
ASAN_OPTIONS=quarantine_size_mb=1:thread_local_quarantine_size_kb=64:detect_leaks=1
--FILE--
<?php
declare(strict_types=1);
$settings = new Calagopus\Settings(timeout: 1, installation: 'https://billing.example.com', formerInstallations: ['https://a', 'https://b']);
$make = static function () use ($settings): void {
    $panel = new Calagopus\Panel('panel.example.com', str_repeat('k', 48), 0, true, $settings);
    $spec = Calagopus\Spec::fromOptions(['nest_uuid' => '23aa9a62-f700-4c88-a596-dae872c751d7', 'egg_uuid' => 'c36822a7-8ba0-42e0-a177-858c096ff73d',
        'node_uuid' => 'ee73e04b-6520-4049-a210-93197cf5079d', 'variables' => 'A=b']);
    $spec->toArray();
    new Calagopus\Owner('7', 'jane@example.com', 'Jane');
    new Calagopus\Ref('7', 'ee73e04b-6520-4049-a210-93197cf5079d');
    try {
        Calagopus\Spec::fromOptions(['memory' => '']);
    } catch (Calagopus\ValidationException) {
    }
};
$resident = static fn (): int => (int) preg_replace('/\D/', '', preg_grep('/^VmRSS/', file('/proc/self/status'))[array_key_first(preg_grep('/^VmRSS/', file('/proc/self/status')))]);
for ($i = 0; $i < 2000; ++$i) {
    $make();
}
[$zend, $kib] = [memory_get_usage(), $resident()];
for ($i = 0; $i < 10000; ++$i) {
    $make();
}
echo memory_get_usage() - $zend < 4096 ? 'flat' : 'grown', ', ', $resident() - $kib < 1024 ? 'flat' : 'grown', "\n";
?>
--EXPECT--
flat, flat
