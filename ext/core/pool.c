/* The pool: libcurl's set-up, the multi handle that outlives the calls, and what of it a fork must not share. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/pool_inside.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/libcurl.h"
#include "core/limits.h"
#include "core/memory.h"
#include "core/pool_sockets.h"

/* Origins that the cache has room for: installations with more panels than this reconnect a little more often. */
#define CACHED_ORIGINS 4
/* Who has libcurl in hand notices the end of a call's time within this; after it the sockets are shut down. */
#define GRACE_MS 50
/* How long closing the connections may take. */
#define GOODBYE_MS 200

/* Everything that belongs to one process; in a forked child it is left as it is and a new one is made. */
struct connections {
	CURLM *multi;
	CURLSH *share; /* names and TLS sessions, which outlive the multi handle */
	struct calagopus_sockets sockets;
	int64_t last_used_ms;
	bool distrusted; /* what libcurl has here is not used again */
	struct connections *next_abandoned;
};

struct calagopus_pool {
	struct calagopus_pool_settings settings;
	struct calagopus_pool_figures figures;
	struct connections *connections; /* NULL until the first call */
	pid_t owner;
	uint64_t random;
	bool busy;
};

/* Kept reachable, so that nobody takes what a child must not free for a leak. */
static _Atomic(struct connections *) abandoned_by_forks;
static atomic_ulong allocation_failures;
static bool started;
static bool unpacks;
static bool logs_keys;

/* libcurl's allocator */

static void *counted(void *block)
{
	if (block == NULL) {
		atomic_fetch_add(&allocation_failures, 1);
	}
	return block;
}

static void *curl_malloc(size_t size)
{
	return counted(calagopus_memory_current()->alloc(size == 0 ? 1 : size));
}

static void curl_free_block(void *block)
{
	calagopus_memory_current()->release(block);
}

static void *curl_realloc(void *block, size_t size)
{
	return counted(calagopus_memory_current()->resize(block, size == 0 ? 1 : size));
}

static void *curl_calloc(size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size) {
		return counted(NULL);
	}
	void *block = curl_malloc(count * size);
	if (block != NULL) {
		memset(block, 0, count * size);
	}
	return block;
}

static char *curl_strdup(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = curl_malloc(size);
	return copy == NULL ? NULL : memcpy(copy, text, size);
}

/* A resolver thread that was left behind returns into libcurl when the name server finally answers: libcurl must still be there, even where
 * this extension was the only one that had loaded it and was unloaded since. */
static void keep_libcurl_loaded(void)
{
	Dl_info info;
	if (dladdr((void *) (uintptr_t) &curl_multi_perform, &info) != 0 && info.dli_fname != NULL) {
		void *self = dlopen(info.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
		if (self != NULL) {
			dlclose(self);
		}
	}
}

/* With libc's own allocator nothing is handed over: libcurl uses the same, and never calls into code that was unloaded. Where somebody else
 * (PHP's curl extension) set libcurl up before, it keeps the allocator it has, and that is fine too. */
static CURLcode initialise(void)
{
	const struct calagopus_memory *table = calagopus_memory_current();
	if (table->alloc == malloc && table->resize == realloc && table->release == free) {
		return curl_global_init(CURL_GLOBAL_DEFAULT);
	}
	return curl_global_init_mem(CURL_GLOBAL_DEFAULT, curl_malloc, curl_free_block, curl_realloc, curl_strdup, curl_calloc);
}

bool calagopus_pool_global_start(struct calagopus_error *error)
{
	if (started) {
		return true;
	}
	const curl_version_info_data *version = curl_version_info(CURLVERSION_NOW);
	const char *key_log = getenv("SSLKEYLOGFILE");
	logs_keys = key_log != NULL && *key_log != '\0';
	if (version->version_num < CALAGOPUS_CURL_OLDEST) {
		return calagopus_error_set(error, CALAGOPUS_REASON_UNSUPPORTED, "libcurl %s is older than 7.61.0, the oldest that is supported.", version->version);
	}
	CURLcode result = initialise();
	if (result == CURLE_OUT_OF_MEMORY) {
		return calagopus_error_no_memory(error);
	}
	if (result != CURLE_OK) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INTERNAL, "libcurl could not be set up: %s.", curl_easy_strerror(result));
	}
	keep_libcurl_loaded();
	unpacks = (version->features & CURL_VERSION_LIBZ) != 0;
	started = true;
	return true;
}

