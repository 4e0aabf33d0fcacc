<?php

/**
 * An OpenID provider as WHMCS is one, for the panel that takes its word: authorization with a person's consent, tokens, and who it is.
 *
 * Run by PHP's own web server. The folder in PROVIDER_FOLDER holds `client` (JSON: client_id, client_secret, redirect_uri), `claims` (JSON: who is logged
 * in here; no file: nobody), and a file for each code and token that was given out. It does what OpenID Connect Core 1.0 asks of the authorization code flow:
 * the redirect address must be the registered one, a code works once and for its own client, a token is asked for with the client's secret.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Browser;

const CODE_SECONDS = 60;
const TOKEN_SECONDS = 3600;

$folder = (string) getenv('PROVIDER_FOLDER');
$client = json_decode((string) file_get_contents("$folder/client"), true, 4, JSON_THROW_ON_ERROR);
$path = (string) parse_url((string) $_SERVER['REQUEST_URI'], PHP_URL_PATH);

function text(mixed $value): string
{
    return is_string($value) ? $value : '';
}

/** @param array<string, mixed> $values */
function json(array $values, int $status = 200): never
{
    http_response_code($status);
    header('Content-Type: application/json');
    header('Cache-Control: no-store');
    exit(json_encode($values, JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR));
}

function page(string $title, string $html): never
{
    header('Content-Type: text/html; charset=utf-8');
    exit("<!doctype html><title>$title</title>$html");
}

/** Keeps what a code or a token stands for. @param array<string, mixed> $values */
function issue(string $kind, int $seconds, array $values): string
{
    global $folder;
    $name = bin2hex(random_bytes(24));
    file_put_contents("$folder/$kind-$name", json_encode($values + ['end' => time() + $seconds], JSON_THROW_ON_ERROR));
    return $name;
}

/** What it stood for; null where it was never given out, was used or is over. @return array<string, mixed>|null */
function redeem(string $kind, string $name, bool $once): ?array
{
    global $folder;
    $file = "$folder/$kind-$name";
    if (preg_match('/^[0-9a-f]{48}$/D', $name) !== 1 || !is_file($file)) {
        return null;
    }
    $values = json_decode((string) file_get_contents($file), true);
    !$once || unlink($file);
    return is_array($values) && $values['end'] > time() ? $values : null;
}

function base64url(string $text): string
{
    return rtrim(strtr(base64_encode($text), '+/', '-_'), '=');
}

/** @param array<string, mixed> $client @param array<string, mixed> $claims */
function idToken(array $client, array $claims): string
{
    $issuer = 'http://' . $_SERVER['HTTP_HOST'];
    $head = base64url((string) json_encode(['alg' => 'HS256', 'typ' => 'JWT']));
    $body = base64url((string) json_encode(['iss' => $issuer, 'aud' => $client['client_id'], 'iat' => time(), 'exp' => time() + TOKEN_SECONDS] + $claims));
    return "$head.$body." . base64url(hash_hmac('sha256', "$head.$body", $client['client_secret'], true));
}

if ($path === '/oauth/authorize.php') {
    $asked = $_SERVER['REQUEST_METHOD'] === 'POST' ? $_POST : $_GET;
    if (text($asked['client_id'] ?? '') !== $client['client_id'] || text($asked['redirect_uri'] ?? '') !== $client['redirect_uri'] || text($asked['response_type'] ?? '') !== 'code') {
        http_response_code(400);
        page('Refused', '<p>This application, or its address, is not known here.</p>');
    }
    $claims = is_file("$folder/claims") ? json_decode((string) file_get_contents("$folder/claims"), true) : null;
    if ($claims === null) {
        page('Log in', '<p>Nobody is logged in here.</p>');
    }
    if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
        $fields = '';
        foreach (['client_id', 'redirect_uri', 'response_type', 'state', 'scope'] as $name) {
            $fields .= "<input type=\"hidden\" name=\"$name\" value=\"" . htmlspecialchars(text($asked[$name] ?? '')) . '">';
        }
        page('Allow access?', "<form method=\"post\">$fields<button id=\"allow\">Allow</button></form>");
    }
    $code = issue('code', CODE_SECONDS, ['claims' => $claims, 'redirect_uri' => $client['redirect_uri']]);
    header('Location: ' . $client['redirect_uri'] . '?' . http_build_query(['code' => $code, 'state' => text($asked['state'] ?? '')]), true, 302);
    exit;
}
if ($path === '/oauth/token.php') {
    $isClient = hash_equals($client['client_id'], text($_POST['client_id'] ?? $_SERVER['PHP_AUTH_USER'] ?? '')) && hash_equals($client['client_secret'], text($_POST['client_secret'] ?? $_SERVER['PHP_AUTH_PW'] ?? ''));
    $isClient || json(['error' => 'invalid_client'], 401);
    $given = text($_POST['grant_type'] ?? '') === 'authorization_code' ? redeem('code', text($_POST['code'] ?? ''), true) : null;
    if ($given === null || $given['redirect_uri'] !== text($_POST['redirect_uri'] ?? '')) {
        json(['error' => 'invalid_grant'], 400);
    }
    json(['access_token' => issue('token', TOKEN_SECONDS, ['claims' => $given['claims']]), 'token_type' => 'Bearer', 'expires_in' => TOKEN_SECONDS, 'id_token' => idToken($client, $given['claims'])]);
}
if ($path === '/oauth/userinfo.php') {
    preg_match('/^Bearer ([0-9a-f]{48})$/D', text($_SERVER['HTTP_AUTHORIZATION'] ?? ''), $found);
    $given = redeem('token', $found[1] ?? '', false) ?? json(['error' => 'invalid_token'], 401);
    json($given['claims']);
}
http_response_code(404);
