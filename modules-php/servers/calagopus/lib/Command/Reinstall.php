<?php

/** Runs the egg's installation again and deletes no file; what the egg's own script overwrites is the egg's choice. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

class Reinstall extends Command
{
    public function run(): void
    {
        $this->install(false);
    }

    final protected function install(bool $deleteFiles): void
    {
        $this->call->panel();
        $this->call->locked(function () use ($deleteFiles): void {
            $record = $this->call->record();
            $this->call->panel()->reinstall($this->call->ref($record), $deleteFiles);
            $this->unsettle($record);
            $this->aside('It was not noted whose files the server has now', fn () => $this->call->store()->given($record->key, $record->given->afterInstallation()));
        });
    }
}