void calagopus_pool_global_stop(void)
{
	if (started) {
		curl_global_cleanup();
		started = false;
	}
}

bool calagopus_pool_logs_keys(void)
{
	return logs_keys;
}

bool calagopus_pool_unpacks(void)
{
	return unpacks;
}

unsigned long calagopus_pool_allocation_failures(void)
{
	return atomic_load(&allocation_failures);
}

/* Closing a TLS connection may write to a socket whose peer is gone, and libcurl before 7.87 leaves the signal of that to whoever asked it
 * for CURLOPT_NOSIGNAL. */
struct hush {
	sigset_t before;
	bool was_pending;
};

static bool sigpipe_pending(void)
{
	sigset_t pending;
	return sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
}

static void hush_begin(struct hush *hush)
{
	sigset_t pipe_only;
	sigemptyset(&pipe_only);
	sigaddset(&pipe_only, SIGPIPE);
	hush->was_pending = sigpipe_pending();
	pthread_sigmask(SIG_BLOCK, &pipe_only, &hush->before);
}

static void hush_end(const struct hush *hush)
{
	if (!hush->was_pending && sigpipe_pending()) {
		sigset_t pipe_only;
		int number = 0;
		sigemptyset(&pipe_only);
		sigaddset(&pipe_only, SIGPIPE);
		sigwait(&pipe_only, &number);
	}
	pthread_sigmask(SIG_SETMASK, &hush->before, NULL);
}

/* connections */

static void drop_multi(struct connections *connections)
{
	struct hush hush;
	hush_begin(&hush);
	/* who says goodbye reads what the peer still sends, and that may have no end either */
	calagopus_sockets_watch(&connections->sockets, GOODBYE_MS);
	if (connections->multi != NULL) {
		curl_multi_cleanup(connections->multi);
		connections->multi = NULL;
	}
	calagopus_sockets_forget_all(&connections->sockets);
	calagopus_sockets_watch_off(&connections->sockets);
	hush_end(&hush);
}

static void connections_free(struct connections *connections)
{
	if (connections == NULL) {
		return;
	}
	drop_multi(connections);
	if (connections->share != NULL) {
		curl_share_cleanup(connections->share);
	}
	calagopus_sockets_watch_end(&connections->sockets);
	calagopus_sockets_destroy(&connections->sockets);
	calagopus_release(connections);
}

