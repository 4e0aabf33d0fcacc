/* The list of a pool's open sockets: what a fork must not share, what is too old, what the watch shuts down. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/pool_sockets.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/memory.h"

#define FIRST_ROOM 16

struct calagopus_pool_socket {
	curl_socket_t fd;
	dev_t device; /* device and inode tell whether a number still means the same socket */
	ino_t inode;
	int64_t opened_ms;
};

bool calagopus_sockets_init(struct calagopus_sockets *sockets)
{
	pthread_condattr_t monotonic;
	bool made = false;

	memset(sockets, 0, sizeof *sockets);
	if (pthread_condattr_init(&monotonic) != 0) {
		return false;
	}
	if (pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC) == 0 && pthread_cond_init(&sockets->changed, &monotonic) == 0) {
		made = pthread_mutex_init(&sockets->lock, NULL) == 0;
		if (!made) {
			pthread_cond_destroy(&sockets->changed);
		}
	}
	pthread_condattr_destroy(&monotonic);
	return made;
}

void calagopus_sockets_destroy(struct calagopus_sockets *sockets)
{
	pthread_cond_destroy(&sockets->changed);
	pthread_mutex_destroy(&sockets->lock);
	calagopus_release(sockets->list);
}

static bool have_room(struct calagopus_sockets *sockets)
{
	if (sockets->count < sockets->room) {
		return true;
	}
	size_t room = sockets->room == 0 ? FIRST_ROOM : sockets->room * 2;
	struct calagopus_pool_socket *grown = calagopus_resize(sockets->list, room * sizeof *grown);
	if (grown == NULL) {
		return false;
	}
	sockets->list = grown;
	sockets->room = room;
	return true;
}

static bool remember(struct calagopus_sockets *sockets, curl_socket_t fd)
{
	struct stat status;
	if (fstat(fd, &status) != 0) {
		return false;
	}
	pthread_mutex_lock(&sockets->lock);
	bool kept = have_room(sockets);
	if (kept) {
		sockets->list[sockets->count++] = (struct calagopus_pool_socket) {
			.fd = fd,
			.device = status.st_dev,
			.inode = status.st_ino,
			.opened_ms = calagopus_clock_ms(),
		};
	}
	pthread_mutex_unlock(&sockets->lock);
	return kept;
}

curl_socket_t calagopus_sockets_on_open(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct calagopus_sockets *sockets = context;
	(void) purpose;
#ifdef SOCK_CLOEXEC
	curl_socket_t fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
#else
	curl_socket_t fd = socket(address->family, address->socktype, address->protocol);
	if (fd != CURL_SOCKET_BAD) {
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	}
#endif
	if (fd == CURL_SOCKET_BAD) {
		sockets->refused = errno;
	} else if (!remember(sockets, fd)) {
		sockets->ran_out = true;
		close(fd);
		fd = CURL_SOCKET_BAD;
	}
	return fd;
}

/* Closed with the lock held: the watch never shuts down a number that means something else by now. */
int calagopus_sockets_on_close(void *context, curl_socket_t fd)
{
	struct calagopus_sockets *sockets = context;
	pthread_mutex_lock(&sockets->lock);
	for (size_t i = 0; i < sockets->count; i++) {
		if (sockets->list[i].fd == fd) {
			sockets->list[i] = sockets->list[--sockets->count];
			break;
		}
	}
	int result = close(fd);
	pthread_mutex_unlock(&sockets->lock);
	return result;
}

/* A number that means something else by now is left alone. */
void calagopus_sockets_close_raw(struct calagopus_sockets *sockets)
{
	for (size_t i = 0; i < sockets->count; i++) {
		const struct calagopus_pool_socket *one = &sockets->list[i];
		struct stat status;
		if (fstat(one->fd, &status) == 0 && status.st_dev == one->device && status.st_ino == one->inode) {
			close(one->fd);
		}
	}
	sockets->count = 0;
}

void calagopus_sockets_forget_all(struct calagopus_sockets *sockets)
{
	pthread_mutex_lock(&sockets->lock);
	sockets->count = 0;
	pthread_mutex_unlock(&sockets->lock);
}

/* The list is changed by the thread that asks alone. */
bool calagopus_sockets_any_before(struct calagopus_sockets *sockets, int64_t moment_ms)
{
	for (size_t i = 0; i < sockets->count; i++) {
		if (sockets->list[i].opened_ms <= moment_ms) {
			return true;
		}
	}
	return false;
}

void calagopus_sockets_shut_all(struct calagopus_sockets *sockets)
{
	for (size_t i = 0; i < sockets->count; i++) {
		shutdown(sockets->list[i].fd, SHUT_RDWR);
	}
}
