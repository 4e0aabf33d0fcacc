/* Tests of the mapping: whose file it is, how it is published, what stands in for it, and the table of panels. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/shared_inside.h"
#include "shared_fixture.h"

#define PANEL "https://panel.example.com"
#define COUNT(origin) calagopus_shared_rate_count((origin), &fixture_policy)

static const char *folder;

static int make_folder(void **state)
{
	(void) state;
	fixture_clock_plant();
	folder = fixture_folder_make();
	return folder == NULL;
}

static int remove_folder(void **state)
{
	(void) state;
	fixture_folder_remove();
	fixture_clock_restore();
	return 0;
}

static void path_of_state(char path[256])
{
	snprintf(path, 256, "%s/calagopus-%lu-v%d.state", folder, (unsigned long) geteuid(), CALAGOPUS_SHARED_LAYOUT);
}

static void expect_problem(const char *directory, const char *words)
{
	struct calagopus_shared *shared = calagopus_shared_open(directory);

	assert_non_null(shared);
	assert_int_equal(calagopus_shared_kind(shared), CALAGOPUS_SHARED_OWN);
	if (strstr(calagopus_shared_problem(shared), words) == NULL) {
		fail_msg("\"%s\" does not say \"%s\"", calagopus_shared_problem(shared), words);
	}
	assert_string_equal(calagopus_shared_path(shared), "");
	/* it works all the same */
	assert_int_equal(calagopus_shared_rate_take(calagopus_shared_origin(shared, PANEL), &fixture_policy, false), 0);
	calagopus_shared_close(shared);
}

