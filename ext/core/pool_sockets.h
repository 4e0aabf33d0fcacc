/* The sockets of one pool: which are open, since when, and the watch that shuts them down where a call does not come back. For pool.c and pool_watch.c alone. */
#ifndef CALAGOPUS_CORE_POOL_SOCKETS_H
#define CALAGOPUS_CORE_POOL_SOCKETS_H

#include "core/libcurl.h"
#include <pthread.h>
#include <sys/types.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct calagopus_pool_socket;

enum calagopus_watch_thread {
	CALAGOPUS_WATCH_NONE,
	CALAGOPUS_WATCH_RUNNING,
	CALAGOPUS_WATCH_ENDED /* by itself, and not joined yet */
};

/* Everything below `lock` is read and written with it held: the list by the watch's thread too. */
struct calagopus_sockets {
	bool ran_out; /* of memory, since the last call began */
	int refused;  /* why the system gave no socket since then (errno); 0: it did */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct calagopus_pool_socket *list;
	size_t count;
	size_t room;
	pthread_t thread;
	enum calagopus_watch_thread state;
	bool leave;       /* the thread is to end */
	int64_t until_ms; /* when the sockets are shut down, by the watch's own clock; 0: not at all */
	int64_t wakes_ms; /* when the thread looks next */
	int64_t used_ms;  /* when it was last wanted */
	bool cut;         /* they were shut down */
};

/* False without memory. */
bool calagopus_sockets_init(struct calagopus_sockets *sockets);
/* After the watch has ended. Closes nothing: libcurl did. */
void calagopus_sockets_destroy(struct calagopus_sockets *sockets);

/* libcurl's open-socket and close-socket functions; `context` is the sockets. */
curl_socket_t calagopus_sockets_on_open(void *context, curlsocktype purpose, struct curl_sockaddr *address);
int calagopus_sockets_on_close(void *context, curl_socket_t fd);

/* In a forked child, where the lock and the thread are the parent's: closes the child's copies without a word to the peer. */
void calagopus_sockets_close_raw(struct calagopus_sockets *sockets);
/* libcurl has closed all of them. */
void calagopus_sockets_forget_all(struct calagopus_sockets *sockets);
/* Whether one of them was opened before `moment_ms`. */
bool calagopus_sockets_any_before(struct calagopus_sockets *sockets, int64_t moment_ms);

/* pool_watch.c: in `ms` milliseconds all sockets are shut down, unless the watch is called off before; the sooner of two moments counts. */
void calagopus_sockets_watch(struct calagopus_sockets *sockets, int64_t ms);
void calagopus_sockets_watch_off(struct calagopus_sockets *sockets);
/* They were shut down since the watch was last called off. */
bool calagopus_sockets_were_cut(struct calagopus_sockets *sockets);
void calagopus_sockets_watch_end(struct calagopus_sockets *sockets);
/* With the lock held. */
void calagopus_sockets_shut_all(struct calagopus_sockets *sockets);

#endif
