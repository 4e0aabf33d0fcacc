/* The folder of the state file: the user's own where there is one, and one in which nobody else may rename or remove what is ours. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/shared_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/magic.h>
#include <sys/vfs.h>
#endif

bool calagopus_shared_refuse(struct calagopus_shared *shared, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(shared->problem, sizeof(shared->problem), format, arguments);
	va_end(arguments);
	return false;
}

static bool own_folder(uid_t user, char *out, size_t size)
{
	struct stat status;

	snprintf(out, size, CALAGOPUS_SHARED_OWN_BASE "/%lu", (unsigned long) user);
	return lstat(out, &status) == 0 && S_ISDIR(status.st_mode);
}

bool calagopus_shared_folder(const char *directory, uid_t user, char *out, size_t size)
{
	bool chosen = directory != NULL && strcmp(directory, CALAGOPUS_SHARED_AUTO) == 0;
	bool own = chosen && own_folder(user, out, size);

	if (!own) {
		snprintf(out, size, "%s", chosen ? CALAGOPUS_SHARED_COMMON : (directory != NULL ? directory : ""));
	}
	return own;
}

static bool is_in_memory(int directory)
{
#ifdef __linux__
	struct statfs system;

	return fstatfs(directory, &system) == 0 && ((unsigned long) system.f_type == TMPFS_MAGIC || (unsigned long) system.f_type == RAMFS_MAGIC);
#else
	(void) directory;
	return true;
#endif
}

static bool check(struct calagopus_shared *shared, int directory, const char *path)
{
	struct stat status;

	if (fstat(directory, &status) != 0 || (status.st_uid != 0 && status.st_uid != shared->user)) {
		return calagopus_shared_refuse(shared, "%.180s belongs to another user.", path);
	}
	if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0 && (status.st_mode & S_ISVTX) == 0) {
		return calagopus_shared_refuse(shared, "%.180s may be written to by others and has no sticky bit.", path);
	}
	if (!is_in_memory(directory)) {
		return calagopus_shared_refuse(shared, "%.180s is not on tmpfs, which a restart clears.", path);
	}
	return true;
}

int calagopus_shared_folder_open(struct calagopus_shared *shared, const char *path)
{
	int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (directory < 0) {
		calagopus_shared_refuse(shared, "%.180s cannot be opened: %s.", path, strerror(errno));
	} else if (!check(shared, directory, path)) {
		close(directory);
		directory = -1;
	}
	return directory;
}
