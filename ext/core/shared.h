/* What all PHP processes of one user on this host know together: one mapping of fixed size that holds, for each panel, the budget of requests,
 * the circuit breaker, figures, and short caches. Nothing here blocks, and a process may be killed at any instruction of it. */
#ifndef CALAGOPUS_CORE_SHARED_H
#define CALAGOPUS_CORE_SHARED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buffer.h"
#include "core/text.h"

/* ---- The mapping (shared.c, shared_file.c) ---- */
struct calagopus_shared;

enum calagopus_shared_kind {
	CALAGOPUS_SHARED_FILE,      /* of all processes of this user */
	CALAGOPUS_SHARED_INHERITED, /* anonymous, made before the workers were forked: theirs together */
	CALAGOPUS_SHARED_OWN        /* anonymous, of this process and its children */
};

/* Makes anonymous memory that processes forked from now on have in common; once, before the first fork. Without it each has its own. */
void calagopus_shared_reserve(void);
void calagopus_shared_reserve_end(void);
/* Once in each process that was forked since, when it has become whose it is and before it runs anything of that user's: another user than the
 * one who reserved keeps that memory as the first one to come, or has it no longer. Whoever has a file in `directory` needs no other memory; nor
 * does who wants none (`wanted`). */
void calagopus_shared_settle(bool wanted, const char *directory);

/* As `directory`: the user's own folder, /run/calagopus/<number of the user>, where it is there, otherwise /dev/shm. */
#define CALAGOPUS_SHARED_AUTO "auto"

/* Opens, or makes and publishes, the file of this user in `directory` (NULL or "": none); where that cannot be, anonymous memory stands in
 * and calagopus_shared_problem says why. NULL only without memory. One for each thread. */
struct calagopus_shared *calagopus_shared_open(const char *directory);
void calagopus_shared_close(struct calagopus_shared *shared);
/* Is there a file of this user already? For those who only look. */
bool calagopus_shared_exists(const char *directory);
/* False where it has to be closed and opened anew: the user changed, the file's name leads elsewhere, or it is time to try a file again. */
bool calagopus_shared_is_current(struct calagopus_shared *shared);
/* Before it is touched again after anything else may have happened: where the file was cut, which would kill who touches it, memory of this
 * process alone stands at its place from then on. */
void calagopus_shared_guard(struct calagopus_shared *shared);
enum calagopus_shared_kind calagopus_shared_kind(const struct calagopus_shared *shared);
/* The file's path; "" where there is none. */
const char *calagopus_shared_path(const struct calagopus_shared *shared);
/* Why there is no file, a sentence; "" where there is one, or none was wanted. */
const char *calagopus_shared_problem(const struct calagopus_shared *shared);

/* ---- One panel's slot (shared.c). Valid for as long as one call may last; NULL where the table is full of panels in use. ---- */
struct calagopus_shared_origin;
struct calagopus_shared_origin *calagopus_shared_origin(struct calagopus_shared *shared, const char *url);

/* What a call goes by; from the settings. Spans in milliseconds. */
struct calagopus_shared_policy {
	int64_t rate_limit;       /* requests in the window; 0: none is known until the panel tells one in a 429 */
	long rate_window_ms;      /* at most CALAGOPUS_SHARED_MAX_WINDOW_MS */
	int reserve_permille;     /* of the limit, kept for customers */
	int breaker_failures;     /* in a row that open the breaker; 0: it never opens */
	long breaker_interval_ms; /* between two probes; a probe gets half of it */
};
#define CALAGOPUS_SHARED_MAX_WINDOW_MS 120000
/* Failures that lie further apart do not add up. */
#define CALAGOPUS_SHARED_FAILURE_SPAN_MS 60000
/* Requests that have waited this long, while the panel answered nobody, count like failures. */
#define CALAGOPUS_SHARED_STALL_MS 3000
/* No lease and no block is longer: a later moment in the mapping is damage, and is passed over. */
#define CALAGOPUS_SHARED_LONGEST_MS 3600000
/* A limit that a 429 told counts for so long, unless another one follows: somebody may have raised it on the panel meanwhile. */
#define CALAGOPUS_SHARED_LEARNT_MS 3600000

