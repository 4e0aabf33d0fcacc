/* How the mapping is laid out; what the shared files have in common. Nobody else includes this. */
#ifndef CALAGOPUS_CORE_SHARED_INSIDE_H
#define CALAGOPUS_CORE_SHARED_INSIDE_H

#include <stdatomic.h>
#include <sys/types.h>

#include "core/shared.h"

/* An atomic with a lock inside would be a lock of this process alone, and one that a killed process keeps. */
_Static_assert(ATOMIC_LLONG_LOCK_FREE == 2, "64-bit atomics must always be lock-free");
_Static_assert(sizeof(_Atomic uint64_t) == sizeof(uint64_t), "atomics must be as large as what they hold");

/* Raised whenever anything below changes. */
#define CALAGOPUS_SHARED_LAYOUT 2
#define CALAGOPUS_SHARED_MAGIC "calagopus state"
#define CALAGOPUS_SHARED_SALT_BYTES 32

/* Where root may put a folder for each user, named by its number; where there is none for a user, this one is used, to which all may write. */
#define CALAGOPUS_SHARED_OWN_BASE "/run/calagopus"
#define CALAGOPUS_SHARED_COMMON "/dev/shm"
#define CALAGOPUS_SHARED_FOLDER_BYTES 4100
#define CALAGOPUS_SHARED_PATH_BYTES 4200

/* Panels of one installation; a slot that idles is given to another panel. */
#define CALAGOPUS_SHARED_ORIGINS 64
#define CALAGOPUS_SHARED_URL_WORDS 38
/* The window is counted in pieces of this length. */
#define CALAGOPUS_SHARED_BUCKET_MS 250
#define CALAGOPUS_SHARED_BUCKETS 512
#define CALAGOPUS_SHARED_FLIGHTS 64

struct calagopus_shared_origin {
	_Atomic uint64_t tag; /* 0 free; see shared.c */
	_Atomic int64_t used_ms;
	_Atomic uint64_t url[CALAGOPUS_SHARED_URL_WORDS];
	/* everything from here on is cleared when a slot changes hands */
	_Atomic uint64_t buckets[CALAGOPUS_SHARED_BUCKETS]; /* number of the piece << 24 | requests in it */
	_Atomic uint64_t learnt;                            /* the limit that a 429 told: when, ms << 20 | limit; 0: none did */
	_Atomic int64_t blocked_until_ms;
	_Atomic int64_t counts_from;                        /* pieces before this one do not count any more */
	_Atomic uint64_t failures;                          /* the first one's moment << 16 | failures in a row */
	_Atomic int64_t open_since_ms;                      /* 0: the breaker is closed */
	_Atomic int64_t probe_at_ms;                        /* when the next probe may be claimed */
	_Atomic int64_t answered_ms;                        /* the last answer */
	_Atomic int64_t dropped_ms;                         /* when something of this panel was last changed by us */
	_Atomic uint64_t flights[CALAGOPUS_SHARED_FLIGHTS]; /* begun, ms << 22 | length of the lease, ms; 0: free */
	_Atomic uint64_t figures[CALAGOPUS_SHARED_FIGURE_COUNT];
	_Atomic uint64_t latency[CALAGOPUS_SHARED_LATENCIES];
};

/* Two sizes of entries: one server or egg; one page of a catalogue. */
#define CALAGOPUS_SHARED_SMALL_BYTES 4096
#define CALAGOPUS_SHARED_SMALL_ENTRIES 512
#define CALAGOPUS_SHARED_LARGE_BYTES 65536
#define CALAGOPUS_SHARED_LARGE_ENTRIES 32

/* The head of one entry; its words follow in an array of their own. */
struct calagopus_shared_cell {
	_Atomic uint64_t generation;    /* odd while somebody writes */
	_Atomic int64_t lease_until_ms; /* of who writes */
	_Atomic uint64_t key[4];
	_Atomic uint64_t tag;
	_Atomic int64_t stored_ms; /* 0: nothing is stored */
	_Atomic uint64_t length;
	_Atomic uint64_t checksum; /* of all of the above but the lease and `stored_ms`, and of the words */
	_Atomic uint64_t etag[20];
};

