/* The budget: every request of every process is counted in pieces of the sliding window; added, then checked, and taken back where it was one
 * too many, so that what was let through never exceeds the limit, whoever is killed in between. */
#include "core/shared_inside.h"

#include "core/clock.h"

/* A bucket's word: the number of its piece of time, and how many requests fell into it. */
#define COUNT_BITS 24
#define COUNT_MASK ((UINT64_C(1) << COUNT_BITS) - 1)
/* Two that reach for the last place both step back; they try again so often before they wait. */
#define TRIES 4
/* What the panel did not say after a 429: it counts over tens of seconds and frees a little of it each second. */
#define UNSAID_BLOCK_MS 1000
/* A limit that a panel can mean; and how it lies in a word, below the moment at which it was learnt. */
#define MAX_LIMIT 1000000
#define LIMIT_BITS 20
#define LIMIT_MASK ((UINT64_C(1) << LIMIT_BITS) - 1)
_Static_assert(MAX_LIMIT <= LIMIT_MASK, "a limit must fit its bits");
/* The window's length in pieces, and two more: the one that has only begun, and one for what a request takes to arrive. */
#define MORE_PIECES 2

static int64_t piece_of(int64_t now)
{
	return now / CALAGOPUS_SHARED_BUCKET_MS;
}

static int64_t pieces_of(const struct calagopus_shared_policy *policy)
{
	int64_t window = policy->rate_window_ms;
	int64_t most = CALAGOPUS_SHARED_MAX_WINDOW_MS;

	window = window < 1 ? 1 : (window > most ? most : window);
	return (window + CALAGOPUS_SHARED_BUCKET_MS - 1) / CALAGOPUS_SHARED_BUCKET_MS + MORE_PIECES;
}

static _Atomic uint64_t *bucket_of(struct calagopus_shared_origin *origin, int64_t piece)
{
	return &origin->buckets[(uint64_t) piece % CALAGOPUS_SHARED_BUCKETS];
}

static uint64_t read_bucket(const struct calagopus_shared_origin *origin, int64_t piece)
{
	return atomic_load(&origin->buckets[(uint64_t) piece % CALAGOPUS_SHARED_BUCKETS]);
}

/* The first piece that counts at `piece`. */
static int64_t first_piece(const struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy, int64_t piece)
{
	int64_t first = piece - pieces_of(policy) + 1;
	int64_t from = atomic_load(&origin->counts_from);

	/* never beyond now: what lies ahead is damage or a pause, in which nothing is sent anyway */
	return from > first && from <= piece ? from : first;
}

/* Pieces that others have begun since we looked at the clock count too. */
static int64_t sum(const struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy, int64_t piece)
{
	int64_t first = first_piece(origin, policy, piece);
	int64_t total = 0;

	for (int64_t at = first; at <= piece + MORE_PIECES; at++) {
		uint64_t word = read_bucket(origin, at);
		int64_t number = (int64_t) (word >> COUNT_BITS);

		if (number >= first && number <= piece + MORE_PIECES) {
			total += (int64_t) (word & COUNT_MASK);
		}
	}
	return total;
}

/* One more in the piece; false where the ring has gone past it. */
static bool add(struct calagopus_shared_origin *origin, int64_t piece)
{
	_Atomic uint64_t *bucket = bucket_of(origin, piece);
	uint64_t word = atomic_load(bucket);
	uint64_t next;

	do {
		int64_t number = (int64_t) (word >> COUNT_BITS);

		if (number > piece && number <= piece + CALAGOPUS_SHARED_BUCKETS * 2) {
			return false;
		}
		next = number == piece ? word + ((word & COUNT_MASK) < COUNT_MASK ? 1 : 0) : ((uint64_t) piece << COUNT_BITS | 1);
	} while (!atomic_compare_exchange_weak(bucket, &word, next));
	return true;
}

static bool take_back(struct calagopus_shared_origin *origin, int64_t piece)
{
	_Atomic uint64_t *bucket = bucket_of(origin, piece);
	uint64_t word = atomic_load(bucket);

	do {
		if ((int64_t) (word >> COUNT_BITS) != piece || (word & COUNT_MASK) == 0) {
			return false;
		}
	} while (!atomic_compare_exchange_weak(bucket, &word, word - 1));
	return true;
}

/* What a 429 told within the last hour; 0: none did. */
static int64_t learnt(const struct calagopus_shared_origin *origin)
{
	uint64_t word = atomic_load(&origin->learnt);
	int64_t limit = (int64_t) (word & LIMIT_MASK);
	int64_t age = calagopus_clock_ms() - (int64_t) (word >> LIMIT_BITS);

	return limit <= MAX_LIMIT && age >= 0 && age <= CALAGOPUS_SHARED_LEARNT_MS ? limit : 0;
}

