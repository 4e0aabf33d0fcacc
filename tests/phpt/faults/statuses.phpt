--TEST--
Each status of the panel or of a proxy before it is told as what it is
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
$panel = panel($simulator, new Settings(timeout: 5, retry: false));
foreach ([400, 401, 403, 404, 405, 408, 409, 413, 417, 418, 422, 429, 500, 501, 502, 503, 504] as $status) {
    foreach ([['errors' => ['the panel says so']], '<html>proxy</html>'] as $body) {
        $simulator->clearFaults();
        $simulator->fault(['kind' => 'status', 'status' => $status, 'body' => $body, 'content_type' => is_array($body) ? 'application/json' : 'text/html'],
            ['method' => 'GET', 'path' => '^/api/admin/servers/', 'times' => 0]);
        echo $status, is_array($body) ? ': ' : ', a page: ';
        $failure = failure(static fn () => $panel->find($ref));
        if (is_array($body) && $failure !== null && $failure->panelMessage !== 'the panel says so') {
            echo '  panelMessage: ', $failure->panelMessage, "\n";
        }
    }
}
?>
--EXPECT--
400: ValidationException rejected, HTTP 400, not again, fields: none
400, a page: ProtocolException not-a-panel, HTTP 400, not again
401: AuthenticationException key-refused, HTTP 401, not again
401, a page: ProtocolException not-a-panel, HTTP 401, not again
403: PermissionException permission-missing, HTTP 403, not again
403, a page: ProtocolException not-a-panel, HTTP 403, not again
404: ProtocolException not-a-panel, HTTP 404, not again
404, a page: ProtocolException not-a-panel, HTTP 404, not again
405: ProtocolException not-a-panel, HTTP 405, not again
405, a page: ProtocolException not-a-panel, HTTP 405, not again
408: TimeoutException timed-out, HTTP 408, press again
408, a page: TimeoutException timed-out, HTTP 408, press again
409: ValidationException rejected, HTTP 409, not again, fields: none
409, a page: ProtocolException not-a-panel, HTTP 409, not again
413: ValidationException rejected, HTTP 413, not again, fields: none
413, a page: ValidationException rejected, HTTP 413, not again, fields: none
417: PanelException node-error, HTTP 417, press again
417, a page: ProtocolException not-a-panel, HTTP 417, not again
418: ValidationException rejected, HTTP 418, not again, fields: none
418, a page: ProtocolException not-a-panel, HTTP 418, not again
422: ValidationException rejected, HTTP 422, not again, fields: none
422, a page: ProtocolException not-a-panel, HTTP 422, not again
429: RateLimitException rate-limited, HTTP 429, press again
429, a page: RateLimitException rate-limited, HTTP 429, press again
500: PanelException panel-error, HTTP 500, press again
500, a page: TransportException panel-unavailable, HTTP 500, press again
501: TransportException panel-unavailable, HTTP 501, press again
501, a page: TransportException panel-unavailable, HTTP 501, press again
502: TransportException panel-unavailable, HTTP 502, press again
502, a page: TransportException panel-unavailable, HTTP 502, press again
503: TransportException panel-unavailable, HTTP 503, press again
503, a page: TransportException panel-unavailable, HTTP 503, press again
504: TransportException panel-unavailable, HTTP 504, press again
504, a page: TransportException panel-unavailable, HTTP 504, press again
