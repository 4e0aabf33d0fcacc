/* Anonymous memory in place of a file: a process's own, or what was reserved before the workers were forked and then belongs to one user alone. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/shared_inside.h"

#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

/* A master that is root forks workers of several users: all of them have its memory until they let go of it. Written and read under the lock. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct calagopus_shared_memory *reserved;
static uid_t reserved_by;
static unsigned in_use;
/* Read without the lock: each request of a process asks. */
static atomic_bool settled;

struct calagopus_shared_memory *calagopus_shared_map_anonymous(void *at)
{
	struct calagopus_shared_memory *memory =
		mmap(at, sizeof(*memory), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | (at != NULL ? MAP_FIXED : 0), -1, 0);

	if (memory == MAP_FAILED) {
		return NULL;
	}
	calagopus_shared_head_fill(&memory->head);
	return memory;
}

static void let_go(void)
{
	if (reserved != NULL) {
		munmap(reserved, sizeof(*reserved));
		reserved = NULL;
	}
}

void calagopus_shared_reserve(void)
{
	if (reserved == NULL) {
		reserved = calagopus_shared_map_anonymous(NULL);
		reserved_by = geteuid();
		atomic_store(&settled, false);
	}
}

void calagopus_shared_reserve_end(void)
{
	let_go();
}

/* The first user to come has it. */
static bool may_have(uid_t user)
{
	int64_t nobody = -1;

	return reserved != NULL && (atomic_compare_exchange_strong(&reserved->head.user, &nobody, (int64_t) user) || nobody == (int64_t) user);
}

struct calagopus_shared_memory *calagopus_shared_inherit(uid_t user)
{
	struct calagopus_shared_memory *memory = NULL;

	pthread_mutex_lock(&lock);
	if (may_have(user)) {
		memory = reserved;
		in_use++;
	} else if (in_use == 0) {
		let_go();
	}
	pthread_mutex_unlock(&lock);
	return memory;
}

void calagopus_shared_inherit_end(void)
{
	pthread_mutex_lock(&lock);
	in_use--;
	pthread_mutex_unlock(&lock);
}

void calagopus_shared_settle(bool wanted, const char *directory)
{
	if (atomic_load_explicit(&settled, memory_order_acquire)) {
		return;
	}
	pthread_mutex_lock(&lock);
	uid_t user = geteuid();

	if (!atomic_load(&settled) && in_use == 0 && user != reserved_by && (!wanted || calagopus_shared_has_file(directory, user) || !may_have(user))) {
		let_go();
	}
	atomic_store_explicit(&settled, true, memory_order_release);
	pthread_mutex_unlock(&lock);
}