static struct connections *connections_new(void)
{
	struct connections *connections = calagopus_alloc(sizeof *connections);
	if (connections == NULL) {
		return NULL;
	}
	if (!calagopus_sockets_init(&connections->sockets)) {
		calagopus_release(connections);
		return NULL;
	}
	connections->share = curl_share_init();
	if (connections->share == NULL
		|| curl_share_setopt(connections->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS) != CURLSHE_OK) {
		connections_free(connections);
		return NULL;
	}
	/* A libcurl without TLS refuses this one, and needs it not. */
	(void) curl_share_setopt(connections->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
	return connections;
}

static void abandon(struct connections *connections)
{
	calagopus_sockets_close_raw(&connections->sockets);
	connections->next_abandoned = atomic_load(&abandoned_by_forks);
	while (!atomic_compare_exchange_weak(&abandoned_by_forks, &connections->next_abandoned, connections)) {
	}
}

/* Makes the pool this process's own. */
static void claim(struct calagopus_pool *pool)
{
	pid_t self = getpid();
	if (pool->owner == self) {
		return;
	}
	uint64_t forks = pool->figures.forks_abandoned;
	if (pool->connections != NULL) {
		abandon(pool->connections);
		pool->connections = NULL;
		forks++;
	}
	pool->figures = (struct calagopus_pool_figures) {.forks_abandoned = forks};
	pool->owner = self;
	pool->busy = false;
	pool->random = (pool->random ^ (uint64_t) self << 32 ^ (uint64_t) calagopus_clock_unix_ms()) | 1;
}

/* libcurl counts both ages in whole seconds and looks at them only when it wants a connection: the pool looks for itself. */
static bool outlived(struct calagopus_pool *pool, int64_t now)
{
	struct connections *connections = pool->connections;
	if (connections->sockets.count == 0) {
		return false;
	}
	return now - connections->last_used_ms >= pool->settings.idle_ms
		|| calagopus_sockets_any_before(&connections->sockets, now - pool->settings.lifetime_ms);
}

static bool ready_multi(struct calagopus_pool *pool)
{
	struct connections *connections = pool->connections;
	if (connections->multi == NULL) {
		connections->multi = curl_multi_init();
	}
	if (connections->multi == NULL) {
		return false;
	}
	long most = pool->settings.max_connections;
	return curl_multi_setopt(connections->multi, CURLMOPT_PIPELINING, (long) CURLPIPE_MULTIPLEX) == CURLM_OK
		&& curl_multi_setopt(connections->multi, CURLMOPT_MAX_HOST_CONNECTIONS, most) == CURLM_OK
		&& curl_multi_setopt(connections->multi, CURLMOPT_MAXCONNECTS, most * CACHED_ORIGINS) == CURLM_OK;
}

bool calagopus_pool_enter(struct calagopus_pool *pool, struct calagopus_error *error)
{
	claim(pool);
	if (pool->busy) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INTERNAL, "A call was begun while another one of the same process was still under way.");
	}
	if (pool->connections == NULL) {
		pool->connections = connections_new();
	} else if (outlived(pool, calagopus_clock_ms())) {
		drop_multi(pool->connections);
	}
	if (pool->connections == NULL || !ready_multi(pool)) {
		return calagopus_error_no_memory(error);
	}
	pool->connections->sockets.ran_out = false;
	pool->connections->sockets.refused = 0;
	pool->connections->distrusted = false;
	pool->busy = true;
	return true;
}

void calagopus_pool_leave(struct calagopus_pool *pool)
{
	int64_t now = calagopus_clock_ms();
	pool->connections->last_used_ms = now;
	pool->busy = false;
	if (pool->connections->distrusted || outlived(pool, now)) {
		drop_multi(pool->connections);
	}
	calagopus_sockets_watch_off(&pool->connections->sockets);
}

void calagopus_pool_watch(struct calagopus_pool *pool, int64_t ms)
{
	calagopus_sockets_watch(&pool->connections->sockets, ms > INT64_MAX - GRACE_MS ? ms : ms + GRACE_MS);
}

bool calagopus_pool_was_cut(struct calagopus_pool *pool)
{
	return calagopus_sockets_were_cut(&pool->connections->sockets);
}

void calagopus_pool_distrust(struct calagopus_pool *pool)
{
	pool->connections->distrusted = true;
}

CURLM *calagopus_pool_multi_borrow(struct calagopus_pool *pool)
{
	return pool->connections->multi;
}

/* Rounded up: what libcurl is told is never sooner than what was set. */
static inline long seconds(long ms)
{
	return (ms + 999) / 1000;
}

/* The ages are libcurl's to watch for the single connection; versions that do not know the options leave it to `outlived`. */
static bool dress(struct calagopus_pool *pool, CURL *easy)
{
	struct connections *connections = pool->connections;
#if CALAGOPUS_CURL_HAS_MAXAGE_CONN
	(void) curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, seconds(pool->settings.idle_ms));
#endif
#if CALAGOPUS_CURL_HAS_MAXLIFETIME_CONN
	(void) curl_easy_setopt(easy, CURLOPT_MAXLIFETIME_CONN, seconds(pool->settings.lifetime_ms));
