/* What the workers of the stress program write down for the judge: outside of what is tested, in memory that all of them share. */
#ifndef CALAGOPUS_TESTS_STRESS_BOARD_H
#define CALAGOPUS_TESTS_STRESS_BOARD_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define BOARD_GRANTS 65536

/* The request was counted somewhere between these two moments. */
struct grant {
	_Atomic int64_t before_ms;
	_Atomic int64_t after_ms;
};

struct board {
	_Atomic bool stop;
	_Atomic bool panel_up;
	_Atomic uint64_t operations;
	_Atomic uint64_t reads, writes, corrupt, wrong_slot, no_file;
	_Atomic int64_t longest_ms; /* of one operation */
	_Atomic uint64_t grant_count;
	struct grant grants[BOARD_GRANTS];
};

struct board *board_make(void);
void board_grant(struct board *board, int64_t before_ms, int64_t after_ms);
void board_longest(struct board *board, int64_t ms);
/* The most requests that were certainly let through within any window of so many milliseconds. */
int board_most_in_window(struct board *board, int64_t window_ms);

#endif
