<?php

/** A refusal of the panel in one of its shapes: its own, validation's, or the framework's. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Request;
use Calagopus\Tests\Panel\Net\Response;

final class Refusal extends \RuntimeException
{
    private const ROUTES = '/opt/opterius/vendor/laravel/framework/src/Illuminate/Routing/AbstractRouteCollection.php';

    /** @var array<string, list<string>> of validation */
    private array $errors = [];

    /** @var array{exception: string, file: string, line: int, trace: list<array<string, string>>}|null of the framework's: what its debug mode adds */
    private ?array $inside = null;

    /** @var array<string, string> */
    private array $headers = [];

    private function __construct(private readonly int $status, string $message)
    {
        parent::__construct($message, $status);
    }

    public static function of(int $status, string $message): self
    {
        return new self($status, $message);
    }

    /** No such route. */
    public static function noRoute(string $path): self
    {
        return self::framework(404, "The route $path could not be found.", 'Symfony\\Component\\HttpKernel\\Exception\\NotFoundHttpException', self::ROUTES, 44, 31);
    }

    /** @param list<string> $allowed */
    public static function noMethod(string $method, string $path, array $allowed): self
    {
        $allowed = implode(', ', $allowed);
        $refusal = self::framework(
            405,
            "The $method method is not supported for route $path. Supported methods: $allowed.",
            'Symfony\\Component\\HttpKernel\\Exception\\MethodNotAllowedHttpException',
            self::ROUTES,
            130,
            33,
        );
        $refusal->headers['allow'] = $allowed;

        return $refusal;
    }

    /** What nobody caught: a 500. */
    public static function crash(string $message, string $class, string $file, int $line, int $frames): self
    {
        return self::framework(500, $message, $class, $file, $line, $frames);
    }

    /** @param non-empty-array<string, list<string>> $errors */
    public static function validation(array $errors): self
    {
        $all = array_merge(...array_values($errors));
        $more = count($all) - 1;
        $refusal = new self(422, $all[0] . ($more > 0 ? sprintf(' (and %d more error%s)', $more, $more > 1 ? 's' : '') : ''));
        $refusal->errors = $errors;

        return $refusal;
    }

    /** @param bool $debug whether the framework tells its inside */
    public function response(Request $request, bool $debug): Response
    {
        if ($this->inside === null && $this->errors === []) {
            return Response::json(['result' => 'error', 'message' => $this->getMessage()], $this->status);
        }
        if (!self::wantsJson($request)) {
            return $this->errors !== [] ? Pages::redirect($request->header('referer') ?? Pages::ROOT) : Pages::error($this->status, $this->getMessage(), $debug);
        }
        if ($this->errors !== []) {
            return Response::json(['message' => $this->getMessage(), 'errors' => $this->errors], $this->status);
        }
        $message = $this->status === 500 && !$debug ? 'Server Error' : $this->getMessage();

        return Response::json(['message' => $message] + ($debug ? $this->inside : []), $this->status, $this->headers);
    }

    private static function framework(int $status, string $message, string $class, string $file, int $line, int $frames): self
    {
        $refusal = new self($status, $message);
        $frame = ['file' => $file, 'line' => (string) $line, 'function' => 'handle', 'class' => $class, 'type' => '->'];
        $refusal->inside = ['exception' => $class, 'file' => $file, 'line' => $line, 'trace' => array_fill(0, $frames, $frame)];

        return $refusal;
    }

    private static function wantsJson(Request $request): bool
    {
        $accept = strtolower(trim(explode(',', (string) $request->header('accept'))[0]));
        $isAjax = $request->header('x-requested-with') === 'XMLHttpRequest' && in_array($accept, ['', '*/*', '*'], true);

        return $isAjax || str_contains($accept, '/json') || str_contains($accept, '+json');
    }
}