#endif
	return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, calagopus_sockets_on_open) == CURLE_OK
		&& curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &connections->sockets) == CURLE_OK
		&& curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, calagopus_sockets_on_close) == CURLE_OK
		&& curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, &connections->sockets) == CURLE_OK;
}

CURL *calagopus_pool_handle_take(struct calagopus_pool *pool)
{
	struct connections *connections = pool->connections;
	CURL *easy = curl_easy_init();
	if (easy != NULL && (curl_easy_setopt(easy, CURLOPT_SHARE, connections->share) != CURLE_OK || !dress(pool, easy))) {
		curl_easy_cleanup(easy);
		easy = NULL;
	}
	return easy;
}

/* Not kept for the next request: curl_easy_reset cannot say that it ran out of memory, and leaves a handle without a receive buffer. */
void calagopus_pool_handle_return(struct calagopus_pool *pool, CURL *easy)
{
	(void) pool;
	curl_easy_cleanup(easy);
}

void calagopus_pool_count(struct calagopus_pool *pool, long made)
{
	pool->figures.requests++;
	if (made > 0) {
		pool->figures.connections_made += (uint64_t) made;
	} else {
		pool->figures.connections_reused++;
	}
}

long calagopus_pool_random(struct calagopus_pool *pool, long bound)
{
	pool->random ^= pool->random << 13;
	pool->random ^= pool->random >> 7;
	pool->random ^= pool->random << 17;
	return bound <= 0 ? 0 : (long) (pool->random % (uint64_t) bound);
}

bool calagopus_pool_ran_out(const struct calagopus_pool *pool)
{
	return pool->connections != NULL && pool->connections->sockets.ran_out;
}

int calagopus_pool_refused_socket(const struct calagopus_pool *pool)
{
	return pool->connections != NULL ? pool->connections->sockets.refused : 0;
}

/* the pool itself */

/* The setting where it is one. */
static long at_least(long least, const long *value, long otherwise)
{
	return value != NULL && *value >= least ? *value : otherwise;
}

void calagopus_pool_settings_change(struct calagopus_pool *pool, const struct calagopus_pool_settings *settings)
{
	pool->settings.max_connections = at_least(1, settings == NULL ? NULL : &settings->max_connections, CALAGOPUS_DEFAULT_POOL_SIZE);
	pool->settings.idle_ms = at_least(0, settings == NULL ? NULL : &settings->idle_ms, CALAGOPUS_DEFAULT_IDLE_MS);
	pool->settings.lifetime_ms = at_least(0, settings == NULL ? NULL : &settings->lifetime_ms, CALAGOPUS_DEFAULT_LIFETIME_MS);
}

struct calagopus_pool *calagopus_pool_new(const struct calagopus_pool_settings *settings)
{
	struct calagopus_pool *pool = calagopus_alloc(sizeof *pool);
	if (pool == NULL) {
		return NULL;
	}
	calagopus_pool_settings_change(pool, settings);
	pool->owner = getpid();
	/* never 0: xorshift would stay there */
	pool->random = ((uint64_t) pool->owner << 32 ^ (uint64_t) calagopus_clock_unix_ms() ^ (uint64_t) (uintptr_t) pool) | 1;
	return pool;
}

void calagopus_pool_free(struct calagopus_pool *pool)
{
	if (pool == NULL) {
		return;
	}
	claim(pool);
	connections_free(pool->connections);
	calagopus_release(pool);
}

void calagopus_pool_figures(const struct calagopus_pool *pool, struct calagopus_pool_figures *figures)
{
	*figures = pool->figures;
	bool own = pool->connections != NULL && pool->owner == getpid();
	figures->connections_open = own ? pool->connections->sockets.count : 0;
}

void calagopus_pool_tidy(struct calagopus_pool *pool)
{
	claim(pool);
	if (!pool->busy && pool->connections != NULL && outlived(pool, calagopus_clock_ms())) {
		drop_multi(pool->connections);
	}
}