/* ---- The budget of requests (shared_rate.c) ---- */
/* Counts one request; 0: it may be sent. Otherwise nothing was counted, and so many milliseconds are to be waited before asking again. */
int64_t calagopus_shared_rate_take(struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy, bool background);
/* Takes back what was counted within the last moments and then not sent. */
void calagopus_shared_rate_give_back(struct calagopus_shared_origin *origin);
/* What an answer said: -1 where it said nothing. `limited`: its status was 429; without that its other words are not listened to, since a
 * panel's ordinary answers say nothing of its limit, and those of a proxy or a CDN in front of it speak of theirs. */
struct calagopus_shared_rate_word {
	bool limited;
	int64_t limit;
	int64_t retry_after_ms, reset_ms; /* from now */
};
void calagopus_shared_rate_hear(struct calagopus_shared_origin *origin, const struct calagopus_shared_rate_word *word);
/* Requests within the window now; the limit in force (0: none), the smaller one of what was set and what a 429 told lately; how long the panel wants to be left alone (0: not). */
int64_t calagopus_shared_rate_count(const struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy);
int64_t calagopus_shared_rate_limit(const struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy);
int64_t calagopus_shared_rate_blocked_ms(const struct calagopus_shared_origin *origin);

/* ---- The circuit breaker (shared_breaker.c) ---- */
enum calagopus_shared_breaker {
	CALAGOPUS_SHARED_CLOSED, /* ask */
	CALAGOPUS_SHARED_SHUT,   /* do not ask */
	CALAGOPUS_SHARED_DUE     /* one may probe: claim it */
};
enum calagopus_shared_breaker calagopus_shared_breaker_look(struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy);
/* True for one caller an interval. Where the prober dies, the next interval has another. */
bool calagopus_shared_breaker_claim(struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy);
void calagopus_shared_breaker_answered(struct calagopus_shared_origin *origin);
void calagopus_shared_breaker_failed(struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy);
/* How long the panel has not answered (-1: the breaker is closed), and when the next probe is due (0: now). */
int64_t calagopus_shared_breaker_open_ms(const struct calagopus_shared_origin *origin);
int64_t calagopus_shared_breaker_next_ms(const struct calagopus_shared_origin *origin);

/* A request under way, so that others see a panel that swallows requests before the first of them has timed out. A lease: it ends by itself. */
struct calagopus_shared_flight {
	uint64_t word; /* 0: none */
	unsigned slot;
};
struct calagopus_shared_flight calagopus_shared_flight_begin(struct calagopus_shared_origin *origin, int64_t lease_ms);
void calagopus_shared_flight_end(struct calagopus_shared_origin *origin, struct calagopus_shared_flight flight);

/* ---- Figures (shared_figures.c) ---- */
#define CALAGOPUS_SHARED_FIGURES(X) \
	X(REQUESTS, "requests") \
	X(ANSWERS, "answers") \
	X(FAILURES, "failures") \
	X(LIMITED, "limited")        /* 429 */ \
	X(WAITS, "waits")            /* for a free place in the budget */ \
	X(OVER_BUDGET, "overBudget") /* calls that had no time to wait */ \
	X(OPENED, "breakerOpened") \
	X(REFUSED, "breakerRefused") /* answered at once */ \
	X(PROBES, "breakerProbes") \
	X(CATALOG_HITS, "catalogHits") \
	X(CATALOG_REVALIDATED, "catalogRevalidated") \
	X(CATALOG_MISSES, "catalogMisses") \
	X(SUMMARY_HITS, "summaryHits") \
	X(SUMMARY_MISSES, "summaryMisses")
