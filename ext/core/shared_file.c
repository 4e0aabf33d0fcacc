/* The file behind the mapping: made under a private name, of its whole size, and published by link(); opened only where it is ours alone. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/shared_inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define FILE_MODE 0600
#define NAME_BYTES 64
#define PRIVATE_NAME_BYTES (NAME_BYTES + 40)
#define PRIVATE_END ".new"
/* A private name that is older was left by a process that was killed between making and publishing. */
#define ABANDONED_SECONDS 60
/* Another process may publish, or an administrator remove, between two looks; nobody does that over and over. */
#define TRIES 8

struct place {
	struct calagopus_shared *shared;
	int directory;
	char name[NAME_BYTES];
};

/* ---- The head ---- */

static uint64_t mix_text(uint64_t hash, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		hash = (hash ^ (unsigned char) text[i]) * UINT64_C(0x100000001b3);
	}
	return hash;
}

/* The monotonic clock begins anew with each start of the machine, and a time namespace may shift it. */
static uint64_t clock_domain(void)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	char text[128];
	int boot = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);

	if (boot >= 0) {
		ssize_t length = read(boot, text, sizeof(text));

		hash = mix_text(hash, text, length > 0 ? (size_t) length : 0);
		close(boot);
	}
	ssize_t length = readlink("/proc/self/ns/time", text, sizeof(text));

	return mix_text(hash, text, length > 0 ? (size_t) length : 0);
}

void calagopus_shared_head_fill(struct calagopus_shared_head *head)
{
	memset(head, 0, sizeof(*head));
	memcpy(head->magic, CALAGOPUS_SHARED_MAGIC, sizeof(CALAGOPUS_SHARED_MAGIC));
	head->layout = CALAGOPUS_SHARED_LAYOUT;
	head->origin_bytes = sizeof(struct calagopus_shared_origin);
	head->bytes = sizeof(struct calagopus_shared_memory);
	head->clock_domain = clock_domain();
	atomic_init(&head->user, -1);
	head->salted = getrandom(head->salt, sizeof(head->salt), 0) == (ssize_t) sizeof(head->salt);
}

bool calagopus_shared_head_fits(const struct calagopus_shared_head *head)
{
	return memcmp(head->magic, CALAGOPUS_SHARED_MAGIC, sizeof(CALAGOPUS_SHARED_MAGIC)) == 0 && head->layout == CALAGOPUS_SHARED_LAYOUT
		&& head->origin_bytes == sizeof(struct calagopus_shared_origin) && head->bytes == sizeof(struct calagopus_shared_memory)
		&& head->clock_domain == clock_domain();
}

/* ---- Private names ---- */

static bool is_private_name(const struct place *place, const char *name)
{
	size_t length = strlen(place->name);
	size_t end = strlen(PRIVATE_END);

	return strncmp(name, place->name, length) == 0 && name[length] == '.' && strlen(name) > length + end
		&& strcmp(name + strlen(name) - end, PRIVATE_END) == 0;
}

