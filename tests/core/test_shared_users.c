/* Several users on one host, as the pools of one PHP-FPM master: what each of them has of what was reserved for all, of names, and of folders.
 * Only root can become them: without it there is nothing to see. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/shared_inside.h"
#include "shared_fixture.h"

static const char *folder;

static int make_folder(void **state)
{
	(void) state;
	fixture_clock_plant();
	folder = fixture_folder_make();
	return folder == NULL || chmod(folder, 01777) != 0;
}

static int remove_folder(void **state)
{
	(void) state;
	fixture_folder_remove();
	fixture_clock_restore();
	return 0;
}

/* Whether anonymous memory of the mapping's size is mapped here. */
static bool has_reserve(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[400];
	bool found = false;

	assert_non_null(maps);
	while (fgets(line, sizeof(line), maps) != NULL) {
		unsigned long from;
		unsigned long to;

		if (strstr(line, "/dev/zero") != NULL && sscanf(line, "%lx-%lx", &from, &to) == 2) {
			found = found || to - from >= sizeof(struct calagopus_shared_memory);
		}
	}
	fclose(maps);
	return found;
}

/* Runs `look` as another user, in a child; its answer. */
static int as_user(uid_t user, int (*look)(void))
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		_exit(setresgid(user, user, user) != 0 || setresuid(user, user, user) != 0 ? 99 : look());
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int settle_without_a_file(void)
{
	calagopus_shared_settle(true, NULL);
	return has_reserve() ? 1 : 0;
}

static int settle_unwanted(void)
{
	calagopus_shared_settle(false, NULL);
	return has_reserve() ? 1 : 0;
}

static int settle_with_a_file(void)
{
	struct calagopus_shared *shared = calagopus_shared_open(folder);

	calagopus_shared_close(shared);
	calagopus_shared_settle(true, folder);
	return has_reserve() ? 1 : 0;
}

static int open_without_settling(void)
{
	struct calagopus_shared *shared = calagopus_shared_open(NULL);
	bool has = has_reserve();

	/* its own is anonymous, too */
	bool own = calagopus_shared_kind(shared) == CALAGOPUS_SHARED_OWN;

	calagopus_shared_close(shared);
	return own && has && !has_reserve() ? 0 : 1;
}

static void workers_of_other_users_do_not_have_what_was_reserved(void **state)
{
	(void) state;
	if (geteuid() != 0) {
		skip();
	}
	calagopus_shared_reserve();
	assert_true(has_reserve());
	assert_int_equal(as_user(12341, settle_unwanted), 0);
	assert_int_equal(as_user(12342, settle_with_a_file), 0);
	assert_int_equal(as_user(12345, settle_without_a_file), 1); /* the first one */
	assert_int_equal(as_user(12345, settle_without_a_file), 1);
	assert_int_equal(as_user(12346, settle_without_a_file), 0);
	assert_int_equal(as_user(12346, open_without_settling), 0);
	assert_true(has_reserve());
	calagopus_shared_reserve_end();
	assert_false(has_reserve());
}

static int open_squatted(void)
{
	struct calagopus_shared *shared = calagopus_shared_open(folder);
	const char *problem = calagopus_shared_problem(shared);
	bool told = strstr(problem, "belongs to user 0") != NULL && strstr(problem, "/run/calagopus/12345") != NULL;

	told = told && calagopus_shared_kind(shared) == CALAGOPUS_SHARED_OWN && calagopus_shared_exists(folder);
	calagopus_shared_close(shared);
	return told ? 0 : 1;
}

static void a_name_that_another_user_took_is_told(void **state)
{
	char path[256];

	(void) state;
	if (geteuid() != 0) {
		skip();
	}
	snprintf(path, sizeof(path), "%s/calagopus-12345-v%d.state", folder, CALAGOPUS_SHARED_LAYOUT);
	close(open(path, O_WRONLY | O_CREAT | O_EXCL, 0600));
	assert_int_equal(as_user(12345, open_squatted), 0);
	assert_int_equal(chmod(path, 0666), 0);
	assert_int_equal(as_user(12345, open_squatted), 0);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	assert_int_equal(as_user(12345, open_squatted), 0);
}

#define OWN_USER 54321

static int open_chosen(void)
{
	struct calagopus_shared *shared = calagopus_shared_open(CALAGOPUS_SHARED_AUTO);
	const char *path = calagopus_shared_path(shared);
	int answer = strncmp(path, "/run/calagopus/54321/", 21) == 0 ? 1 : strncmp(path, "/dev/shm/", 9) == 0 ? 2 : 3;

	if (strstr(calagopus_shared_problem(shared), "belongs to another user") != NULL) {
		answer = 4;
	}
	if (path[0] != '\0') {
		unlink(path);
	}
	calagopus_shared_close(shared);
	return answer;
}

static int open_chosen_twice(void)
{
	struct calagopus_shared *shared = calagopus_shared_open(CALAGOPUS_SHARED_AUTO);
	bool before = calagopus_shared_is_current(shared);

	fixture_now_ms += 6000;
	before = before && calagopus_shared_is_current(shared);
	unlink(calagopus_shared_path(shared));
	calagopus_shared_close(shared);
	return before ? 0 : 1;
}

/* A step that went otherwise, by its number; 0: none. */
static int look_at_own_folders(void)
{
	if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", "none", MS_REC | MS_PRIVATE, NULL) != 0 || mount("none", "/run", "tmpfs", 0, NULL) != 0
		|| mount("none", "/dev/shm", "tmpfs", 0, "mode=1777") != 0) {
		return 98;
	}
	if (as_user(OWN_USER, open_chosen) != 2 || as_user(OWN_USER, open_chosen_twice) != 0) {
		return 1;
	}
	if (mkdir("/run/calagopus", 0755) != 0 || mkdir("/run/calagopus/54321", 0700) != 0 || as_user(OWN_USER, open_chosen) != 3) {
		return 2; /* root's, and closed */
	}
	if (chown("/run/calagopus/54321", 12345, 12345) != 0 || chmod("/run/calagopus/54321", 0755) != 0 || as_user(OWN_USER, open_chosen) != 4) {
		return 3;
	}
	if (chown("/run/calagopus/54321", OWN_USER, OWN_USER) != 0 || as_user(OWN_USER, open_chosen) != 1) {
		return 4;
	}
	/* one that is in use is left for another that is made */
	struct calagopus_shared *shared = calagopus_shared_open(CALAGOPUS_SHARED_AUTO);
	bool before = calagopus_shared_is_current(shared);

	fixture_now_ms += 6000;
	before = before && calagopus_shared_is_current(shared) && mkdir("/run/calagopus/0", 0700) == 0;
	fixture_now_ms += 6000;
	bool after = calagopus_shared_is_current(shared);

	unlink(calagopus_shared_path(shared));
	calagopus_shared_close(shared);
	return before && !after ? 0 : 5;
}

/* Root makes it, so nobody can take a name in it. In a namespace of its own: the host's folders are not ours. */
static void a_folder_of_the_users_own_is_used_where_it_is_there(void **state)
{
	(void) state;
	if (geteuid() != 0) {
		skip();
	}
	int step = as_user(0, look_at_own_folders);

	if (step == 98) {
		skip();
	}
	assert_int_equal(step, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(workers_of_other_users_do_not_have_what_was_reserved),
		TEST(a_name_that_another_user_took_is_told),
		TEST(a_folder_of_the_users_own_is_used_where_it_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
