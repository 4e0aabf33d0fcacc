/* The file behind the mapping: made under a private name, of its whole size, and published by link(); opened only where it is ours alone. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/shared_inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/magic.h>
#include <sys/vfs.h>
#endif

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

static bool refuse(struct calagopus_shared *shared, const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool refuse(struct calagopus_shared *shared, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(shared->problem, sizeof(shared->problem), format, arguments);
	va_end(arguments);
	return false;
}

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

/* ---- The folder ---- */

static bool check_filesystem(struct place *place, const char *path)
{
#ifdef __linux__
	struct statfs system;

	if (fstatfs(place->directory, &system) != 0 || ((unsigned long) system.f_type != TMPFS_MAGIC && (unsigned long) system.f_type != RAMFS_MAGIC)) {
		return refuse(place->shared, "%.180s is not on tmpfs, which a restart clears.", path);
	}
#endif
	return true;
}

/* Where others may rename or remove what is ours, nothing of ours is safe. */
static bool open_directory(struct place *place, const char *path)
{
	struct stat status;

	place->directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (place->directory < 0) {
		return refuse(place->shared, "%.180s cannot be opened: %s.", path, strerror(errno));
	}
	if (fstat(place->directory, &status) != 0 || (status.st_uid != 0 && status.st_uid != place->shared->user)) {
		return refuse(place->shared, "%.180s belongs to another user.", path);
	}
	if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0 && (status.st_mode & S_ISVTX) == 0) {
		return refuse(place->shared, "%.180s may be written to by others and has no sticky bit.", path);
	}
	return check_filesystem(place, path);
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
		return refuse(place->shared, "The state file cannot be made ours alone: %s.", strerror(errno));
	}
	/* all of it now: a page that cannot be had later would kill the process that touches it */
	full = posix_fallocate(file, 0, (off_t) sizeof(struct calagopus_shared_memory));
	if (full != 0) {
		return refuse(place->shared, "There is no room for the state file of %zu KiB: %s.", sizeof(struct calagopus_shared_memory) / 1024, strerror(full));
	}
	calagopus_shared_head_fill(&head);
	if (!head.salted) {
		return refuse(place->shared, "The system gave no random bytes.");
	}
	if (pwrite(file, &head, sizeof(head), 0) != (ssize_t) sizeof(head)) {
		return refuse(place->shared, "The state file cannot be written: %s.", strerror(errno));
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
		return refuse(place->shared, "The system gave no random bytes.");
	}
	snprintf(private_name, sizeof(private_name), "%s.%016llx" PRIVATE_END, place->name, (unsigned long long) random);
	file = openat(place->directory, private_name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
	if (file < 0) {
		return refuse(place->shared, "No file can be made there: %s.", strerror(errno));
	}
	bool made = fill_file(place, file);

	if (made && linkat(place->directory, private_name, place->directory, place->name, 0) != 0 && errno != EEXIST && errno != ENOENT) {
		made = refuse(place->shared, "The state file cannot be published: %s.", strerror(errno));
	}
	unlinkat(place->directory, private_name, 0);
	close(file);
	return made;
}

/* ---- Opening ---- */

/* Whose the file is, and that nobody else can have it open or write to it. `gone`: it lost its name meanwhile. */
static bool check_file(struct place *place, int file, bool *gone)
{
	struct stat status;

	*gone = false;
	if (fstat(file, &status) == 0 && status.st_nlink > 1) {
		sweep(place, status.st_ino);
	}
	if (fstat(file, &status) != 0) {
		return refuse(place->shared, "The state file cannot be looked at: %s.", strerror(errno));
	}
	if (!S_ISREG(status.st_mode) || status.st_uid != place->shared->user || (status.st_mode & 07777) != FILE_MODE || status.st_nlink > 1) {
		return refuse(place->shared, "%s is not a plain file of this user alone (mode 0600, one name); remove it.", place->name);
	}
	if (status.st_size != (off_t) sizeof(struct calagopus_shared_memory)) {
		return refuse(place->shared, "%s has not the size of a state file; remove it.", place->name);
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
		refuse(place->shared, "The state file cannot be mapped: %s.", strerror(errno));
		return NULL;
	}
	if (!calagopus_shared_head_fits(&memory->head)) {
		munmap(memory, sizeof(*memory));
		refuse(place->shared, "%s is no state file of this version and this machine's clock; remove it.", place->name);
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
			refuse(place->shared, "%s cannot be opened: %s.", place->name, strerror(errno));
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
	refuse(place->shared, "%s is made and removed over and over.", place->name);
	return NULL;
}

static bool name_file(char *name, size_t size, uid_t user)
{
	int length = snprintf(name, size, "calagopus-%lu-v%d.state", (unsigned long) user, CALAGOPUS_SHARED_LAYOUT);

	return length > 0 && (size_t) length < size;
}

bool calagopus_shared_exists(const char *directory)
{
	char name[NAME_BYTES];
	char path[4200];
	struct stat status;

	return directory != NULL && directory[0] == '/' && name_file(name, sizeof(name), geteuid())
		&& snprintf(path, sizeof(path), "%s/%s", directory, name) < (int) sizeof(path) && lstat(path, &status) == 0;
}

struct calagopus_shared_memory *calagopus_shared_map_file(struct calagopus_shared *shared, const char *directory)
{
	struct place place = {.shared = shared, .directory = -1};
	struct calagopus_shared_memory *memory = NULL;
	int length;

	name_file(place.name, sizeof(place.name), shared->user);
	length = snprintf(shared->path, sizeof(shared->path), "%s/%s", directory, place.name);
	if (length < 0 || (size_t) length >= sizeof(shared->path) || directory[0] != '/') {
		refuse(shared, "The folder of the state file must be an absolute path.");
	} else if (open_directory(&place, directory)) {
		memory = open_or_publish(&place);
	}
	if (place.directory >= 0) {
		close(place.directory);
	}
	if (memory == NULL) {
		shared->path[0] = '\0';
	}
	return memory;
}

bool calagopus_shared_file_is_current(const struct calagopus_shared *shared)
{
	struct stat status;

	return lstat(shared->path, &status) == 0 && status.st_dev == shared->device && status.st_ino == shared->inode;
}
