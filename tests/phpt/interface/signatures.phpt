--TEST--
Every public method has the parameters and types that its stub documents
--FILE--
<?php
declare(strict_types=1);
foreach ((new ReflectionExtension('calagopus'))->getClasses() as $class) {
    foreach ($class->getMethods() as $method) {
        if ($method->getDeclaringClass()->name !== $class->name || $class->isEnum() || ($method->isConstructor() && $method->isPrivate())) {
            continue;
        }
        $parameters = array_map(static fn (ReflectionParameter $p): string => $p->getType() . ' $' . $p->name
            . ($p->isDefaultValueAvailable() ? ' = ' . json_encode($p->getDefaultValue()) : '')
            . ($p->getAttributes(SensitiveParameter::class) ? ' [sensitive]' : ''), $method->getParameters());
        echo substr($class->name, strlen('Calagopus\\')), '::', $method->name, '(', implode(', ', $parameters), ')', $method->hasReturnType() ? ': ' . $method->getReturnType() : '', "\n";
    }
}
?>
--EXPECT--
Settings::__construct(?float $timeout = null, ?float $connectTimeout = null, ?float $createTimeout = null, ?float $resolveTimeout = null, ?string $proxy = null [sensitive], ?string $caFile = null, ?string $installation = null, array $formerInstallations = [], bool $retry = true, bool $background = false)
Owner::__construct(string $externalId, string $email, string $firstName, string $lastName = "", ?string $username = null, string $language = "en", ?string $linkedUuid = null, bool $matchEmail = true, bool $matchUsername = true, bool $sendEmail = false)
Ref::__construct(string $externalId, ?string $uuid = null, ?string $origin = null, ?string $ownerExternalId = null, ?string $ownerEmail = null, bool $forOwner = false)
Spec::fromOptions(array $options [sensitive]): Calagopus\Spec
Spec::optionNames(): array
Spec::schema(): array
Spec::toArray(): array
Placement::__construct(int $ports = 1, int $extra = 0, array $ranges = [], bool $consecutive = false, bool $dedicated = false, bool $overallocate = false, array $variables = [] [sensitive], ?string $prefix = null)
Server::host(): ?string
Server::address(): ?string
Socket::token(): string
Socket::allows(string $permission): bool
Trace::requestText(): string
Trace::responseText(): string
Status::current(): Calagopus\Status
ServerStream::current(): ?Calagopus\Server
ServerStream::key(): ?string
ServerStream::next(): void
ServerStream::rewind(): void
ServerStream::valid(): bool
ServerStream::progress(): array
ServerStream::requests(): int
UsageStream::current(): ?Calagopus\ServerUsage
UsageStream::key(): ?string
UsageStream::next(): void
UsageStream::rewind(): void
UsageStream::valid(): bool
UsageStream::problems(): array
UsageStream::progress(): array
UsageStream::requests(): int
Panel::__construct(string $host, string $key [sensitive], int $port = 0, bool $secure = true, ?Calagopus\Settings $settings = null)
Panel::origin(): string
Panel::mended(): string
Panel::test(): Calagopus\Connection
Panel::create(Calagopus\Spec $spec, Calagopus\Owner $owner, Calagopus\Ref $ref, bool $onlyLook = false, bool $mayHeal = false, ?Calagopus\Placement $placement = null): Calagopus\Created
Panel::ports(Calagopus\Ref $ref, ?Calagopus\Placement $placement = null): array
Panel::find(Calagopus\Ref $ref, bool $recent = false): Calagopus\Server
Panel::live(Calagopus\Ref $ref, bool $recent = false): Calagopus\Live
Panel::figures(string $nodeUuid, string $serverUuid): Calagopus\Figures
Panel::socket(Calagopus\Ref $ref): Calagopus\Socket
Panel::renewSocket(string $serverUuid, string $ownerUuid, string $url): Calagopus\Socket
Panel::suspend(Calagopus\Ref $ref): Calagopus\Server
Panel::unsuspend(Calagopus\Ref $ref): Calagopus\Server
Panel::change(Calagopus\Ref $ref, Calagopus\Spec $spec, ?array $applied = null [sensitive], ?array $named = null [sensitive], bool $smallDisk = false, ?Calagopus\Spec $last = null): Calagopus\Changed
Panel::differingVariables(Calagopus\Ref $ref, array $variables [sensitive]): array
Panel::terminate(Calagopus\Ref $ref): Calagopus\Terminated
Panel::power(Calagopus\Ref $ref, Calagopus\PowerAction $action): void
Panel::reinstall(Calagopus\Ref $ref, bool $truncate = false): void
Panel::link(Calagopus\Ref $ref, string $uuid, bool $anyOwner = false): Calagopus\Server
Panel::unlink(Calagopus\Ref $ref): Calagopus\Server
Panel::transfer(Calagopus\Ref $ref, string $nodeUuid, ?Calagopus\Placement $placement = null): Calagopus\Transfer
Panel::lastBackup(Calagopus\Ref $ref): ?Calagopus\Backup
Panel::giveServer(Calagopus\Ref $ref, Calagopus\Owner $owner): Calagopus\Given
Panel::updateOwner(Calagopus\Owner $owner, bool $email = true, bool $recordedOnly = false): void
Panel::setOwnerPassword(Calagopus\Owner $owner, string $password [sensitive], bool $recordedOnly = false): void
Panel::sendPasswordReset(Calagopus\Owner $owner): void
Panel::signInTicket(Calagopus\Ref $ref, string $secret [sensitive], ?string $accountUuid = null, ?string $email = null): string
Panel::testTickets(string $secret [sensitive]): void
Panel::signInIdentity(Calagopus\Ref $ref, string $providerUuid, string $identity, ?string $accountUuid = null, ?string $email = null): string
Panel::identityProvider(string $uuid): array
Panel::serverUrl(string $uuid): string
Panel::catalog(): Calagopus\Catalog
Panel::nodes(): array
Panel::capacity(?Calagopus\Placement $placement = null, array $nodes = [], array $locations = [], bool $recent = false): array
Panel::eggVariables(string $nestUuid, string $eggUuid): array
Panel::usages(float $timeout = 600, ?int $inFlight = null): Calagopus\UsageStream
Panel::servers(?string $node = null, float $timeout = 600, ?int $inFlight = null): Calagopus\ServerStream
Panel::trace(): ?Calagopus\Trace
Panel::__debugInfo(): array
Opterius\Account::__construct(string $username, string $domain, ?string $origin = null)
Opterius\Account::isReserved(string $username): bool
Opterius\Panel::__construct(string $host, string $key [sensitive], int $port = 0, bool $secure = true, ?Calagopus\Settings $settings = null)
Opterius\Panel::origin(): string
Opterius\Panel::mended(): string
Opterius\Panel::test(): Calagopus\Connection
Opterius\Panel::look(string $username): ?Calagopus\Opterius\Usage
Opterius\Panel::create(Calagopus\Opterius\Account $account, string $password [sensitive], string $package, string $email, string $clientName, ?int $serverId = null, ?int $serviceId = null, ?int $clientId = null, bool $ownAttempt = false): Calagopus\Opterius\Account
Opterius\Panel::attemptStands(): bool
Opterius\Panel::suspend(Calagopus\Opterius\Account $account, ?string $reason = null): void
Opterius\Panel::unsuspend(Calagopus\Opterius\Account $account): void
Opterius\Panel::terminate(Calagopus\Opterius\Account $account): Calagopus\Terminated
Opterius\Panel::setPassword(Calagopus\Opterius\Account $account, string $password [sensitive]): void
Opterius\Panel::changePackage(Calagopus\Opterius\Account $account, string $package): void
Opterius\Panel::packages(): array
Opterius\Panel::package(string $name): Calagopus\Opterius\Package
Opterius\Panel::usage(Calagopus\Opterius\Account $account): Calagopus\Opterius\Usage
Opterius\Panel::noteSilence(string $server, float $seconds): void
Opterius\Panel::silence(string $server): float
Opterius\Panel::usages(array $usernames, float $timeout, ?int $inFlight = null): array
Opterius\Panel::trace(): ?Calagopus\Trace
Opterius\Panel::__debugInfo(): array