int64_t calagopus_shared_rate_limit(const struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy)
{
	int64_t told = learnt(origin);

	return told > 0 && (policy->rate_limit <= 0 || told < policy->rate_limit) ? told : policy->rate_limit;
}

int64_t calagopus_shared_rate_count(const struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy)
{
	return sum(origin, policy, piece_of(calagopus_clock_ms()));
}

int64_t calagopus_shared_rate_blocked_ms(const struct calagopus_shared_origin *origin)
{
	return calagopus_shared_ahead(atomic_load(&origin->blocked_until_ms), calagopus_clock_ms());
}

/* What background work may use; at least one place, or a small limit would stop it for ever. */
static int64_t share_of(int64_t limit, const struct calagopus_shared_policy *policy, bool background)
{
	int64_t kept = limit * policy->reserve_permille / 1000;

	if (!background) {
		return limit;
	}
	return limit - kept > 0 ? limit - kept : 1;
}

/* How long until so many of the window's requests have left it that there is a place. */
static int64_t until_free(const struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy, int64_t now, int64_t limit)
{
	int64_t piece = piece_of(now);
	int64_t pieces = pieces_of(policy);
	int64_t over = sum(origin, policy, piece) - limit + 1;
	int64_t at = first_piece(origin, policy, piece);

	for (; over > 0 && at <= piece; at++) {
		uint64_t word = read_bucket(origin, at);

		if ((int64_t) (word >> COUNT_BITS) == at) {
			over -= (int64_t) (word & COUNT_MASK);
		}
	}
	int64_t wait = (at - 1 + pieces) * CALAGOPUS_SHARED_BUCKET_MS - now;

	return wait > 1 ? wait : 1;
}

int64_t calagopus_shared_rate_take(struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy, bool background)
{
	int64_t now = calagopus_clock_ms();
	int64_t blocked = calagopus_shared_ahead(atomic_load(&origin->blocked_until_ms), now);
	int64_t limit = calagopus_shared_rate_limit(origin, policy);
	int64_t most = limit > 0 ? share_of(limit, policy, background) : INT64_MAX;

	atomic_store_explicit(&origin->used_ms, now, memory_order_relaxed);
	if (blocked > 0) {
		return blocked;
	}
	for (int i = 0; i < TRIES; i++) {
		int64_t piece = piece_of(calagopus_clock_ms());

		if (sum(origin, policy, piece) >= most) {
			break;
		}
		if (!add(origin, piece)) {
			continue;
		}
		/* whoever was held up in between counts anew: it would be sent later than it was counted */
		if (sum(origin, policy, piece) <= most && piece_of(calagopus_clock_ms()) <= piece + 1) {
			return 0;
		}
		take_back(origin, piece);
	}
	return until_free(origin, policy, calagopus_clock_ms(), most);
}

void calagopus_shared_rate_give_back(struct calagopus_shared_origin *origin)
{
	int64_t piece = piece_of(calagopus_clock_ms());

	/* taken a moment ago: in this piece or the one before */
	if (!take_back(origin, piece)) {
		take_back(origin, piece - 1);
	}
}

static void raise_to(_Atomic int64_t *moment, int64_t to, int64_t now)
{
	int64_t was = atomic_load(moment);

	while ((was < to || calagopus_shared_span(now, was) > CALAGOPUS_SHARED_LONGEST_MS) && !atomic_compare_exchange_weak(moment, &was, to)) {
	}
}

void calagopus_shared_rate_hear(struct calagopus_shared_origin *origin, const struct calagopus_shared_rate_word *word)
{
	int64_t now = calagopus_clock_ms();
	bool told = word->limit > 0 && word->limit <= MAX_LIMIT;

	if (!word->limited) {
		return;
	}
	if (told) {
		atomic_store(&origin->learnt, (uint64_t) now << LIMIT_BITS | (uint64_t) word->limit);
	}
	int64_t span = word->retry_after_ms >= 0 ? word->retry_after_ms : (word->reset_ms >= 0 ? word->reset_ms : UNSAID_BLOCK_MS);

	span = span > CALAGOPUS_SHARED_LONGEST_MS ? CALAGOPUS_SHARED_LONGEST_MS : span;
	raise_to(&origin->blocked_until_ms, now + span, now);
	if (told) {
		/* the panel's own count begins anew then: what was counted before does not matter any more */
		raise_to(&origin->counts_from, piece_of(now + span), piece_of(now));
	}
}