static void all_processes_have_one_file_of_theirs_alone(void **state)
{
	(void) state;
	struct calagopus_shared *one = calagopus_shared_open(folder);
	struct calagopus_shared *other = calagopus_shared_open(folder);
	struct stat status;

	assert_int_equal(calagopus_shared_kind(one), CALAGOPUS_SHARED_FILE);
	assert_string_equal(calagopus_shared_path(one), calagopus_shared_path(other));
	assert_string_equal(calagopus_shared_problem(one), "");
	assert_int_equal(stat(calagopus_shared_path(one), &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(status.st_nlink, 1);
	assert_true((uint64_t) status.st_blocks * 512 >= sizeof(struct calagopus_shared_memory));
	assert_int_equal(fixture_folder_count(), 1);
	for (int i = 0; i < 5; i++) {
		assert_int_equal(calagopus_shared_rate_take(calagopus_shared_origin(i % 2 ? one : other, PANEL), &fixture_policy, false), 0);
	}
	assert_int_equal(COUNT(calagopus_shared_origin(one, PANEL)), 5);
	calagopus_shared_close(one);
	assert_int_equal(COUNT(calagopus_shared_origin(other, PANEL)), 5);
	calagopus_shared_close(other);
}

static void a_file_that_is_not_ours_alone_is_not_touched(void **state)
{
	(void) state;
	char path[256];
	char other[300];
	struct stat status;

	path_of_state(path);
	int file = open(path, O_RDWR | O_CREAT | O_EXCL, 0644);

	assert_true(file >= 0);
	assert_int_equal(fchmod(file, 0644), 0);
	expect_problem(folder, "mode 0600");
	assert_int_equal(fchmod(file, 0600), 0);
	expect_problem(folder, "size");
	assert_int_equal(ftruncate(file, (off_t) sizeof(struct calagopus_shared_memory)), 0);
	expect_problem(folder, "holes");
	assert_int_equal(posix_fallocate(file, 0, (off_t) sizeof(struct calagopus_shared_memory)), 0);
	expect_problem(folder, "no state file of this version");
	snprintf(other, sizeof(other), "%s/other", folder);
	assert_int_equal(link(path, other), 0);
	expect_problem(folder, "one name");
	if (geteuid() == 0) {
		assert_int_equal(unlink(other), 0);
		assert_int_equal(fchown(file, 12345, (gid_t) -1), 0);
		expect_problem(folder, "belongs to user 12345");
	}
	assert_int_equal(fstat(file, &status), 0);
	assert_int_equal(status.st_size, (off_t) sizeof(struct calagopus_shared_memory));
	close(file);
}

static void links_and_pipes_are_not_followed(void **state)
{
	(void) state;
	char path[256];
	char other[300];

	path_of_state(path);
	snprintf(other, sizeof(other), "%s/elsewhere", folder);
	assert_int_equal(symlink(other, path), 0);
	expect_problem(folder, "cannot be opened");
	assert_int_equal(access(other, F_OK), -1);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	expect_problem(folder, "not a plain file");
}

static void folders_that_others_control_are_refused(void **state)
{
	(void) state;
	expect_problem("relative", "absolute path");
	expect_problem("/nowhere/at/all", "cannot be opened");
	assert_int_equal(chmod(folder, 0777), 0);
	expect_problem(folder, "sticky");
	assert_int_equal(chmod(folder, 01777), 0);
	struct calagopus_shared *shared = calagopus_shared_open(folder);

	assert_int_equal(calagopus_shared_kind(shared), CALAGOPUS_SHARED_FILE);
	calagopus_shared_close(shared);
	if (geteuid() == 0) {
		assert_int_equal(chown(folder, 12345, (gid_t) -1), 0);
		expect_problem(folder, "another user");
		assert_int_equal(chown(folder, 0, (gid_t) -1), 0);
	}
	expect_problem("/proc", "tmpfs");
}

static void what_killed_makers_left_is_cleared_away(void **state)
{
	(void) state;
	char path[256];
	char old[300];
	char fresh[300];
	char twin[300];
	struct timespec times[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};

	path_of_state(path);
	snprintf(old, sizeof(old), "%s.1.new", path);
	snprintf(fresh, sizeof(fresh), "%s.2.new", path);
	snprintf(twin, sizeof(twin), "%s.3.new", path);
	close(open(old, O_RDWR | O_CREAT, 0600));
	close(open(fresh, O_RDWR | O_CREAT, 0600));
	assert_int_equal(utimensat(AT_FDCWD, old, times, 0), 0);
	struct calagopus_shared *shared = calagopus_shared_open(folder);

	assert_int_equal(calagopus_shared_kind(shared), CALAGOPUS_SHARED_FILE);
	assert_int_equal(access(old, F_OK), -1);
	assert_int_equal(access(fresh, F_OK), 0); /* somebody may be at it */
	/* killed between giving the name and taking the private one away */
	assert_int_equal(link(path, twin), 0);
	calagopus_shared_close(shared);
	shared = calagopus_shared_open(folder);
	assert_int_equal(calagopus_shared_kind(shared), CALAGOPUS_SHARED_FILE);
	assert_int_equal(access(twin, F_OK), -1);
	calagopus_shared_close(shared);
}

static void a_file_that_was_removed_is_made_anew(void **state)
{
	(void) state;
	struct calagopus_shared *shared = calagopus_shared_open(folder);

	assert_true(calagopus_shared_is_current(shared));
	assert_int_equal(unlink(calagopus_shared_path(shared)), 0);
	fixture_now_ms += 6000;
	assert_false(calagopus_shared_is_current(shared));
	calagopus_shared_close(shared);
	shared = calagopus_shared_open(folder);
	assert_int_equal(calagopus_shared_kind(shared), CALAGOPUS_SHARED_FILE);
	fixture_now_ms += 6000;
	assert_true(calagopus_shared_is_current(shared));
	calagopus_shared_close(shared);
}

static void anonymous_memory_is_given_up_for_a_file_later(void **state)
{
	(void) state;
	struct calagopus_shared *wanted = calagopus_shared_open("/nowhere/at/all");
	struct calagopus_shared *unwanted = calagopus_shared_open("");

	assert_string_equal(calagopus_shared_problem(unwanted), "");
	fixture_now_ms += 59000;
	assert_true(calagopus_shared_is_current(wanted));
	fixture_now_ms += 2000;
	assert_false(calagopus_shared_is_current(wanted));
	assert_true(calagopus_shared_is_current(unwanted));
	calagopus_shared_close(wanted);
	calagopus_shared_close(unwanted);
}

static void children_share_what_was_reserved_before_them(void **state)
{
	(void) state;
	calagopus_shared_reserve();
	for (int i = 0; i < 3; i++) {
		pid_t child = fork();

		if (child == 0) {
			struct calagopus_shared *shared = calagopus_shared_open(NULL);

			bool bad = shared == NULL || calagopus_shared_kind(shared) != CALAGOPUS_SHARED_INHERITED
				|| calagopus_shared_rate_take(calagopus_shared_origin(shared, PANEL), &fixture_policy, false) != 0;

			calagopus_shared_close(shared);
			_exit(bad ? 1 : 0);
		}
		int status = 0;

		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(status, 0);
	}
	struct calagopus_shared *shared = calagopus_shared_open(NULL);

	assert_int_equal(COUNT(calagopus_shared_origin(shared, PANEL)), 3);
	calagopus_shared_close(shared);
	calagopus_shared_reserve_end();
}

static void another_user_gets_nothing_of_ours(void **state)
{
	(void) state;
	int status = 0;

	if (geteuid() != 0) {
		return;
	}
	calagopus_shared_reserve();
	struct calagopus_shared *ours = calagopus_shared_open(NULL);
	struct calagopus_shared *file = calagopus_shared_open(folder);

	assert_int_equal(chmod(folder, 01777), 0);
	pid_t child = fork();

	if (child == 0) {
		if (setresuid(12345, 12345, 12345) != 0 || calagopus_shared_is_current(file) || calagopus_shared_is_current(ours)) {
			_exit(2);
		}
		struct calagopus_shared *theirs = calagopus_shared_open(NULL);
		struct calagopus_shared *their_file = calagopus_shared_open(folder);

		bool bad = calagopus_shared_kind(theirs) != CALAGOPUS_SHARED_OWN || calagopus_shared_kind(their_file) != CALAGOPUS_SHARED_FILE
			|| strcmp(calagopus_shared_path(their_file), calagopus_shared_path(file)) == 0;

		calagopus_shared_close(theirs);
		calagopus_shared_close(their_file);
		calagopus_shared_close(ours);
		calagopus_shared_close(file);
		_exit(bad ? 1 : 0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	calagopus_shared_close(file);
	calagopus_shared_close(ours);
	calagopus_shared_reserve_end();
}

/* Touching a page behind the file's end, or one that there is no room for, kills the process. */
static void a_file_that_was_cut_is_neither_opened_nor_touched(void **state)
{
	char path[256];

	(void) state;
	struct calagopus_shared *shared = calagopus_shared_open(folder);
	struct calagopus_shared_origin *origin = calagopus_shared_origin(shared, PANEL);

	path_of_state(path);
	calagopus_shared_guard(shared);
	assert_int_equal(calagopus_shared_kind(shared), CALAGOPUS_SHARED_FILE);
	assert_int_equal(truncate(path, 0), 0);
	calagopus_shared_guard(shared);
	assert_int_equal(calagopus_shared_kind(shared), CALAGOPUS_SHARED_OWN);
	assert_int_equal(calagopus_shared_rate_take(origin, &fixture_policy, false), 0);
	assert_non_null(calagopus_shared_origin(shared, PANEL));
	calagopus_shared_close(shared);
	expect_problem(folder, "size");
	assert_int_equal(truncate(path, (off_t) sizeof(struct calagopus_shared_memory)), 0);
	expect_problem(folder, "holes");
}

static void a_file_that_gets_holes_is_not_current(void **state)
{
	char path[256];

	(void) state;
	struct calagopus_shared *shared = calagopus_shared_open(folder);
	int file = (path_of_state(path), open(path, O_RDWR));

	assert_true(calagopus_shared_is_current(shared));
	assert_int_equal(fallocate(file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 1 << 20, 1 << 20), 0);
	close(file);
	assert_false(calagopus_shared_is_current(shared));
	calagopus_shared_close(shared);
}

static void each_panel_has_its_own_slot(void **state)
{
	(void) state;
	struct calagopus_shared *shared = calagopus_shared_open("");
	struct calagopus_shared_origin *first = calagopus_shared_origin(shared, PANEL);
	char url[400];

	assert_non_null(first);
	assert_ptr_equal(calagopus_shared_origin(shared, PANEL), first);
	assert_ptr_not_equal(calagopus_shared_origin(shared, PANEL ":8443"), first);
	assert_ptr_not_equal(calagopus_shared_origin(shared, "http://panel.example.com"), first);
	assert_null(calagopus_shared_origin(shared, ""));
	memset(url, 'a', sizeof(url) - 1);
	url[sizeof(url) - 1] = '\0';
	assert_null(calagopus_shared_origin(shared, url));
	calagopus_shared_close(shared);
}

static void a_slot_that_idles_goes_to_another_panel(void **state)
{
	(void) state;
	struct calagopus_shared *shared = calagopus_shared_open("");
	char url[64];

	for (int i = 0; i < CALAGOPUS_SHARED_ORIGINS; i++) {
		snprintf(url, sizeof(url), "https://panel-%d.example.com", i);
		struct calagopus_shared_origin *origin = calagopus_shared_origin(shared, url);

		assert_non_null(origin);
		assert_int_equal(calagopus_shared_rate_take(origin, &fixture_policy, false), 0);
		calagopus_shared_breaker_failed(origin, &fixture_policy);
		calagopus_shared_count(origin, CALAGOPUS_SHARED_FIGURE_REQUESTS);
	}
	assert_null(calagopus_shared_origin(shared, PANEL));
	fixture_now_ms += 3 * 3600 * 1000;
	/* one is used again: it stays */
	assert_non_null(calagopus_shared_origin(shared, "https://panel-0.example.com"));
	struct calagopus_shared_origin *origin = calagopus_shared_origin(shared, PANEL);
	struct calagopus_shared_report report;

	assert_non_null(origin);
	assert_ptr_equal(calagopus_shared_origin(shared, PANEL), origin);
	assert_true(calagopus_shared_report(shared, &fixture_policy, 0, &report));
	assert_string_equal(report.url, "https://panel-0.example.com");
	assert_int_equal(report.figures[CALAGOPUS_SHARED_FIGURE_REQUESTS], 1);
	assert_true(calagopus_shared_report(shared, &fixture_policy, 1, &report));
	assert_string_equal(report.url, PANEL);
	assert_int_equal(report.figures[CALAGOPUS_SHARED_FIGURE_REQUESTS], 0);
	assert_int_equal(report.count, 0);
	assert_false(calagopus_shared_report(shared, &fixture_policy, CALAGOPUS_SHARED_ORIGINS, &report));
	calagopus_shared_close(shared);
}

static void a_slot_whose_maker_was_killed_is_made_by_another(void **state)
{
	(void) state;
	struct calagopus_shared *shared = calagopus_shared_open("");

	calagopus_shared_origin(shared, PANEL);
	/* as if its maker had been killed right after the claim */
	uint64_t end = (uint64_t) (fixture_now_ms + 10000) / 100;

	atomic_store(&shared->memory->origins[0].tag, atomic_load(&shared->memory->origins[0].tag) | end << 1 | 1);
	assert_null(calagopus_shared_origin(shared, PANEL)); /* waits a moment, then does without */
	assert_non_null(calagopus_shared_origin(shared, "https://other.example.com"));
	fixture_now_ms += 10200;
	assert_ptr_equal(calagopus_shared_origin(shared, PANEL), &shared->memory->origins[0]);
	calagopus_shared_close(shared);
}

static void figures_and_latencies_are_told(void **state)
{
	(void) state;
	struct calagopus_shared *shared = calagopus_shared_open("");
	struct calagopus_shared_origin *origin = calagopus_shared_origin(shared, PANEL);
	struct calagopus_shared_report report;
	const int64_t spans[] = {0, 1, 2, 3, 4, 1000, INT64_MAX};

	for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
		calagopus_shared_latency(origin, spans[i]);
	}
	calagopus_shared_count(origin, CALAGOPUS_SHARED_FIGURE_SUMMARY_MISSES);
	assert_true(calagopus_shared_report(shared, &fixture_policy, 0, &report));
	assert_int_equal(report.latency[0], 1);
	assert_int_equal(report.latency[1], 1);
	assert_int_equal(report.latency[2], 2);
	assert_int_equal(report.latency[3], 1);
	assert_int_equal(report.latency[10], 1);
	assert_int_equal(report.latency[CALAGOPUS_SHARED_LATENCIES - 1], 1);
	assert_int_equal(report.figures[CALAGOPUS_SHARED_FIGURE_SUMMARY_MISSES], 1);
	assert_int_equal(report.open_ms, -1);
	assert_int_equal(report.limit, 360);
	assert_string_equal(calagopus_shared_figure_name(CALAGOPUS_SHARED_FIGURE_SUMMARY_MISSES), "summaryMisses");
	calagopus_shared_close(shared);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_processes_have_one_file_of_theirs_alone),
		TEST(a_file_that_is_not_ours_alone_is_not_touched),
		TEST(links_and_pipes_are_not_followed),
		TEST(folders_that_others_control_are_refused),
		TEST(what_killed_makers_left_is_cleared_away),
		TEST(a_file_that_was_removed_is_made_anew),
		TEST(anonymous_memory_is_given_up_for_a_file_later),
		TEST(children_share_what_was_reserved_before_them),
		TEST(another_user_gets_nothing_of_ours),
		TEST(a_file_that_was_cut_is_neither_opened_nor_touched),
		TEST(a_file_that_gets_holes_is_not_current),
		TEST(each_panel_has_its_own_slot),
		TEST(a_slot_that_idles_goes_to_another_panel),
		TEST(a_slot_whose_maker_was_killed_is_made_by_another),
		TEST(figures_and_latencies_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