struct calagopus_shared_head {
	char magic[16];
	uint32_t layout;
	uint32_t origin_bytes;
	uint64_t bytes;
	uint64_t clock_domain; /* whose monotonic clock the moments are read by */
	_Atomic int64_t user;  /* of anonymous memory: the first to use it; -1 nobody yet */
	unsigned char salt[CALAGOPUS_SHARED_SALT_BYTES];
	bool salted;
};

struct calagopus_shared_memory {
	struct calagopus_shared_head head;
	struct calagopus_shared_origin origins[CALAGOPUS_SHARED_ORIGINS];
	struct calagopus_shared_cell small[CALAGOPUS_SHARED_SMALL_ENTRIES];
	struct calagopus_shared_cell large[CALAGOPUS_SHARED_LARGE_ENTRIES];
	_Atomic uint64_t small_words[CALAGOPUS_SHARED_SMALL_ENTRIES][CALAGOPUS_SHARED_SMALL_BYTES / 8];
	_Atomic uint64_t large_words[CALAGOPUS_SHARED_LARGE_ENTRIES][CALAGOPUS_SHARED_LARGE_BYTES / 8];
};

struct calagopus_shared {
	struct calagopus_shared_memory *memory;
	enum calagopus_shared_kind kind;
	uid_t user;
	dev_t device;
	ino_t inode;
	int64_t looked_ms; /* when a file was last tried, or its folder chosen */
	bool wanted_file;
	bool chosen;     /* the folder was chosen here (CALAGOPUS_SHARED_AUTO), and another may be chosen next */
	bool own_folder; /* … and it is the user's own */
	char path[CALAGOPUS_SHARED_PATH_BYTES];
	char problem[256];
};

/* shared_anonymous.c: fresh memory, at `at` in place of what is there (NULL: anywhere); NULL where there is none. */
struct calagopus_shared_memory *calagopus_shared_map_anonymous(void *at);
/* What was reserved, where this user is the one to have it: NULL otherwise, and this process has it no longer. `_end` follows, or nothing does. */
struct calagopus_shared_memory *calagopus_shared_inherit(uid_t user);
void calagopus_shared_inherit_end(void);

/* shared_folder.c: the folder that is meant, in `out`; whether it is a user's own. */
bool calagopus_shared_folder(const char *directory, uid_t user, char *out, size_t size);
/* Opens it, or says in `shared->problem` why not: -1. */
int calagopus_shared_folder_open(struct calagopus_shared *shared, const char *path);
/* Takes down why there is no file; false, always. */
bool calagopus_shared_refuse(struct calagopus_shared *shared, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* shared_file.c: maps the file of this user in `directory`, or says in `shared->problem` why not. */
struct calagopus_shared_memory *calagopus_shared_map_file(struct calagopus_shared *shared, const char *directory);
/* Whether this user has a file in the folder that is meant. */
bool calagopus_shared_has_file(const char *directory, uid_t user);
/* Whether the file still has its name, and all of its bytes. */
enum calagopus_shared_file_state {
	CALAGOPUS_SHARED_FILE_THERE,
	CALAGOPUS_SHARED_FILE_GONE, /* from its name: what is mapped is whole */
	CALAGOPUS_SHARED_FILE_CUT   /* whoever touches what is missing is killed */
};
enum calagopus_shared_file_state calagopus_shared_file_look(const struct calagopus_shared *shared);
/* Fills the head of fresh memory; false where there is no randomness for the salt: then nothing is cached. */
void calagopus_shared_head_fill(struct calagopus_shared_head *head);
bool calagopus_shared_head_fits(const struct calagopus_shared_head *head);

/* From one moment to another. What stands in the mapping may be damage: a span that 64 bits do not hold stops at their ends. */
static inline int64_t calagopus_shared_span(int64_t from, int64_t to)
{
	int64_t span;

	return __builtin_sub_overflow(to, from, &span) ? (to < from ? INT64_MIN : INT64_MAX) : span;
}

/* shared.c */
/* A moment of the mapping that has not come yet: `now` where it lies further ahead than any of ours. */
int64_t calagopus_shared_ahead(int64_t moment, int64_t now);

#endif