enum calagopus_shared_figure {
#define CALAGOPUS_SHARED_FIGURE_ENUM(NAME, text) CALAGOPUS_SHARED_FIGURE_##NAME,
	CALAGOPUS_SHARED_FIGURES(CALAGOPUS_SHARED_FIGURE_ENUM)
#undef CALAGOPUS_SHARED_FIGURE_ENUM
	CALAGOPUS_SHARED_FIGURE_COUNT
};
const char *calagopus_shared_figure_name(enum calagopus_shared_figure figure);
/* Answers that took less than 1, 2, 4 … milliseconds; the last holds all slower ones. */
#define CALAGOPUS_SHARED_LATENCIES 18
void calagopus_shared_count(struct calagopus_shared_origin *origin, enum calagopus_shared_figure figure);
void calagopus_shared_latency(struct calagopus_shared_origin *origin, int64_t ms);

/* ---- The report of a panel (shared_report.c) ---- */
struct calagopus_shared_report {
	char url[304];
	uint64_t figures[CALAGOPUS_SHARED_FIGURE_COUNT];
	uint64_t latency[CALAGOPUS_SHARED_LATENCIES];
	int64_t count, limit, blocked_ms; /* of the budget */
	int64_t open_ms;                  /* of the breaker; -1: closed */
};
/* The n-th slot in use; false where there are fewer. */
bool calagopus_shared_report(const struct calagopus_shared *shared, const struct calagopus_shared_policy *policy, size_t n, struct calagopus_shared_report *report);

/* ---- Short caches (shared_cache.c) ---- */
/* Who asked what, as a salted digest: the origin, the credentials, whom they act for, the path. The key itself is nowhere in the mapping. */
struct calagopus_shared_key {
	uint64_t words[4];
};
struct calagopus_shared_question {
	const char *origin, *authorization, *header, *path; /* NULL is not "" */
};
void calagopus_shared_key_make(const struct calagopus_shared *shared, const struct calagopus_shared_question *question, struct calagopus_shared_key *key);
/* What an entry is about, the same for every key: to drop all of them at once. */
uint64_t calagopus_shared_tag(const struct calagopus_shared *shared, const char *origin, const char *object);

struct calagopus_shared_entry {
	int64_t age_ms;
	char etag[160];
	uint64_t tag;
};
/* True: `body` holds the entry, whole and verified. Never waits. `most_ms`: an older one is none. */
bool calagopus_shared_cache_read(struct calagopus_shared *shared, const struct calagopus_shared_key *key, int64_t most_ms, struct calagopus_shared_entry *entry, struct calagopus_buffer *body);
/* Stores it whole, or not at all: where it is too large, or somebody else is writing. `asked_ms`: the moment at which the panel was asked;
 * an object that was dropped since is not stored. `origin` may be NULL where `entry->tag` is 0. */
bool calagopus_shared_cache_write(struct calagopus_shared *shared, struct calagopus_shared_origin *origin, const struct calagopus_shared_key *key, const struct calagopus_shared_entry *entry, struct calagopus_slice body, int64_t asked_ms);
/* As fresh as a new one: the panel said that nothing changed. */
void calagopus_shared_cache_refresh(struct calagopus_shared *shared, const struct calagopus_shared_key *key);
/* Drops every entry of the tag, whoever's it is, and keeps out those that were asked for before now. */
void calagopus_shared_cache_drop(struct calagopus_shared *shared, struct calagopus_shared_origin *origin, uint64_t tag);

/* ---- What does not answer (shared_silence.c) ---- */
/* All processes leave `name` of the panel at `url` alone for so many milliseconds, CALAGOPUS_SHARED_LONGEST_MS at the most: a server behind the
 * panel, say, each question to which makes its outage longer. Without shared state nothing is noted. A note may be lost before its time. */
void calagopus_shared_silence_note(struct calagopus_shared *shared, const char *url, const char *name, int64_t ms);
/* Milliseconds for which it is still to be left alone; 0: ask. */
int64_t calagopus_shared_silence_left(struct calagopus_shared *shared, const char *url, const char *name);

#endif
