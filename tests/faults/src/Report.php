<?php

/** What came of the cells: a table of actions and faults, every broken cell in words, and the figures; as text, JSON, or the document. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Report
{
    private int $passed = 0;
    private int $failed = 0;
    private int $again = 0;
    private Table $table;

    /** @var list<string> */
    private array $broken = [];

    public function __construct(private readonly Options $options)
    {
        $this->table = new Table();
    }

    /** A run without faults. @param list<string> $problems */
    public function plain(string $action, int $requests, array $problems): void
    {
        $this->table->plain($action, $requests);
        foreach ($problems as $problem) {
            $this->failed++;
            $this->broken[] = "$action: $problem";
        }
    }

    /** @param array<string, mixed> $answer */
    public function take(Entry $cell, array $answer): void
    {
        $answer['problems'] === [] ? $this->passed++ : $this->failed++;
        $this->again += (int) isset($answer['again']);
        $this->table->add($cell, $answer);
        foreach ($answer['problems'] as $problem) {
            $this->broken[] = $cell->name() . ': ' . $problem;
        }
        if ($this->options->json) {
            echo json_encode(['cell' => $cell->name()] + $cell->order() + $answer, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
        }
    }

    public function failed(): int
    {
        return $this->failed;
    }

    public function close(float $seconds): int
    {
        if ($this->options->json) {
            echo json_encode(['cells' => $this->passed + $this->failed, 'passed' => $this->passed, 'failed' => $this->failed, 'seconds' => round($seconds, 1)]), "\n";
        } else {
            echo $this->table->text();
            foreach ($this->broken as $problem) {
                echo "BROKEN $problem\n";
            }
            printf("%d cells in %.0f seconds; %d that lacked time were played again with four times as much\n", $this->passed + $this->failed, $seconds, $this->again);
        }
        if ($this->options->docs) {
            Document::write($this->table, $this->passed, $this->failed, $this->again, $seconds);
        }
        echo "{$this->passed} passed, {$this->failed} failed\n";
        return $this->failed === 0 && $this->passed > 0 ? 0 : 1;
    }
}