/* Removes the private names that killed processes left: those of the published file itself, and old ones. */
static void sweep(struct place *place, ino_t published)
{
	int again = openat(place->directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *entries = again >= 0 ? fdopendir(again) : NULL;
	struct dirent *entry;
	time_t now = time(NULL);

	if (entries == NULL) {
		if (again >= 0) {
			close(again);
		}
		return;
	}
	while ((entry = readdir(entries)) != NULL) {
		struct stat status;

		if (is_private_name(place, entry->d_name) && fstatat(place->directory, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0
			&& status.st_uid == place->shared->user && (status.st_ino == published || status.st_mtime + ABANDONED_SECONDS < now)) {
			unlinkat(place->directory, entry->d_name, 0);
		}
	}
	closedir(entries);
}

/* ---- Making ---- */

static bool fill_file(struct place *place, int file)
{
	struct calagopus_shared_head head;
	int full;

	if (fchmod(file, FILE_MODE) != 0) {
		return calagopus_shared_refuse(place->shared, "The state file cannot be made ours alone: %s.", strerror(errno));
	}
	/* all of it now: a page that cannot be had later would kill the process that touches it */
	full = posix_fallocate(file, 0, (off_t) sizeof(struct calagopus_shared_memory));
	if (full != 0) {
		return calagopus_shared_refuse(place->shared, "There is no room for the state file of %zu KiB: %s.", sizeof(struct calagopus_shared_memory) / 1024, strerror(full));
	}
	calagopus_shared_head_fill(&head);
	if (!head.salted) {
		return calagopus_shared_refuse(place->shared, "The system gave no random bytes.");
	}
	if (pwrite(file, &head, sizeof(head), 0) != (ssize_t) sizeof(head)) {
		return calagopus_shared_refuse(place->shared, "The state file cannot be written: %s.", strerror(errno));
	}
	return true;
}

/* Makes the whole file and gives it its name; somebody else having been quicker is as good. */
static bool publish(struct place *place)
{
	char private_name[PRIVATE_NAME_BYTES];
	uint64_t random = 0;
	int file;

	sweep(place, 0);
	if (getrandom(&random, sizeof(random), 0) != (ssize_t) sizeof(random)) {
		return calagopus_shared_refuse(place->shared, "The system gave no random bytes.");
	}
	snprintf(private_name, sizeof(private_name), "%s.%016llx" PRIVATE_END, place->name, (unsigned long long) random);
	file = openat(place->directory, private_name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
	if (file < 0) {
		return calagopus_shared_refuse(place->shared, "No file can be made there: %s.", strerror(errno));
	}
	bool made = fill_file(place, file);

	if (made && linkat(place->directory, private_name, place->directory, place->name, 0) != 0 && errno != EEXIST && errno != ENOENT) {
		made = calagopus_shared_refuse(place->shared, "The state file cannot be published: %s.", strerror(errno));
	}
	unlinkat(place->directory, private_name, 0);
	close(file);
	return made;
}

/* ---- Opening ---- */

/* Touching a page that the file lacks kills the process, where there is no room for it any more. */
static bool lacks_pages(const struct stat *status)
{
	return status->st_size < (off_t) sizeof(struct calagopus_shared_memory) || (uint64_t) status->st_blocks * 512 < sizeof(struct calagopus_shared_memory);
}

/* Anybody may take a name in a folder that all may write to, so that what its owner's processes know stays with each of them. */
static bool refuse_squat(struct place *place, uid_t owner)
{
	return calagopus_shared_refuse(place->shared, "%s belongs to user %lu, who took the name; have root remove it, and give user %lu a folder of its own, " CALAGOPUS_SHARED_OWN_BASE "/%lu.",
		place->name, (unsigned long) owner, (unsigned long) place->shared->user, (unsigned long) place->shared->user);
}

static void refuse_unopened(struct place *place, int reason)
{
	struct stat status;

	if (fstatat(place->directory, place->name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_uid != place->shared->user) {
		refuse_squat(place, status.st_uid);
	} else {
		calagopus_shared_refuse(place->shared, "%s cannot be opened: %s.", place->name, strerror(reason));
	}
}

/* Whose the file is, and that nobody else can have it open or write to it. `gone`: it lost its name meanwhile. */
static bool check_file(struct place *place, int file, bool *gone)
{
	struct stat status;

	*gone = false;
	if (fstat(file, &status) == 0 && status.st_nlink > 1) {
		sweep(place, status.st_ino);
	}
	if (fstat(file, &status) != 0) {
		return calagopus_shared_refuse(place->shared, "The state file cannot be looked at: %s.", strerror(errno));
	}
	if (status.st_uid != place->shared->user) {
		return refuse_squat(place, status.st_uid);
	}
	if (!S_ISREG(status.st_mode) || (status.st_mode & 07777) != FILE_MODE || status.st_nlink > 1) {
		return calagopus_shared_refuse(place->shared, "%s is not a plain file of this user alone (mode 0600, one name); remove it.", place->name);
	}
	if (status.st_size != (off_t) sizeof(struct calagopus_shared_memory)) {
		return calagopus_shared_refuse(place->shared, "%s has not the size of a state file; remove it.", place->name);
	}
	if (lacks_pages(&status)) {
		return calagopus_shared_refuse(place->shared, "%s has holes, and may have no room for them; remove it.", place->name);
	}
	*gone = status.st_nlink == 0;
	place->shared->device = status.st_dev;
	place->shared->inode = status.st_ino;
	return !*gone;
}

static struct calagopus_shared_memory *map(struct place *place, int file)
{
	struct calagopus_shared_memory *memory = mmap(NULL, sizeof(*memory), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);

	if (memory == MAP_FAILED) {
		calagopus_shared_refuse(place->shared, "The state file cannot be mapped: %s.", strerror(errno));
		return NULL;
	}
	if (!calagopus_shared_head_fits(&memory->head)) {
		munmap(memory, sizeof(*memory));
		calagopus_shared_refuse(place->shared, "%s is no state file of this version and this machine's clock; remove it.", place->name);
		return NULL;
	}
	return memory;
}

static struct calagopus_shared_memory *open_or_publish(struct place *place)
{
	for (int i = 0; i < TRIES; i++) {
		int file = openat(place->directory, place->name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
		bool gone = false;

		if (file < 0 && errno != ENOENT) {
			refuse_unopened(place, errno);
			return NULL;
		}
		if (file >= 0) {
			struct calagopus_shared_memory *memory = check_file(place, file, &gone) ? map(place, file) : NULL;

			close(file);
			if (memory != NULL || !gone) {
				return memory;
			}
		} else if (!publish(place)) {
			return NULL;
		}
	}
	calagopus_shared_refuse(place->shared, "%s is made and removed over and over.", place->name);
	return NULL;
}

static bool name_file(char *name, size_t size, uid_t user)
{
	int length = snprintf(name, size, "calagopus-%lu-v%d.state", (unsigned long) user, CALAGOPUS_SHARED_LAYOUT);

	return length > 0 && (size_t) length < size;
}

/* What bears the user's name in the folder that is meant, whoever's it is. */
static bool look_for(const char *directory, uid_t user, struct stat *status)
{
	char folder[CALAGOPUS_SHARED_FOLDER_BYTES];
	char name[NAME_BYTES];
	char path[CALAGOPUS_SHARED_PATH_BYTES];

	calagopus_shared_folder(directory, user, folder, sizeof(folder));
	return folder[0] == '/' && name_file(name, sizeof(name), user) && snprintf(path, sizeof(path), "%s/%s", folder, name) < (int) sizeof(path)
		&& lstat(path, status) == 0;
}

bool calagopus_shared_exists(const char *directory)
{
	struct stat status;

	return look_for(directory, geteuid(), &status);
}

bool calagopus_shared_has_file(const char *directory, uid_t user)
{
	struct stat status;

	return look_for(directory, user, &status) && S_ISREG(status.st_mode) && status.st_uid == user;
}

struct calagopus_shared_memory *calagopus_shared_map_file(struct calagopus_shared *shared, const char *directory)
{
	struct place place = {.shared = shared, .directory = -1};
	struct calagopus_shared_memory *memory = NULL;
	int length;

	name_file(place.name, sizeof(place.name), shared->user);
	length = snprintf(shared->path, sizeof(shared->path), "%s/%s", directory, place.name);
	if (length < 0 || (size_t) length >= sizeof(shared->path) || directory[0] != '/') {
		calagopus_shared_refuse(shared, "The folder of the state file must be an absolute path.");
	} else {
		place.directory = calagopus_shared_folder_open(shared, directory);
	}
	if (place.directory >= 0) {
		memory = open_or_publish(&place);
		close(place.directory);
	}
	if (memory == NULL) {
		shared->path[0] = '\0';
	}
	return memory;
}

enum calagopus_shared_file_state calagopus_shared_file_look(const struct calagopus_shared *shared)
{
	struct stat status;

	if (lstat(shared->path, &status) != 0 || status.st_dev != shared->device || status.st_ino != shared->inode) {
		return CALAGOPUS_SHARED_FILE_GONE;
	}
	return lacks_pages(&status) ? CALAGOPUS_SHARED_FILE_CUT : CALAGOPUS_SHARED_FILE_THERE;
}
