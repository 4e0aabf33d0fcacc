/* The watch over a call's time where nobody else has it: a peer that sends without end is read by libcurl, or by its TLS library, without coming
 * back. A thread shuts the pool's sockets down when the time is up; what reads them then sees their end. It is made with the first call, sleeps
 * between calls, ends by itself when none comes, and takes no signal. */
#include "core/pool_sockets.h"

#include <signal.h>
#include <time.h>

/* How long the thread sleeps at most, so that a call need not wake it: a call's time is longer than this, or it is woken. */
#define SLEEP_MS 1000
/* How long it stays when no call comes: pages come in quick succession, and a thread costs more than a look at the clock. */
#define IDLE_MS 2000
/* Sockets that libcurl opened after the others were shut down are shut down too. */
#define AGAIN_MS 50
/* The thread calls next to nothing. */
#define STACK_BYTES ((size_t) 128 * 1024)

/* A clock of its own: the calls' clock may be put forward by who tests them. */
static int64_t clock_ms(void)
{
	struct timespec now = {0, 0};
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void sleep_until(struct calagopus_sockets *sockets, int64_t moment_ms)
{
	struct timespec until = {.tv_sec = (time_t) (moment_ms / 1000), .tv_nsec = (long) (moment_ms % 1000) * 1000000L};
	sockets->wakes_ms = moment_ms;
	pthread_cond_timedwait(&sockets->changed, &sockets->lock, &until);
}

static void *keep_watch(void *context)
{
	struct calagopus_sockets *sockets = context;
	pthread_mutex_lock(&sockets->lock);
	while (!sockets->leave) {
		int64_t now = clock_ms();
		int64_t next = now + SLEEP_MS;
		if (sockets->until_ms == 0 && now - sockets->used_ms >= IDLE_MS) {
			break;
		}
		if (sockets->until_ms != 0 && sockets->until_ms <= now) {
			calagopus_sockets_shut_all(sockets);
			sockets->cut = true;
			next = now + AGAIN_MS;
		} else if (sockets->until_ms != 0 && sockets->until_ms < next) {
			next = sockets->until_ms;
		}
		sleep_until(sockets, next);
	}
	sockets->state = CALAGOPUS_WATCH_ENDED;
	pthread_mutex_unlock(&sockets->lock);
	return NULL;
}

/* Without a thread (none to be had) a call's time is watched between libcurl's turns alone; the next call tries again. */
static void start(struct calagopus_sockets *sockets)
{
	pthread_attr_t attributes;
	sigset_t all;
	sigset_t before;
	if (sockets->state == CALAGOPUS_WATCH_ENDED) {
		/* it holds the lock no more, and needs it no more */
		pthread_join(sockets->thread, NULL);
		sockets->state = CALAGOPUS_WATCH_NONE;
	}
	if (pthread_attr_init(&attributes) != 0) {
		return;
	}
	(void) pthread_attr_setstacksize(&attributes, STACK_BYTES);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	sockets->leave = false;
	if (pthread_create(&sockets->thread, &attributes, keep_watch, sockets) == 0) {
		sockets->state = CALAGOPUS_WATCH_RUNNING;
		sockets->wakes_ms = 0; /* looks as soon as it has the lock */
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
}

void calagopus_sockets_watch(struct calagopus_sockets *sockets, int64_t ms)
{
	int64_t now = clock_ms();
	int64_t until = ms > INT64_MAX - now ? INT64_MAX : now + ms;
	pthread_mutex_lock(&sockets->lock);
	sockets->used_ms = now;
	if (sockets->until_ms == 0 || until < sockets->until_ms) {
		sockets->until_ms = until;
	}
	if (sockets->state != CALAGOPUS_WATCH_RUNNING) {
		start(sockets);
	} else if (until < sockets->wakes_ms) {
		pthread_cond_signal(&sockets->changed);
	}
	pthread_mutex_unlock(&sockets->lock);
}

void calagopus_sockets_watch_off(struct calagopus_sockets *sockets)
{
	pthread_mutex_lock(&sockets->lock);
	sockets->until_ms = 0;
	sockets->cut = false;
	sockets->used_ms = clock_ms();
	pthread_mutex_unlock(&sockets->lock);
}

bool calagopus_sockets_were_cut(struct calagopus_sockets *sockets)
{
	pthread_mutex_lock(&sockets->lock);
	bool cut = sockets->cut;
	pthread_mutex_unlock(&sockets->lock);
	return cut;
}

void calagopus_sockets_watch_end(struct calagopus_sockets *sockets)
{
	pthread_mutex_lock(&sockets->lock);
	bool joins = sockets->state != CALAGOPUS_WATCH_NONE;
	sockets->leave = true;
	pthread_cond_signal(&sockets->changed);
	pthread_mutex_unlock(&sockets->lock);
	if (joins) {
		pthread_join(sockets->thread, NULL);
	}
	sockets->state = CALAGOPUS_WATCH_NONE;
}
