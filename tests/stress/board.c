/* Writing down, and judging the budget. */
#include "board.h"

#include <stdlib.h>
#include <sys/mman.h>

struct board *board_make(void)
{
	struct board *board = mmap(NULL, sizeof(*board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (board == MAP_FAILED) {
		abort();
	}
	return board;
}

void board_grant(struct board *board, int64_t before_ms, int64_t after_ms)
{
	uint64_t at = atomic_fetch_add(&board->grant_count, 1);

	if (at < BOARD_GRANTS) {
		atomic_store(&board->grants[at].before_ms, before_ms);
		atomic_store(&board->grants[at].after_ms, after_ms);
	}
}

void board_longest(struct board *board, int64_t ms)
{
	int64_t was = atomic_load(&board->longest_ms);

	while (was < ms && !atomic_compare_exchange_weak(&board->longest_ms, &was, ms)) {
	}
}

/* A worker that was killed before it had written down its grant left a zero: it is not held against anybody. */
int board_most_in_window(struct board *board, int64_t window_ms)
{
	uint64_t count = atomic_load(&board->grant_count);
	int most = 0;

	count = count < BOARD_GRANTS ? count : BOARD_GRANTS;
	for (uint64_t i = 0; i < count; i++) {
		int64_t from = atomic_load(&board->grants[i].before_ms);
		int inside = 0;

		for (uint64_t j = 0; from != 0 && j < count; j++) {
			int64_t after = atomic_load(&board->grants[j].after_ms);

			inside += after != 0 && atomic_load(&board->grants[j].before_ms) >= from && after < from + window_ms ? 1 : 0;
		}
		most = inside > most ? inside : most;
	}
	return most;
}
